namespace Conformance.Suite.Comparison;

/// <summary>How grave a group of changes is: the order in which a reviewer wants to see them.</summary>
public enum ChangeWeight
{
    /// <summary>A run says nothing any more, or the kernel logged a complaint.</summary>
    Fault,

    /// <summary>Something that was kept is broken.</summary>
    Loss,

    /// <summary>Something that nobody was promised before is broken.</summary>
    NewBreak,

    /// <summary>Something that was broken is kept.</summary>
    Gain,

    /// <summary>No requirement is about it.</summary>
    Other,
}

/// <summary>Changes that are alike: the same words for what changes, and the same requirements that flip.</summary>
/// <param name="Weight">How grave they are.</param>
/// <param name="Words">What changes.</param>
/// <param name="Flips">The requirements that flip.</param>
/// <param name="Changes">The scenarios, by name.</param>
public sealed record ChangeGroup(
    ChangeWeight Weight, IReadOnlyList<string> Words, IReadOnlyList<RequirementFlip> Flips, IReadOnlyList<ScenarioChange> Changes)
{
    /// <summary>The number of scenarios; one that changes under several profiles counts once.</summary>
    public int Scenarios => Changes.Select(change => change.Scenario).Distinct(StringComparer.Ordinal).Count();

    /// <summary>The first exits that differ, and the scenarios that have each: the commonest first.</summary>
    public IReadOnlyList<ChangeCase> Cases { get; } =
    [
        .. Changes.GroupBy(change => FirstDifference.Of(change).ToString(), StringComparer.Ordinal)
            .Select(same => new ChangeCase(FirstDifference.Of(same.First()), [.. same]))
            .OrderByDescending(same => same.Changes.Count),
    ];

    /// <summary>Sorts changes into groups: the gravest first, of those the largest.</summary>
    public static IReadOnlyList<ChangeGroup> Of(IEnumerable<ScenarioChange> changes) =>
    [
        .. changes
            .GroupBy(change => (Weight: WeightOf(change), Words: string.Join('\n', change.Words), Flips: string.Join('\n', change.Flips)))
            .Select(group => new ChangeGroup(group.Key.Weight, group.First().Words, group.First().Flips, [.. group]))
            .OrderBy(group => group.Weight)
            .ThenByDescending(group => group.Changes.Count)
            .ThenBy(group => group.Changes[0].Scenario, StringComparer.Ordinal),
    ];

    private static ChangeWeight WeightOf(ScenarioChange change) =>
        change.Head.Complaints.Count > 0 || change.Words.Any(word => word.EndsWith("says nothing", StringComparison.Ordinal)) ? ChangeWeight.Fault
        : change.Flips.Any(flip => flip.IsLoss) ? ChangeWeight.Loss
        : change.Flips.Any(flip => flip.Head == Standing.Breaks) ? ChangeWeight.NewBreak
        : change.Flips.Any(flip => flip.IsGain) ? ChangeWeight.Gain
        : ChangeWeight.Other;
}
