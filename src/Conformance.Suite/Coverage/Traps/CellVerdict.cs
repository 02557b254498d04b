using System.Collections;
using Conformance.Arm.Cpus;
using Conformance.Arm.Rules;

namespace Conformance.Suite.Coverage.Traps;

/// <summary>What became of a cell.</summary>
/// <param name="Hits">Scenarios that hit it; variants count.</param>
/// <param name="First">The id of the first of them; empty for none.</param>
/// <param name="Forbidden">The rule that makes it unreachable; null when none does.</param>
/// <param name="NeedsAArch32">Whether only an AArch32 guest could hit it.</param>
public readonly record struct CellVerdict(int Hits, string First, RuleId? Forbidden, bool NeedsAArch32)
{
    /// <summary>Whether no scenario hits it, although one could.</summary>
    public bool IsGap => Hits == 0 && Forbidden is null && !NeedsAArch32;

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
        Func<T, bool> needsAArch32,
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

            bool isAArch32 = needsAArch32(cells[i]);
            verdicts[i] = new(hits, first, isAArch32 ? null : RuleFor(cells[i], rules, cpu), isAArch32);
        }

        return verdicts;
    }
}
