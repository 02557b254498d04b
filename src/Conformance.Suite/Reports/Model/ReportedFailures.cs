using Conformance.Suite.Verdicts;

namespace Conformance.Suite.Reports.Model;

/// <summary>What is not as expected in a report.</summary>
public static class ReportedFailures
{
    /// <summary>Every outcome that is not as expected, with its scenario.</summary>
    public static IEnumerable<(ReportedScenario Scenario, ReportedOutcome Outcome)> Of(SuiteReport report) =>
        from scenario in report.Scenarios
        from outcome in scenario.Outcomes
        where outcome.Verdict is Verdict.Fail or Verdict.Error
        select (scenario, outcome);

    /// <summary>One sentence: how much of what was run is as expected.</summary>
    public static string Headline(SuiteReport report)
    {
        (ReportedScenario Scenario, ReportedOutcome Outcome)[] failures = [.. Of(report)];
        int runs = report.Scenarios.SelectMany(scenario => scenario.Outcomes).Sum(outcome => outcome.Profiles.Count);
        int scenarios = failures.Select(failure => failure.Scenario.Id).Distinct().Count();
        string[] profiles = [.. report.Profiles.Select(profile => profile.Name).Where(name => failures.Any(failure => failure.Outcome.Profiles.Contains(name)))];
        string mistakes = report.Mistakes.Count > 0 ? $"; {Count(report.Mistakes.Count, "mistake")} beside them" : "";
        return failures.Length == 0
            ? $"all {Count(runs, "run")} of {Count(report.Scenarios.Count, "scenario")} are as expected{mistakes}"
            : $"{failures.Sum(failure => failure.Outcome.Profiles.Count)} of {Count(runs, "run")} are not as expected, in {Count(scenarios, "scenario")}, under {string.Join(' ', profiles)}{mistakes}";
    }

    /// <summary><c>1 run</c>, <c>2 runs</c>.</summary>
    internal static string Count(int number, string noun) => number == 1 ? $"1 {noun}" : $"{number} {noun}s";
}
