namespace Conformance.Suite.Goldens;

/// <summary>The first line in which two behaviours differ, part by part.</summary>
public static class LineDifference
{
    /// <summary>One sentence for every part that differs in the first differing line; empty when the behaviours are equal.</summary>
    public static IReadOnlyList<string> Describe(Behaviour expected, Behaviour actual)
    {
        for (int i = 0; i < Math.Max(expected.Lines.Count, actual.Lines.Count); i++)
        {
            if (i >= expected.Lines.Count)
            {
                return [$"{Place(actual.Lines[i])}: not expected: {actual.Lines[i].Text}"];
            }

            if (i >= actual.Lines.Count)
            {
                return [$"{Place(expected.Lines[i])}: missing: {expected.Lines[i].Text}"];
            }

            if (expected.Lines[i] != actual.Lines[i])
            {
                return expected.Lines[i].Name == actual.Lines[i].Name
                    ? Parts(expected.Lines[i], actual.Lines[i])
                    : [$"{Place(expected.Lines[i])}: expected {expected.Lines[i].Text}, got {Place(actual.Lines[i])}: {actual.Lines[i].Text}"];
            }
        }

        return [];
    }

    private static List<string> Parts(BehaviourLine expected, BehaviourLine actual)
    {
        (string Field, string Value)[] before = Split(expected.Text);
        (string Field, string Value)[] after = Split(actual.Text);
        List<string> differences = [];
        foreach (string field in before.Concat(after).Select(part => part.Field).Distinct())
        {
            string old = Value(before, field);
            string now = Value(after, field);
            if (old != now)
            {
                differences.Add($"{Place(expected)}: {field}: expected {old}, got {now}");
            }
        }

        return differences;
    }

    private static string Place(BehaviourLine line) => char.IsAsciiDigit(line.Name[0]) ? $"exit {line.Name}" : line.Name;

    private static (string Field, string Value)[] Split(string text) =>
    [
        .. text.Split(RowText.Separator).Select(part =>
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            return equals < 0 ? (FieldOfBarePart, part) : (part[..equals], part[(equals + 1)..]);
        }),
    ];

    // The part without a name is the exit_reason; in a set line it is the answer of the ioctl.
    private const string FieldOfBarePart = "exit_reason";

    private static string Value((string Field, string Value)[] parts, string field) =>
        Array.Find(parts, part => part.Field == field).Value ?? "nothing";
}
