using System.Text;

namespace Conformance.Suite.Diagnostics;

/// <summary>Collects the mistakes of all files, so that they are reported at once.</summary>
public sealed class DiagnosticBag
{
    // A set, because every variant of a scenario repeats the mistakes of what it does not vary.
    private readonly HashSet<Diagnostic> _diagnostics = [];

    /// <summary>Whether nothing was found.</summary>
    public bool IsEmpty => _diagnostics.Count == 0;

    /// <summary>Number of different mistakes.</summary>
    public int Count => _diagnostics.Count;

    /// <summary>All mistakes by file, line and column.</summary>
    public IReadOnlyList<Diagnostic> Ordered()
    {
        List<Diagnostic> ordered = [.. _diagnostics];
        ordered.Sort(Diagnostic.CompareByPlace);
        return ordered;
    }

    /// <summary>Adds a mistake.</summary>
    public void Add(Diagnostic diagnostic) => _diagnostics.Add(diagnostic);

    /// <summary>Adds a mistake in a text.</summary>
    public void Add(SourceText source, SourceSpan span, string message) => Add(Diagnostic.At(source, span, message));

    /// <summary>Adds a mistake of a file that has no text to show.</summary>
    public void Add(string path, string message) => Add(Diagnostic.Of(path, message));

    /// <summary>All mistakes as text, each with its line and caret; empty when there are none.</summary>
    public string Render()
    {
        StringBuilder text = new();
        foreach (Diagnostic diagnostic in Ordered())
        {
            text.Append(DiagnosticText.Render(diagnostic));
        }

        return text.ToString();
    }
}
