namespace Conformance.Suite.Goldens;

/// <summary>A part of a line of a behaviour.</summary>
/// <param name="Field">Its name, as in a trace; the part without one is <see cref="LineParts.BareField"/>.</param>
/// <param name="Value">The value with its words.</param>
public readonly record struct LinePart(string Field, string Value);

/// <summary>Takes the lines of behaviours apart.</summary>
public static class LineParts
{
    /// <summary>The field of the part without a name: the exit_reason, in a set line the answer of the ioctl.</summary>
    public const string BareField = "exit_reason";

    /// <summary>The parts of a line, in order.</summary>
    public static IReadOnlyList<LinePart> Of(string text) =>
    [
        .. text.Split(RowText.Separator).Select(part =>
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            return equals < 0 ? new LinePart(BareField, part) : new(part[..equals], part[(equals + 1)..]);
        }),
    ];

    /// <summary>The value of a field, or null.</summary>
    public static string? Find(this IReadOnlyList<LinePart> parts, string field)
    {
        foreach (LinePart part in parts)
        {
            if (part.Field == field)
            {
                return part.Value;
            }
        }

        return null;
    }
}
