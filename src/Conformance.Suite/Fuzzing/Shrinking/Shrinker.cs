namespace Conformance.Suite.Fuzzing.Shrinking;

/// <summary>
/// Makes cases smaller while they keep their kind of difference. Every round tries all single reductions of all cases at once,
/// because a boot takes longer than hundreds of cases; the next one joins those that worked.
/// </summary>
/// <param name="kindsOf">Runs cases on both sides, and gives the kind of difference of each; null for none.</param>
internal sealed class Shrinker(Func<IReadOnlyList<FuzzCase>, IReadOnlyList<DifferenceKind?>> kindsOf)
{
    // A case that is still getting smaller after so many rounds is small enough.
    private const int MostRounds = 12;

    /// <summary>Shrinks findings, each for itself.</summary>
    public IReadOnlyList<FuzzFinding> Shrink(IReadOnlyList<FuzzFinding> findings, CancellationToken stop)
    {
        FuzzCase[] cases = [.. findings.Select(finding => finding.Case)];
        bool[] isDone = new bool[cases.Length];
        for (int round = 0; round < MostRounds && !Array.TrueForAll(isDone, done => done) && !stop.IsCancellationRequested; round++)
        {
            int[] open = [.. Enumerable.Range(0, cases.Length).Where(i => !isDone[i])];
            Reduction[][] reductions = [.. open.Select(i => Reductions.Of(cases[i]).ToArray())];
            bool[][] keeps = Keeps(findings, open, [.. open.Select((i, n) => reductions[n].Select(reduction => reduction.Apply(cases[i])).ToArray())]);
            Reduction[][] worked = [.. reductions.Select((all, n) => all.Where((_, r) => keeps[n][r]).ToArray())];

            // Reductions that work alone need not work together.
            FuzzCase[][] joined = [.. open.Select((i, n) => Joined(cases[i], worked[n]))];
            bool[][] keepsJoined = Keeps(findings, open, joined);
            for (int n = 0; n < open.Length; n++)
            {
                FuzzCase? best = joined[n].Where((_, r) => keepsJoined[n][r]).MinBy(smaller => smaller.Size);
                isDone[open[n]] = best is null || best.Size >= cases[open[n]].Size;
                cases[open[n]] = isDone[open[n]] ? cases[open[n]] : best!;
            }
        }

        return [.. findings.Select((finding, i) => finding with { Case = cases[i] })];
    }

    private bool[][] Keeps(IReadOnlyList<FuzzFinding> findings, int[] open, FuzzCase[][] candidates)
    {
        FuzzCase[] all = [.. candidates.SelectMany(some => some)];
        IReadOnlyList<DifferenceKind?> kinds = all.Length == 0 ? [] : kindsOf(all);
        int at = 0;
        return [.. candidates.Select((some, n) => some.Select(_ => kinds[at++] == findings[open[n]].Kind).ToArray())];
    }

    // All of them, halves, quarters and so on down to single ones.
    private static FuzzCase[] Joined(FuzzCase source, Reduction[] worked)
    {
        List<FuzzCase> joined = [];
        for (int length = worked.Length; length > 0; length /= 2)
        {
            joined.AddRange(worked.Chunk(length).Select(some => Reduction.ApplyAll(source, some)));
        }

        return [.. joined];
    }
}
