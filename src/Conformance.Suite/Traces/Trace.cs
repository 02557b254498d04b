namespace Conformance.Suite.Traces;

/// <summary>The rows of one run of one scenario, in order, and the file they came from.</summary>
public sealed class Trace
{
    private readonly int _firstLine;

    /// <summary>A trace that is in no file.</summary>
    public Trace(string scenario, IReadOnlyList<TraceRow> rows)
        : this(scenario, rows, "", 0)
    {
    }

    internal Trace(string scenario, IReadOnlyList<TraceRow> rows, string file, int firstLine)
    {
        Scenario = scenario;
        Rows = rows;
        File = file;
        _firstLine = firstLine;
    }

    /// <summary>The scenario and its variant.</summary>
    public string Scenario { get; }

    /// <summary>The rows; the last one is the end row.</summary>
    public IReadOnlyList<TraceRow> Rows { get; }

    /// <summary>The file as the user named it; empty for a trace that was just run.</summary>
    public string File { get; }

    /// <summary>The line of a row in <see cref="File"/>, from 1. A row is one line, because line breaks in fields are refused.</summary>
    public int LineOf(int row) => _firstLine == 0 ? 0 : _firstLine + row;
}
