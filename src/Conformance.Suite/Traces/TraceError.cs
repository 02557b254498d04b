namespace Conformance.Suite.Traces;

/// <summary>A mistake in a file of the traces folder: what is wrong, and what to do.</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">The character in the line, from 1.</param>
/// <param name="Message">One line.</param>
public readonly record struct TraceError(string File, int Line, int Column, string Message)
{
    /// <summary>The form that editors and CI understand: file:line:col: error: message.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}: error: {Message}";
}
