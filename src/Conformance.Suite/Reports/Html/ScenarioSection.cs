using Conformance.Suite.Goldens;
using Conformance.Suite.Reports.Model;
using Conformance.Suite.Verdicts;

namespace Conformance.Suite.Reports.Html;

/// <summary>Every scenario file with its variants: the claim, the program, the setup, and the exits across profiles.</summary>
internal static class ScenarioSection
{
    /// <summary>Writes all scenarios, by group.</summary>
    public static void Write(SuiteReport report, HtmlWriter page)
    {
        page.Raw("<section aria-labelledby=\"scenarios\">\n<h2 id=\"scenarios\">Scenarios</h2>\n");
        page.Raw("<form class=\"filter\" role=\"search\" hidden>\n<label>Filter <input id=\"filter\" type=\"search\" placeholder=\"name, words, instruction, requirement\" autocomplete=\"off\"></label>\n");
        page.Raw("<label><input id=\"differ\" type=\"checkbox\"> where kernels differ</label>\n<label><input id=\"fail\" type=\"checkbox\"> not as expected</label>\n");
        page.Raw("<output id=\"count\" aria-live=\"polite\"></output>\n</form>\n");
        foreach (IGrouping<string, ReportedScenario> group in report.Scenarios.GroupBy(scenario => scenario.Group))
        {
            page.Raw("<section class=\"group\">\n").Element("h3", group.Key);
            foreach (IGrouping<string, ReportedScenario> spec in group.GroupBy(scenario => scenario.Spec))
            {
                WriteSpec([.. spec], page);
            }

            page.Raw("</section>\n");
        }

        page.Raw("</section>\n");
    }

    private static void WriteSpec(ReportedScenario[] variants, HtmlWriter page)
    {
        ReportedScenario first = variants[0];
        int behaviours = variants.Max(variant => variant.Behaviours.Count);
        bool fails = variants.Any(variant => variant.Outcomes.Any(outcome => outcome.Verdict is Verdict.Fail or Verdict.Error));
        page.Raw("<details class=\"spec\" data-broken=\"").Text(string.Join(' ', variants.SelectMany(Broken).Distinct())).Raw("\"");
        page.Raw(behaviours > 1 ? " data-differ" : "").Raw(fails ? " data-fail" : "").Raw(">\n<summary><span class=\"name\">").Text(first.Spec).Raw("</span> ");
        page.Raw("<span class=\"title\">").Text(first.Title).Raw("</span>");
        page.Raw(variants.Length > 1 ? $" <span class=\"badge\">{variants.Length} variants</span>" : "");
        page.Raw(behaviours > 1 ? $" <span class=\"badge differ\">{behaviours} behaviours</span>" : "").Raw(fails ? " <span class=\"badge bad\">not as expected</span>" : "");
        page.Raw("</summary>\n<div class=\"body\"").Id(first.Spec).Raw(">\n");
        page.Raw("<p class=\"why\">").Text(first.Why).Raw("</p>\n<p class=\"quiet\">");
        page.Text(first.File).Raw(first.Source.Count > 0 ? " &#8212; " : "").Text(string.Join("; ", first.Source));
        foreach (string requirement in first.Requirements)
        {
            page.Raw(" ").Link(HistorySection.AnchorOf(requirement), requirement);
        }

        page.Raw("</p>\n");
        ReportedScenario? before = null;
        foreach (ReportedScenario variant in variants)
        {
            WriteVariant(variant, before, page);
            before = variant;
        }

        page.Raw("</div>\n</details>\n");
    }

    private static void WriteVariant(ReportedScenario variant, ReportedScenario? before, HtmlWriter page)
    {
        if (variant.Id != variant.Spec)
        {
            page.Raw("<h4").Id(variant.Id).Raw(">").Link(variant.Id, variant.Id[variant.Spec.Length..]).Raw("</h4>\n");
        }

        // A variant repeats neither the program nor the setup of the one before it.
        if (before is null || !before.Program.SequenceEqual(variant.Program) || !before.Setup.SequenceEqual(variant.Setup))
        {
            page.Raw("<div class=\"listing\">\n");
            WriteLines("Program", variant.Program, page);
            WriteLines("Setup", variant.Setup.Count > 0 ? variant.Setup : ["everything at its default"], page);
            page.Raw("</div>\n");
        }

        FailureSection.WriteFindings(variant, page);
        if (variant.Behaviours.Count > 0)
        {
            TimelineTable.Write(variant, page);
        }
    }

    private static void WriteLines(string title, IReadOnlyList<string> lines, HtmlWriter page)
    {
        page.Raw($"<figure><figcaption>{title}</figcaption><pre tabindex=\"0\">");
        foreach (string line in lines)
        {
            page.Text(line).Raw("\n");
        }

        page.Raw("</pre></figure>\n");
    }

    // requirement@profile for every run that breaks one, so that a cell of the history can show its scenarios.
    private static IEnumerable<string> Broken(ReportedScenario scenario) =>
        from behaviour in scenario.Behaviours
        from line in behaviour.Lines
        where line.Name == GoldenText.DeviatesName
        from requirement in line.Text.Split(' ')
        from profile in behaviour.Profiles
        select $"{requirement}@{profile}";
}
