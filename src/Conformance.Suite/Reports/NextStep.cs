using Conformance.Suite.Reports.Model;
using Conformance.Suite.Verdicts;

namespace Conformance.Suite.Reports;

/// <summary>What to do about a run that is not as expected.</summary>
public static class NextStep
{
    private const string Program = "./run-tests.sh";

    /// <summary>The command to type next, for the first of the profiles.</summary>
    public static string Of(ReportedScenario scenario, ReportedOutcome outcome) => outcome.Verdict == Verdict.Error
        ? $"{Program} check"
        : $"{Program} explain {Quoted(scenario.Id)} --profile {outcome.Profiles[0]}";

    /// <summary>The command that takes what a scenario does as its golden, once somebody has read it.</summary>
    public static string Accept(string spec) => $"{Program} accept {Quoted(spec)} --reason TEXT";

    // A variant can hold what a shell would take for something else.
    private static string Quoted(string word) =>
        word.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '-' or '_' or '.' or '@' or '=' or '+' or ',') ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
