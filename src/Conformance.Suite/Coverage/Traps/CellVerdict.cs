using System.Collections;
using Conformance.Arm.Cpus;
using Conformance.Arm.Rules;

namespace Conformance.Suite.Coverage.Traps;

/// <summary>What became of a cell.</summary>
/// <param name="Hits">Scenarios that hit it; variants count.</param>
/// <param name="First">The id of the first of them; empty for none.</param>
/// <param name="Forbidden">The rule that makes it unreachable; null when none does.</param>
public readonly record struct CellVerdict(int Hits, string First, RuleId? Forbidden)
{
    /// <summary>Whether no scenario hits it, although one could.</summary>
    public bool IsGap => Hits == 0 && Forbidden is null;

    /// <summary>Whether it is hit and told to be unreachable.</summary>
    public bool IsContradiction => Hits > 0 && Forbidden is not null;

    /// <summary>The rule that forbids a cell, or null.</summary>
    public static RuleId? RuleFor<T>(T cell, IReadOnlyList<UnreachableCells<T>> rules, CpuModel cpu)
    {
        foreach (UnreachableCells<T> row in rules)
        {
            if (row.Forbids(cell, cpu))
            {
                return row.Rule;
            }
        }

        return null;
    }

    /// <summary>The verdicts of a matrix, in the order of its cells.</summary>
    public static CellVerdict[] Of<T>(
        IReadOnlyList<T> cells,
        IReadOnlyList<UnreachableCells<T>> rules,
        IReadOnlyList<(string Scenario, BitArray Hits)> runs,
        CpuModel cpu)
    {
        CellVerdict[] verdicts = new CellVerdict[cells.Count];
        for (int i = 0; i < verdicts.Length; i++)
        {
            int hits = 0;
            string first = "";
            foreach ((string scenario, BitArray hit) in runs)
            {
                if (hit[i])
                {
                    first = hits++ == 0 ? scenario : first;
                }
            }

            verdicts[i] = new(hits, first, RuleFor(cells[i], rules, cpu));
        }

        return verdicts;
    }
}
