namespace Conformance.Suite.Comparison.Reports;

/// <summary>How much of a comparison is shown; what is left out is counted.</summary>
/// <param name="Cases">First exits of each group of like changes; 0 for all.</param>
/// <param name="Groups">Groups of like changes; 0 for all.</param>
public readonly record struct ComparisonLimits(int Cases, int Groups)
{
    /// <summary>The entries of a list that are shown, and those that are not.</summary>
    public static (IReadOnlyList<T> Shown, IReadOnlyList<T> Left) Cut<T>(IReadOnlyList<T> all, int limit) =>
        limit == 0 || all.Count <= limit ? (all, []) : ([.. all.Take(limit)], [.. all.Skip(limit)]);
}
