namespace Conformance.Arm.Names;

/// <summary>Finds the name that was meant.</summary>
public static class NameSuggestion
{
    /// <summary>The clause <c>; did you mean 'x'?</c>, or <paramref name="otherwise"/> when nothing is near.</summary>
    public static string Clause(string written, IEnumerable<string> names, string otherwise)
    {
        string? nearest = Nearest(written, names);
        return nearest is null ? otherwise : $"; did you mean '{nearest}'?";
    }

    /// <summary>
    /// The nearest name by edit distance, or null; the first of equally near ones. A name that begins as written is near.
    /// </summary>
    public static string? Nearest(string written, IEnumerable<string> names)
    {
        // One slip in three letters: more would suggest unrelated words.
        int limit = Math.Max(1, written.Length / 3);
        string? nearest = null;
        foreach (string name in names)
        {
            bool isBeginning = written.Length >= 3 && name.StartsWith(written, StringComparison.OrdinalIgnoreCase);
            int distance = isBeginning ? Math.Min(limit, 1) : Distance(written, name, limit);
            if (distance <= limit && (nearest is null || distance < limit))
            {
                nearest = name;
                limit = distance;
            }
        }

        return nearest;
    }

    /// <summary>
    /// Letters to insert, delete, replace or swap with their neighbour to come from one word to the other, upper and
    /// lower case alike; <paramref name="limit"/> + 1 stands for anything larger.
    /// </summary>
    public static int Distance(string from, string to, int limit)
    {
        if (Math.Abs(from.Length - to.Length) > limit)
        {
            return limit + 1;
        }

        int[] beforeLast = new int[to.Length + 1];
        int[] last = new int[to.Length + 1];
        int[] row = new int[to.Length + 1];
        for (int j = 0; j <= to.Length; j++)
        {
            last[j] = j;
        }

        for (int i = 1; i <= from.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int replace = last[j - 1] + (Same(from[i - 1], to[j - 1]) ? 0 : 1);
                row[j] = Math.Min(replace, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && Same(from[i - 1], to[j - 2]) && Same(from[i - 2], to[j - 1]))
                {
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
                }
            }

            (beforeLast, last, row) = (last, row, beforeLast);
        }

        return Math.Min(last[to.Length], limit + 1);
    }

    private static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
