using Conformance.Suite.Verdicts;

namespace Conformance.Suite.Reports.Model;

/// <summary>Tells profiles that came out alike once.</summary>
public static class ReportedOutcomes
{
    /// <summary>The outcomes of one scenario, in the order of their first profiles.</summary>
    public static IReadOnlyList<ReportedOutcome> Fold(IEnumerable<ScenarioResult> results)
    {
        List<(ScenarioResult First, List<string> Profiles)> folded = [];
        foreach (ScenarioResult result in results)
        {
            (ScenarioResult First, List<string> Profiles) same = folded.Find(candidate => AreAlike(candidate.First, result));
            if (same.Profiles is null)
            {
                folded.Add((result, [result.Profile]));
            }
            else
            {
                same.Profiles.Add(result.Profile);
            }
        }

        return [.. folded.Select(entry => new ReportedOutcome(entry.Profiles, entry.First.Verdict, entry.First.Message, entry.First.Findings))];
    }

    private static bool AreAlike(ScenarioResult left, ScenarioResult right) =>
        left.Verdict == right.Verdict && left.Message == right.Message && left.Findings.SequenceEqual(right.Findings);
}
