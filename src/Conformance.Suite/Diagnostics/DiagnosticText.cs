using System.Text;

namespace Conformance.Suite.Diagnostics;

/// <summary>A diagnostic as people read it: <c>file:line:col: error: message</c>, the line, and a caret below the place.</summary>
public static class DiagnosticText
{
    private const int Widest = 160;
    private const int Before = 60;
    private const string Cut = "...";

    /// <summary>The diagnostic as text that ends with LF.</summary>
    public static string Render(Diagnostic diagnostic)
    {
        StringBuilder text = new();
        text.Append(diagnostic.Headline).Append('\n');
        if (diagnostic.SourceLine.Length > 0)
        {
            AppendExcerpt(text, diagnostic.SourceLine, diagnostic.Column - 1, diagnostic.Length);
        }

        return text.ToString();
    }

    private static void AppendExcerpt(StringBuilder text, string line, int caret, int length)
    {
        caret = Math.Clamp(caret, 0, line.Length);

        // A file of one endless line would fill the screen.
        int start = line.Length > Widest && caret > Before ? caret - Before : 0;
        int end = Math.Min(line.Length, start + Widest);
        string lead = start > 0 ? Cut : "";

        text.Append(lead);
        for (int i = start; i < end; i++)
        {
            text.Append(Shown(line[i]));
        }

        text.Append(end < line.Length ? Cut : "").Append('\n');

        text.Append(' ', lead.Length);
        for (int i = start; i < caret; i++)
        {
            // A tab takes as many columns below as above only if it is a tab below, too.
            text.Append(line[i] == '\t' ? '\t' : ' ');
        }

        int underlined = Math.Clamp(length, 1, Math.Max(1, end - caret));
        text.Append('^').Append('~', underlined - 1).Append('\n');
    }

    // An escape sequence in an input file must not reach the terminal.
    private static char Shown(char c) => char.IsControl(c) && c != '\t' ? '?' : c;
}
