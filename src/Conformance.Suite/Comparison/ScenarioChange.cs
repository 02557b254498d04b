using Conformance.Suite.Goldens;
using Conformance.Suite.Traces;

namespace Conformance.Suite.Comparison;

/// <summary>A scenario that does something else on the head.</summary>
public sealed record ScenarioChange
{
    /// <summary>The scenario and its variant.</summary>
    public required string Scenario { get; init; }

    /// <summary>The profile under which it changes; empty where each side is of one.</summary>
    public required string Profile { get; init; }

    /// <summary>What the base does.</summary>
    public required ComparedRun Base { get; init; }

    /// <summary>What the head does.</summary>
    public required ComparedRun Head { get; init; }

    /// <summary>All lines that differ, in order; the first one is the first thing that a debugger sees. Empty where only hidden lines differ.</summary>
    public required IReadOnlyList<ExitChange> Changes { get; init; }

    /// <summary>The requirements to which the runs stand in two ways.</summary>
    public required IReadOnlyList<RequirementFlip> Flips { get; init; }

    /// <summary>Whether the program or the setup of the scenario is another one.</summary>
    public required bool IsRedefined { get; init; }

    /// <summary>The lines of entries to EL2 and of MDCR_EL2 that differ, where both sides tell them; the first of them.</summary>
    public ExitChange? FirstHidden { get; init; }

    /// <summary>What changes, without the values that differ from scenario to scenario.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>Whether a debugger can see it.</summary>
    public bool IsSeen => Changes.Count > 0 || Flips.Count > 0 || Head.Complaints.Count > 0 || Base.Complaints.Count > 0;

    /// <summary>Compares two runs of a scenario.</summary>
    /// <returns>Null when they are equal in everything that both sides tell.</returns>
    public static ScenarioChange? Between(string scenario, string profile, ComparedRun before, ComparedRun after)
    {
        IReadOnlyList<ExitChange> changes = ChangesOf(before, after);
        IReadOnlyList<RequirementFlip> flips = RequirementFlip.Between(before.Standing, after.Standing);
        ExitChange? hidden = before.Hidden is { } left && after.Hidden is { } right ? Hidden(left, right) : null;
        bool isRedefined = before.Definition is { } old && after.Definition is { } now && !old.SequenceEqual(now);
        ScenarioChange change = new()
        {
            Scenario = scenario,
            Profile = profile,
            Base = before,
            Head = after,
            Changes = changes,
            Flips = flips,
            IsRedefined = isRedefined,
            FirstHidden = hidden,
            Words = WordsOf(changes),
        };
        return change.IsSeen || hidden is not null || isRedefined ? change : null;
    }

    private static List<ExitChange> ChangesOf(ComparedRun before, ComparedRun after)
    {
        List<ExitChange> changes = [];
        FieldChange[] end = [.. EndValues.Differing(before.End, after.End)];
        if (end.Length == 0 && before.Lines.SequenceEqual(after.Lines))
        {
            return changes;
        }

        foreach ((int? b, int? h) in LinePairing.Of(before.Lines, after.Lines))
        {
            BehaviourLine? left = b is { } i ? before.Lines[i] : null;
            BehaviourLine? right = h is { } j ? after.Lines[j] : null;
            FieldChange[] more = left?.Name == TraceRow.EndSeq && right?.Name == TraceRow.EndSeq ? end : [];
            if (left?.Text != right?.Text || more.Length > 0)
            {
                changes.Add(new(right is null ? ExitChangeKind.Lost : left is null ? ExitChangeKind.Added : ExitChangeKind.Differs, left, right, more));
            }
        }

        return changes;
    }

    private static ExitChange? Hidden(IReadOnlyList<BehaviourLine> before, IReadOnlyList<BehaviourLine> after)
    {
        for (int i = 0; i < Math.Max(before.Count, after.Count); i++)
        {
            BehaviourLine? left = i < before.Count ? before[i] : null;
            BehaviourLine? right = i < after.Count ? after[i] : null;
            if (left != right)
            {
                return new(left is null ? ExitChangeKind.Added : right is null ? ExitChangeKind.Lost : ExitChangeKind.Differs, left, right, []);
            }
        }

        return null;
    }

    // Where one side refuses to debug, everything behind it is another story. Otherwise exits that come or go say what happens,
    // and values that differ besides, or at the end, follow from it; they are told where there is nothing else.
    private static IReadOnlyList<string> WordsOf(IReadOnlyList<ExitChange> changes)
    {
        if (changes.Count > 0 && changes[0].Base?.Name == TraceRow.SetSeq)
        {
            return ChangeWords.OfKind(changes.Take(1));
        }

        IReadOnlyList<string> kinds = ChangeWords.OfKind(changes);
        IReadOnlyList<string> values = kinds.Count > 0 ? kinds : ChangeWords.OfValues(changes.Where(change => change.Base?.Name != TraceRow.EndSeq));
        return values.Count > 0 ? values : [.. ChangeWords.OfValues(changes).Select(words => $"the end: {words}")];
    }
}
