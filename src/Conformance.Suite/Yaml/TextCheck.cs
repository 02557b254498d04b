using System.Buffers;
using Conformance.Suite.Diagnostics;

namespace Conformance.Suite.Yaml;

/// <summary>Refuses text in which a YAML parser and an editor would not count the same lines and columns.</summary>
internal static class TextCheck
{
    // Everything but tab, LF and CR below the space; and what YAML 1.1 takes for a line end.
    private static readonly SearchValues<char> Forbidden = SearchValues.Create(
        "\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000b\u000c\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016"
        + "\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f\u007f\u0085\u2028\u2029\ufeff");

    /// <summary>Whether a character may not be in a file, not even in quotes.</summary>
    public static bool IsForbidden(char c) => Forbidden.Contains(c);

    /// <summary>Whether the text may be parsed; if not, the bag has the reason.</summary>
    public static bool Accept(SourceText source, DiagnosticBag bag)
    {
        int control = source.Text.AsSpan().IndexOfAny(Forbidden);
        if (control >= 0)
        {
            bag.Add(source, source.SpanAt(control, 1), $"the character U+{(int)source.Text[control]:X4} is not allowed; remove it");
            return false;
        }

        return AcceptCarriageReturns(source, bag) && AcceptIndentation(source, bag);
    }

    private static bool AcceptCarriageReturns(SourceText source, DiagnosticBag bag)
    {
        string text = source.Text;
        for (int at = text.IndexOf('\r'); at >= 0; at = text.IndexOf('\r', at + 1))
        {
            if (at + 1 == text.Length || text[at + 1] != '\n')
            {
                bag.Add(source, source.SpanAt(at, 1), "a carriage return without a line feed; end lines with LF");
                return false;
            }
        }

        return true;
    }

    private static bool AcceptIndentation(SourceText source, DiagnosticBag bag)
    {
        if (!source.Text.Contains('\t'))
        {
            return true;
        }

        for (int number = 1; number <= source.LineCount; number++)
        {
            ReadOnlySpan<char> line = source.Line(number);
            int indentation = line.IndexOfAnyExcept(' ', '\t');
            int tab = line.IndexOf('\t');
            if (indentation >= 0 && tab >= 0 && tab < indentation)
            {
                bag.Add(source, new(number, tab + 1, 1), "a tab in the indentation; indent with spaces");
                return false;
            }
        }

        return true;
    }
}
