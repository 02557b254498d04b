namespace Conformance.Suite.Comparison.Bisecting;

/// <summary>What a scenario does along a lineage: a letter for each side, the same one where it does the same.</summary>
/// <param name="Scenario">The scenario and its variant.</param>
/// <param name="Letters">The letters, beginning with A; <c>-</c> where a side does not tell.</param>
/// <param name="Flips">For each side, the requirements that flip there against the last one before it that tells.</param>
public sealed record LineagePath(string Scenario, string Letters, IReadOnlyList<IReadOnlyList<RequirementFlip>> Flips)
{
    private const char Untold = '-';

    /// <summary>The first side that does something else than the one before it; null where all do the same.</summary>
    public int? FirstChange { get; } = FirstOf(Letters);

    /// <summary>Follows a scenario.</summary>
    public static LineagePath Of(string scenario, IReadOnlyList<ComparedSide> sides)
    {
        List<ComparedRun> known = [];
        char[] letters = new char[sides.Count];
        IReadOnlyList<RequirementFlip>[] flips = new IReadOnlyList<RequirementFlip>[sides.Count];
        ComparedRun? last = null;
        for (int i = 0; i < sides.Count; i++)
        {
            if (!sides[i].Runs.TryGetValue(new(scenario, ""), out ComparedRun? run))
            {
                letters[i] = Untold;
                flips[i] = [];
                continue;
            }

            int same = known.FindIndex(other => ScenarioChange.Between(scenario, "", other, run) is not { IsSeen: true });
            if (same < 0)
            {
                same = known.Count;
                known.Add(run);
            }

            letters[i] = (char)('A' + same);
            flips[i] = last is null ? [] : RequirementFlip.Between(last.Standing, run.Standing);
            last = run;
        }

        return new(scenario, new(letters), flips);
    }

    private static int? FirstOf(string letters)
    {
        char before = Untold;
        for (int i = 0; i < letters.Length; i++)
        {
            if (before != Untold && letters[i] != Untold && letters[i] != before)
            {
                return i;
            }

            before = letters[i] == Untold ? before : letters[i];
        }

        return null;
    }
}
