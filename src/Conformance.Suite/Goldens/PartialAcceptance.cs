namespace Conformance.Suite.Goldens;

/// <summary>One line of a behaviour, or one field of it, that is to be accepted while everything else stays as it is.</summary>
/// <param name="Line">The name of the line in the golden: the number of an exit, set, end.</param>
/// <param name="Field">The field, such as hsr; null for the whole line.</param>
public sealed record PartialAcceptance(string Line, string? Field)
{
    /// <summary>The expected behaviour with that line or field as it is.</summary>
    /// <returns>The expected behaviour itself where the line is there on one side only, or has no such field on either.</returns>
    public Behaviour Apply(Behaviour expected, Behaviour actual)
    {
        Dictionary<int, string> replaced = [];
        int index = 0;
        foreach (AlignedLines pair in BehaviourAlignment.Of(expected, actual))
        {
            int at = pair.Left is null ? -1 : index++;
            if (pair is { Left: { } left, Right: { } right } && left.Name == Line)
            {
                replaced[at] = Field is null ? right.Text : WithField(left.Text, right.Text);
            }
        }

        return new(expected.Lines.Select((line, i) => replaced.TryGetValue(i, out string? text) ? line with { Text = text } : line));
    }

    // The parts of the expected line, with this field as the other line has it.
    private string WithField(string expected, string actual)
    {
        string? now = Array.Find(actual.Split(RowText.Separator), IsField);
        string[] parts = expected.Split(RowText.Separator);
        int at = Array.FindIndex(parts, IsField);
        return now is null && at < 0 ? expected
            : string.Join(RowText.Separator, at < 0 ? [.. parts, now!] : now is null ? [.. parts[..at], .. parts[(at + 1)..]] : [.. parts[..at], now, .. parts[(at + 1)..]]);
    }

    private bool IsField(string part) => LineParts.Of(part)[0].Field == Field;
}
