namespace Conformance.Arm.Assembly;

/// <summary>Comments between <c>/*</c> and <c>*/</c>.</summary>
internal static class BlockComments
{
    /// <summary>The source with blanks in their place, so that lines and columns stay what they were.</summary>
    public static string Blank(string source, AssemblyErrors errors)
    {
        int open = StartOf(source, 0);
        if (open < 0)
        {
            return source;
        }

        char[] text = source.ToCharArray();
        while (open >= 0)
        {
            int close = source.IndexOf("*/", open + 2, StringComparison.Ordinal);
            if (close < 0)
            {
                int lineStart = source.LastIndexOf('\n', open) + 1;
                errors.Add(source.AsSpan(0, open).Count('\n') + 1, open - lineStart, 2, "the comment is not closed; end it with */");
            }

            int end = close < 0 ? source.Length : close + 2;
            foreach (ref char c in text.AsSpan(open..end))
            {
                c = c == '\n' ? c : ' ';
            }

            open = StartOf(source, end);
        }

        return new(text);
    }

    // Inside a comment to the end of the line, "/*" means nothing.
    private static int StartOf(string source, int from)
    {
        int open = source.IndexOf("/*", from, StringComparison.Ordinal);
        while (open >= 0)
        {
            int lineStart = Math.Max(from, source.LastIndexOf('\n', open) + 1);
            if (source.IndexOf("//", lineStart, open - lineStart, StringComparison.Ordinal) < 0)
            {
                return open;
            }

            open = source.IndexOf("/*", open + 2, StringComparison.Ordinal);
        }

        return -1;
    }
}
