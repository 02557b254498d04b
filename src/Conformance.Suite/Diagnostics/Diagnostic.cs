namespace Conformance.Suite.Diagnostics;

/// <summary>A mistake in an input file.</summary>
/// <param name="File">Relative path with forward slashes.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in characters.</param>
/// <param name="Length">Characters; at least 1.</param>
/// <param name="Message">What is wrong, and what to do.</param>
/// <param name="SourceLine">The line itself; empty where the text is not known.</param>
public sealed record Diagnostic(string File, int Line, int Column, int Length, string Message, string SourceLine)
{
    /// <summary>Place and message on one line, in the form that editors and CI understand.</summary>
    public string Headline => $"{File}:{Line}:{Column}: error: {Message}";

    /// <summary>A mistake in a text.</summary>
    public static Diagnostic At(SourceText source, SourceSpan span, string message) =>
        new(source.Path, span.Line, span.Column, Math.Max(1, span.Length), message, source.Line(span.Line).ToString());

    /// <summary>A mistake of a file that has no text to show.</summary>
    public static Diagnostic Of(string path, string message) => new(path, 1, 1, 1, message, "");

    /// <summary>Orders by file, line, column, then message, so that two runs over the same files print the same.</summary>
    public static int CompareByPlace(Diagnostic x, Diagnostic y)
    {
        int order = string.CompareOrdinal(x.File, y.File);
        order = order != 0 ? order : x.Line.CompareTo(y.Line);
        order = order != 0 ? order : x.Column.CompareTo(y.Column);
        return order != 0 ? order : string.CompareOrdinal(x.Message, y.Message);
    }

    /// <inheritdoc/>
    public override string ToString() => DiagnosticText.Render(this);
}
