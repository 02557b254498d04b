namespace Conformance.Suite.Traces;

/// <summary>A difference that a known gap explains.</summary>
public readonly record struct ExplainedDifference(TraceDifference Difference, KnownGap Gap);

/// <summary>The differences of one scenario, judged by the gaps that are known of it.</summary>
/// <param name="Unexplained">Differences that no gap covers: failures.</param>
/// <param name="Explained">Differences that a gap covers, with the first gap that does.</param>
/// <param name="Closed">Gaps that cover no difference although the scenario ran: failures, too, because the list must shrink.</param>
public sealed record GapVerdict(
    IReadOnlyList<TraceDifference> Unexplained, IReadOnlyList<ExplainedDifference> Explained, IReadOnlyList<KnownGap> Closed)
{
    /// <summary>Whether nothing is left that a person has to look at.</summary>
    public bool IsAsKnown => Unexplained.Count == 0 && Closed.Count == 0;

    /// <summary>Judges the differences of one scenario by the gaps of that scenario.</summary>
    public static GapVerdict Of(IReadOnlyList<TraceDifference> differences, IReadOnlyList<KnownGap> gaps)
    {
        List<TraceDifference> unexplained = [];
        List<ExplainedDifference> explained = [];
        HashSet<KnownGap> open = [];
        foreach (TraceDifference difference in differences)
        {
            KnownGap? first = null;
            foreach (KnownGap gap in gaps)
            {
                if (gap.Covers(difference))
                {
                    first ??= gap;
                    open.Add(gap);
                }
            }

            if (first is null)
            {
                unexplained.Add(difference);
            }
            else
            {
                explained.Add(new(difference, first));
            }
        }

        return new(unexplained, explained, [.. gaps.Where(g => !open.Contains(g))]);
    }
}
