namespace Conformance.Suite.Comparison.Reports;

/// <summary>A column of the table of requirements.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Number">The number of a requirement in it.</param>
internal sealed record FlipColumn(string Title, Func<FlipCount, int> Number)
{
    /// <summary>All of them, in their order.</summary>
    public static IReadOnlyList<FlipColumn> All { get; } =
    [
        new("now holds", count => count.Gained),
        new("breaks", count => count.Lost),
        new("still broken", count => count.Remaining),
        new("new: holds", count => count.NewHeld),
        new("new: breaks", count => count.NewBroken),
        new("no longer judged", count => count.Dropped),
    ];
}
