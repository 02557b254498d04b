namespace Conformance.Suite.Goldens;

/// <summary>A line in which two behaviours differ.</summary>
/// <param name="Row"><c>exit 3</c>, or the name of the line.</param>
/// <param name="Expected">The line of the one; empty where it has none.</param>
/// <param name="Actual">The line of the other; empty where it has none.</param>
/// <param name="Message">What differs, part by part.</param>
/// <param name="Index">The index of the expected line in its behaviour; -1 where it has none.</param>
public sealed record LineDifference(string Row, string Expected, string Actual, string Message, int Index)
{
    private const string Nothing = "nothing";

    /// <summary>Every line in which behaviours differ, first one first; empty when they are equal.</summary>
    public static IReadOnlyList<LineDifference> Between(Behaviour expected, Behaviour actual)
    {
        if (expected.Equals(actual))
        {
            return [];
        }

        List<LineDifference> differences = [];
        int index = 0;
        foreach (AlignedLines pair in BehaviourAlignment.Of(expected, actual))
        {
            int at = pair.Left is null ? -1 : index++;
            if (!pair.IsSame)
            {
                differences.Add(Of(pair, at));
            }
        }

        return differences;
    }

    /// <summary>Where a line stands: <c>exit 3</c>, <c>set</c>, <c>end</c>.</summary>
    public static string Place(BehaviourLine line) => char.IsAsciiDigit(line.Name[0]) ? $"exit {line.Name}" : line.Name;

    private static LineDifference Of(AlignedLines pair, int index) => (pair.Left, pair.Right) switch
    {
        ({ } expected, { } actual) => new(
            Place(expected), expected.Text, actual.Text, $"{Place(expected)}: {string.Join("; ", Parts(expected, actual))}", index),
        ({ } expected, null) => new(Place(expected), expected.Text, "", $"{Place(expected)}: missing: {expected.Text}", index),
        (null, { } actual) => new(Place(actual), "", actual.Text, $"{Place(actual)}: not expected: {actual.Text}", index),
        _ => throw new InvalidOperationException("a pair of lines has no line"),
    };

    private static IEnumerable<string> Parts(BehaviourLine expected, BehaviourLine actual)
    {
        IReadOnlyList<LinePart> before = LineParts.Of(expected.Text);
        IReadOnlyList<LinePart> after = LineParts.Of(actual.Text);
        bool isExit = char.IsAsciiDigit(expected.Name[0]);
        foreach (string field in before.Concat(after).Select(part => part.Field).Distinct())
        {
            string old = before.Find(field) ?? Nothing;
            string now = after.Find(field) ?? Nothing;
            if (old != now)
            {
                // Only in the line of an exit is the part without a name the exit_reason.
                string name = field == LineParts.BareField && !isExit ? "" : $"{field}: ";
                yield return $"{name}expected {old}, got {now}";
            }
        }
    }
}
