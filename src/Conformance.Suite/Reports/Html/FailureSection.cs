using Conformance.Suite.Reports.Model;
using Conformance.Suite.Verdicts;

namespace Conformance.Suite.Reports.Html;

/// <summary>What is not as expected: where, and what to do next.</summary>
internal static class FailureSection
{
    /// <summary>Writes the list of failing scenarios and of mistakes; nothing where there are none.</summary>
    public static void Write(SuiteReport report, HtmlWriter page)
    {
        (ReportedScenario Scenario, ReportedOutcome Outcome)[] failures = [.. ReportedFailures.Of(report)];
        if (failures.Length + report.Mistakes.Count == 0)
        {
            return;
        }

        page.Raw("<section aria-labelledby=\"failures\">\n<h2 id=\"failures\">Not as expected</h2>\n<ul class=\"failures\">\n");
        foreach ((ReportedScenario scenario, ReportedOutcome outcome) in failures)
        {
            page.Raw("<li>").Link(scenario.Id, scenario.Id).Raw(" <span class=\"quiet\">").Text(string.Join(' ', outcome.Profiles)).Raw("</span> ").Text(outcome.Message).Raw("</li>\n");
        }

        foreach (string mistake in report.Mistakes)
        {
            page.Element("li", mistake);
        }

        page.Raw("</ul>\n</section>\n");
    }

    /// <summary>Writes everything that is not as expected of one scenario.</summary>
    public static void WriteFindings(ReportedScenario scenario, HtmlWriter page)
    {
        foreach (ReportedOutcome outcome in scenario.Outcomes.Where(outcome => outcome.Verdict is Verdict.Fail or Verdict.Error))
        {
            page.Raw("<div class=\"findings\">\n<p><strong>Not as expected</strong> under ").Text(string.Join(' ', outcome.Profiles)).Raw("</p>\n<ul>\n");
            foreach (Finding finding in outcome.Findings)
            {
                page.Raw("<li>").Text(finding.Message);
                if (finding.Expected.Length > 0 && finding.Actual.Length > 0)
                {
                    page.Raw("<br><span class=\"quiet\">expected</span> ").Text(finding.Expected).Raw("<br><span class=\"quiet\">got</span> ").Text(finding.Actual);
                }

                page.Raw("</li>\n");
            }

            if (outcome.Findings.Count == 0)
            {
                page.Element("li", outcome.Message);
            }

            page.Raw("</ul>\n<p>Next: ").Raw("<code>").Text(NextStep.Of(scenario, outcome)).Raw("</code></p>\n</div>\n");
        }
    }
}
