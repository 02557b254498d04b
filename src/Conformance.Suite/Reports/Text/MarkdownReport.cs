using System.Text;
using Conformance.Suite.Reports.Model;
using Conformance.Suite.Verdicts;

namespace Conformance.Suite.Reports.Text;

/// <summary>Results as Markdown for a comment on a pull request: the headline, every failure with its rows, the counts.</summary>
public static class MarkdownReport
{
    // A comment on GitHub ends at 65 536 characters.
    private const int MostFailures = 40;
    private const int MostRows = 6;

    /// <summary>The bytes of the file.</summary>
    public static byte[] Format(SuiteReport report)
    {
        StringBuilder text = new();
        text.Append($"**{Inline(ReportedFailures.Headline(report))}** ({Inline(report.Backend)})\n");
        (ReportedScenario Scenario, ReportedOutcome Outcome)[] failures = [.. ReportedFailures.Of(report)];
        foreach ((ReportedScenario scenario, ReportedOutcome outcome) in failures.Take(MostFailures))
        {
            WriteFailure(scenario, outcome, text);
        }

        if (failures.Length > MostFailures)
        {
            text.Append($"\n... and {failures.Length - MostFailures} more.\n");
        }

        foreach (string mistake in report.Mistakes)
        {
            text.Append($"\n- {Code(mistake)}\n");
        }

        WriteCounts(report.ToResult(), text);
        return TextFile.Of(text);
    }

    private static void WriteFailure(ReportedScenario scenario, ReportedOutcome outcome, StringBuilder text)
    {
        text.Append($"\n### {Code(scenario.Id)}\n\n{Inline(scenario.Title)}  \nunder {string.Join(", ", outcome.Profiles.Select(Code))}\n\n");
        Finding[] rows = [.. outcome.Findings.Where(finding => finding.Row.Length > 0)];
        foreach (string message in outcome.Findings.Count == 0 ? [outcome.Message] : outcome.Findings.Where(finding => finding.Row.Length == 0).Select(finding => finding.Message))
        {
            text.Append($"- {Inline(message)}\n");
        }

        if (rows.Length > 0)
        {
            text.Append("\n| row | expected | got | by |\n|---|---|---|---|\n");
            foreach (Finding row in rows.Take(MostRows))
            {
                text.Append($"| {Cell(row.Row)} | {Cell(row.Expected)} | {Cell(row.Actual)} | {Code(row.File.Length == 0 ? "-" : $"{row.File}:{row.Line}")} |\n");
            }
        }

        if (rows.Length > MostRows)
        {
            text.Append($"\n... and {ReportedFailures.Count(rows.Length - MostRows, "row")} more.\n");
        }

        text.Append($"\nNext: {Code(NextStep.Of(scenario, outcome))}\n");
    }

    private static void WriteCounts(SuiteResult result, StringBuilder text)
    {
        text.Append("\n<details><summary>").Append(result.Total).Append("</summary>\n\n| group | planned | run | skipped | failed | error |\n|---|--:|--:|--:|--:|--:|\n");
        foreach ((string group, GroupCount count) in result.Groups)
        {
            text.Append($"| {Inline(group)} | {count.Planned} | {count.Run} | {count.Skipped} | {count.Failed} | {count.Errors} |\n");
        }

        text.Append("\n</details>\n");
    }

    // Whatever a file says is text: it makes no markup, no HTML, no link and no mention of a person.
    private static string Inline(string text)
    {
        StringBuilder escaped = new();
        foreach (char c in TextFile.OneLine(text))
        {
            escaped.Append(c switch
            {
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                '@' => "&#64;",
                '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '#' or '~' => $"\\{c}",
                _ => c.ToString(),
            });
        }

        return escaped.ToString();
    }

    private static string Cell(string text) => text.Length == 0 ? "nothing" : Code(text);

    // A longer fence than any in the text; a bar would end the cell of a table even inside code.
    private static string Code(string text)
    {
        string line = TextFile.OneLine(text).Replace("|", "\\|", StringComparison.Ordinal);
        int longest = 0;
        int run = 0;
        foreach (char c in line)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        string fence = new('`', longest + 1);
        string blank = longest > 0 ? " " : "";
        return $"{fence}{blank}{line}{blank}{fence}";
    }
}
