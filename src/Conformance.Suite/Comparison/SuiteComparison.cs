using Conformance.Suite.Requirements;

namespace Conformance.Suite.Comparison;

/// <summary>What changes for a debugger between two sides. All reports of a comparison derive from it.</summary>
public sealed class SuiteComparison
{
    /// <summary>Compares what both sides tell.</summary>
    public SuiteComparison(ComparedSide before, ComparedSide after)
    {
        Base = before;
        Head = after;
        RunKey[] both = [.. before.Runs.Keys.Where(after.Runs.ContainsKey).OrderBy(key => key.Scenario, StringComparer.Ordinal)];
        Compared = both.Select(key => key.Scenario).Distinct(StringComparer.Ordinal).Count();
        OnlyBase = OnlyIn(before, after);
        OnlyHead = OnlyIn(after, before);
        ScenarioChange[] changes =
        [
            .. both
                .Select(key => ScenarioChange.Between(key.Scenario, key.Profile, before.Runs[key], after.Runs[key]))
                .OfType<ScenarioChange>(),
        ];
        ScenarioChange[] seen = [.. changes.Where(change => change.IsSeen)];
        Groups = ChangeGroup.Of(seen);
        Changed = seen.Select(change => change.Scenario).Distinct(StringComparer.Ordinal).Count();
        Unseen = [.. changes.Where(change => !change.IsSeen && change.FirstHidden is not null)];
        Redefined = [.. changes.Where(change => change.IsRedefined).Select(change => change.Scenario).Distinct(StringComparer.Ordinal)];
        Profiles = [.. seen.Where(change => change.Profile.Length > 0).Select(change => change.Profile).Distinct(StringComparer.Ordinal)];
        Requirements = CountFlips(seen, both);
    }

    /// <summary>What is compared with.</summary>
    public ComparedSide Base { get; }

    /// <summary>What is compared.</summary>
    public ComparedSide Head { get; }

    /// <summary>The switches in which two profiles differ; empty where a side is no profile.</summary>
    public IReadOnlyList<SwitchChange> Switches { get; init; } = [];

    /// <summary>The number of scenarios that both sides tell of.</summary>
    public int Compared { get; }

    /// <summary>The number of scenarios that change for a debugger.</summary>
    public int Changed { get; }

    /// <summary>What changes for a debugger, the gravest first.</summary>
    public IReadOnlyList<ChangeGroup> Groups { get; }

    /// <summary>Scenarios that differ only in what no debugger sees: entries to EL2 and MDCR_EL2.</summary>
    public IReadOnlyList<ScenarioChange> Unseen { get; }

    /// <summary>Scenarios whose program or setup is another one.</summary>
    public IReadOnlyList<string> Redefined { get; }

    /// <summary>The profiles under which something changes, where the sides are of several.</summary>
    public IReadOnlyList<string> Profiles { get; }

    /// <summary>Scenarios that the base alone tells of.</summary>
    public IReadOnlyList<string> OnlyBase { get; }

    /// <summary>Scenarios that the head alone tells of.</summary>
    public IReadOnlyList<string> OnlyHead { get; }

    /// <summary>The requirements that flip anywhere, or that a scenario that changes still breaks; in their order.</summary>
    public IReadOnlyList<FlipCount> Requirements { get; }

    /// <summary>Whether anything differs that both sides tell.</summary>
    public bool Differs => Groups.Count > 0 || Unseen.Count > 0 || Redefined.Count > 0;

    private static string[] OnlyIn(ComparedSide side, ComparedSide other)
    {
        HashSet<string> there = [.. other.Runs.Keys.Select(key => key.Scenario)];
        return [.. side.Runs.Keys.Select(key => key.Scenario).Distinct(StringComparer.Ordinal).Where(id => !there.Contains(id)).Order(StringComparer.Ordinal)];
    }

    private FlipCount[] CountFlips(IReadOnlyList<ScenarioChange> changes, IReadOnlyList<RunKey> all)
    {
        ILookup<string, RequirementFlip> flips = changes
            .SelectMany(change => change.Flips.Select(flip => (Flip: flip, change.Scenario)))
            .Distinct()
            .ToLookup(entry => entry.Flip.Requirement, entry => entry.Flip);
        ILookup<string, string> remaining = all
            .SelectMany(key => Base.Runs[key].Standing.Broken.Intersect(Head.Runs[key].Standing.Broken).Select(id => (id, key.Scenario)))
            .Distinct()
            .ToLookup(entry => entry.id, entry => entry.Scenario);
        HashSet<string> told = [.. flips.Select(flip => flip.Key), .. changes.SelectMany(change => change.Base.Standing.Broken.Intersect(change.Head.Standing.Broken))];
        return [.. RequirementIds.Judged.Where(told.Contains).Select(id => FlipCount.Of(id, flips[id], remaining[id].Count()))];
    }
}
