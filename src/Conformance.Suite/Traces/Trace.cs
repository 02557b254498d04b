using Conformance.Suite.Diagnostics;

namespace Conformance.Suite.Traces;

/// <summary>The rows of one run of one scenario, in order, and the file they came from.</summary>
public sealed class Trace
{
    private readonly SourceText? _source;
    private readonly int _firstLine;

    /// <summary>A trace that is in no file.</summary>
    public Trace(string scenario, IReadOnlyList<TraceRow> rows)
    {
        Scenario = scenario;
        Rows = rows;
    }

    internal Trace(string scenario, IReadOnlyList<TraceRow> rows, SourceText source, int firstLine)
        : this(scenario, rows)
    {
        _source = source;
        _firstLine = firstLine;
    }

    /// <summary>The scenario and its variant.</summary>
    public string Scenario { get; }

    /// <summary>The rows; the last one is the end row.</summary>
    public IReadOnlyList<TraceRow> Rows { get; }

    /// <summary>The file as the user named it; empty for a trace that was just run.</summary>
    public string File => _source?.Path ?? "";

    /// <summary>The line of a row in <see cref="File"/>, from 1. A row is one line, because line breaks in fields are refused.</summary>
    public int LineOf(int row) => _firstLine == 0 ? 0 : _firstLine + row;

    /// <summary>The same run as far as a recording tells it: older recordings have fewer values in the end row.</summary>
    public Trace AsToldBy(Trace recorded)
    {
        if (Rows is not [.., { Kind: TraceRowKinds.End } mine] || recorded.Rows is not [.., { Kind: TraceRowKinds.End } theirs])
        {
            return this;
        }

        string detail = TraceDetail.AsToldBy(theirs.Detail, mine.Detail);
        return detail == mine.Detail ? this : new(Scenario, [.. Rows.SkipLast(1), mine.With(detail)]);
    }

    /// <summary>A mistake at the first row.</summary>
    /// <exception cref="InvalidOperationException">The trace is in no file.</exception>
    internal Diagnostic Mistake(string message) => _source is null
        ? throw new InvalidOperationException($"{Scenario}: a trace that is in no file has no place in one")
        : Diagnostic.At(_source, new(_firstLine, 1, Scenario.Length), message);
}
