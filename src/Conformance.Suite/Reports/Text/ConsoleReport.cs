using System.Text;
using Conformance.Suite.Reports.Model;
using Conformance.Suite.Verdicts;

namespace Conformance.Suite.Reports.Text;

/// <summary>
/// Results for a terminal. Of what is as expected it says how much there is; of every failure what differs, where that is
/// written, and what to type next.
/// </summary>
public static class ConsoleReport
{
    // As many failures as fit on a screen are told in full, as many again and some more by name.
    private const int ToldInFull = 3;
    private const int ToldByName = 20;
    private const int RowsInFull = 2;
    private const string Margin = "      ";

    /// <summary>The bytes of a file that holds every failure in full.</summary>
    public static byte[] Format(SuiteReport report)
    {
        StringBuilder text = new();
        report.Mistakes.ToList().ForEach(mistake => text.Append(mistake).Append('\n'));
        return TextFile.Of(text.Append(Write(report, int.MaxValue, int.MaxValue)));
    }

    /// <summary>What the terminal shows; mistakes that belong to no run are shown with their lines elsewhere.</summary>
    public static string Screen(SuiteReport report) => Write(report, ToldInFull, RowsInFull).ToString();

    private static StringBuilder Write(SuiteReport report, int inFull, int rows)
    {
        StringBuilder text = new();
        (ReportedScenario Scenario, ReportedOutcome Outcome)[] failures = [.. ReportedFailures.Of(report)];
        GroupCount total = report.ToResult().Total;
        if (failures.Length > 0)
        {
            text.Append(ReportedFailures.Headline(report)).Append("\n\n");
        }

        foreach ((ReportedScenario scenario, ReportedOutcome outcome) in failures.Take(inFull))
        {
            WriteFailure(scenario, outcome, rows, text);
        }

        WriteRest(failures, inFull, text);
        foreach (IGrouping<string, ReportedOutcome> reason in report.Scenarios.SelectMany(scenario => scenario.Outcomes).Where(o => o.Verdict == Verdict.Skip).GroupBy(o => o.Message))
        {
            text.Append($"skipped {ReportedFailures.Count(reason.Sum(outcome => outcome.Profiles.Count), "run")}: {TextFile.OneLine(reason.Key)}\n");
        }

        text.Append($"total {total}\n");
        return text;
    }

    private static void WriteFailure(ReportedScenario scenario, ReportedOutcome outcome, int rows, StringBuilder text)
    {
        text.Append($"{Word(outcome)} {scenario.Id} [{string.Join(' ', outcome.Profiles)}]\n");
        text.Append($"{Margin}{TextFile.OneLine(scenario.Title)}\n");
        if (outcome.Findings.Count == 0)
        {
            text.Append($"{Margin}{TextFile.OneLine(outcome.Message)}\n");
        }

        // Of golden and recordings some rows each: what one of them expects says what is wrong with the other.
        foreach (IGrouping<FindingKind, Finding> kind in outcome.Findings.GroupBy(finding => finding.Kind))
        {
            foreach (Finding finding in kind.Take(rows))
            {
                WriteFinding(finding, text);
            }

            int more = kind.Count() - rows;
            text.Append(more > 0 ? $"{Margin}and {more} more\n" : "");
        }

        text.Append($"{Margin}next: {NextStep.Of(scenario, outcome)}\n\n");
    }

    private static void WriteFinding(Finding finding, StringBuilder text)
    {
        string place = finding.Kind == FindingKind.Golden && finding.Row.Length > 0 ? $"{finding.File}:{finding.Line}: " : "";
        text.Append($"{Margin}{place}{TextFile.OneLine(finding.Message)}\n");
        if (finding.Kind == FindingKind.Golden && finding.Expected.Length > 0 && finding.Actual.Length > 0)
        {
            text.Append($"{Margin}  expected  {finding.Expected}\n{Margin}  got       {finding.Actual}\n");
        }
    }

    private static void WriteRest((ReportedScenario Scenario, ReportedOutcome Outcome)[] failures, int inFull, StringBuilder text)
    {
        if (failures.Length <= inFull)
        {
            return;
        }

        foreach ((ReportedScenario scenario, ReportedOutcome outcome) in failures.Skip(inFull).Take(ToldByName))
        {
            text.Append($"{Word(outcome)} {scenario.Id} [{string.Join(' ', outcome.Profiles)}]\n");
        }

        int unnamed = failures.Length - inFull - ToldByName;
        text.Append(unnamed > 0 ? $"... and {unnamed} more; " : "").Append("--report console=FILE tells all of them in full\n\n");
    }

    private static string Word(ReportedOutcome outcome) => outcome.Verdict == Verdict.Fail ? "FAIL " : "ERROR";
}
