using System.Text;
using Conformance.Suite.Reports.Model;
using Conformance.Suite.Verdicts;

namespace Conformance.Suite.Reports.Text;

/// <summary>
/// Workflow commands of GitHub Actions: an annotation for every failure, on the line of the golden or recording that expects
/// something else, or on the scenario file.
/// </summary>
public static class GithubReport
{
    /// <summary>The bytes of the file.</summary>
    public static byte[] Format(SuiteReport report)
    {
        StringBuilder text = new();
        foreach ((ReportedScenario scenario, ReportedOutcome outcome) in ReportedFailures.Of(report))
        {
            Finding? first = outcome.Findings.FirstOrDefault(finding => finding.File.Length > 0);
            string file = first?.File ?? scenario.File;
            int line = Math.Max(1, first?.Line ?? 1);
            string more = outcome.Findings.Count > 1 ? $"\n... and {ReportedFailures.Count(outcome.Findings.Count - 1, "finding")} more" : "";
            string message = $"{outcome.Message}{more}\nnext: {NextStep.Of(scenario, outcome)}";
            text.Append($"::error file={Property(file)},line={line},title={Property($"{scenario.Id} [{string.Join(' ', outcome.Profiles)}]")}::{Data(message)}\n");
        }

        foreach (string mistake in report.Mistakes)
        {
            text.Append($"::error::{Data(mistake)}\n");
        }

        return TextFile.Of(text);
    }

    // The escapes of a command's data and of its properties (actions/toolkit, command.ts).
    private static string Data(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) =>
        Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
