using Conformance.Suite.Diagnostics;

namespace Conformance.Suite.Traces;

/// <summary>Collects the rows of a file into traces, and checks their order: scenarios in one piece, exits numbered from 0, one end row.</summary>
internal sealed class TraceAssembler(SourceText source, DiagnosticBag bag)
{
    private readonly List<Trace> _traces = [];
    private readonly Dictionary<string, int> _firstLines = new(StringComparer.Ordinal);
    private readonly List<TraceRow> _rows = [];
    private string? _scenario;
    private int _firstLine;
    private int _line = 1;
    private int _exits;

    // After an error the order of the rest of a scenario says nothing more, and would only repeat it.
    private bool _broken;

    /// <summary>Adds the row of the next line; null when it was unreadable.</summary>
    public void Add(int line, string scenario, TraceRow? row)
    {
        if (scenario != _scenario)
        {
            CloseScenario();
            OpenScenario(line, scenario);
        }

        _line = line;
        if (row is null)
        {
            _broken = true;
        }

        if (!_broken)
        {
            CheckOrder(row!);
            _rows.Add(row!);
        }
    }

    /// <summary>The traces that are in order.</summary>
    public IReadOnlyList<Trace> Finish()
    {
        CloseScenario();
        if (_firstLines.Count == 0)
        {
            Report("the file has no rows: record it again, or delete it");
        }

        return _traces;
    }

    private void OpenScenario(int line, string scenario)
    {
        _scenario = scenario;
        _firstLine = line;
        _line = line;
        _exits = 0;
        _rows.Clear();
        _broken = false;
        if (!_firstLines.TryAdd(scenario, line))
        {
            Report($"{scenario} began in line {_firstLines[scenario]} and comes again: keep the rows of a scenario together, and record it once");
        }
    }

    private void CheckOrder(TraceRow row)
    {
        if (_rows.Count > 0 && _rows[^1].Kind == TraceRowKinds.End)
        {
            Report($"{_scenario} has a row after its end: the end row is the last one of a scenario");
        }
        else if (row.ExitNumber is int number && number != _exits++)
        {
            Report($"seq is {number} where exit {_exits - 1} of {_scenario} is expected: number exits 0, 1, 2 without gaps");
        }
    }

    private void CloseScenario()
    {
        if (_scenario is null || _broken)
        {
            return;
        }

        if (_rows[^1].Kind != TraceRowKinds.End)
        {
            Report($"{_scenario} has no end row after this line: the recording was cut short, record it again");
            return;
        }

        _traces.Add(new(_scenario, _rows.ToArray(), source, _firstLine));
    }

    private void Report(string message)
    {
        _broken = true;
        bag.Add(source, new(_line, 1, _scenario?.Length ?? 1), message);
    }
}
