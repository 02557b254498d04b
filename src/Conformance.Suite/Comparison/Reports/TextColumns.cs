namespace Conformance.Suite.Comparison.Reports;

/// <summary>Plain text in a fixed number of columns.</summary>
public static class TextColumns
{
    // Where a word without blanks is too long, it is parted behind one of these.
    private const string Joints = "@,/;=+:-";

    /// <summary>The lines of a text, none longer than <paramref name="width"/>.</summary>
    public static IReadOnlyList<string> Wrap(string text, int width)
    {
        List<string> lines = [];
        string line = "";
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Parts(word, width)))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                lines.Add(line);
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        lines.Add(line);
        return lines;
    }

    /// <summary>The text with a margin before every line.</summary>
    /// <param name="text">The text.</param>
    /// <param name="first">What is before the first line; as long as what is before the others.</param>
    /// <param name="width">The width with the margin.</param>
    public static IEnumerable<string> Indented(string text, string first, int width) =>
        Wrap(text, width - first.Length).Select((line, i) => (i == 0 ? first : new string(' ', first.Length)) + line);

    /// <summary>Texts side by side, each in a column of its own.</summary>
    /// <param name="first">What is before the first line; as long as what is before the others.</param>
    /// <param name="cells">The texts.</param>
    /// <param name="width">The width of each column.</param>
    /// <param name="gap">What is between two columns.</param>
    public static IEnumerable<string> SideBySide(string first, IReadOnlyList<string> cells, int width, string gap)
    {
        IReadOnlyList<string>[] columns = [.. cells.Select(cell => Wrap(cell, width))];
        for (int i = 0; i < columns.Max(column => column.Count); i++)
        {
            string margin = i == 0 ? first : new(' ', first.Length);
            yield return (margin + string.Join(gap, columns.Select(column => (i < column.Count ? column[i] : "").PadRight(width)))).TrimEnd();
        }
    }

    private static IEnumerable<string> Parts(string word, int width)
    {
        while (word.Length > width)
        {
            int joint = word.LastIndexOfAny(Joints.ToCharArray(), width - 1);
            int end = joint <= 0 ? width : joint + 1;
            yield return word[..end];
            word = word[end..];
        }

        yield return word;
    }
}
