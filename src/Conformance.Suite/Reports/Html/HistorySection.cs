using Conformance.Suite.Reports.Model;

namespace Conformance.Suite.Reports.Html;

/// <summary>The first picture: which profile keeps which requirement.</summary>
internal static class HistorySection
{
    /// <summary>The id of the paragraph about a requirement.</summary>
    public static string AnchorOf(string requirement) => $"requirement-{requirement}";

    /// <summary>Writes the table, and below it what every requirement means.</summary>
    public static void Write(SuiteReport report, HtmlWriter page)
    {
        ReportedRequirement[] judged = [.. report.Requirements.Where(requirement => requirement.Profiles.Count > 0)];
        string[] profiles = [.. report.Profiles.Select(profile => profile.Name).Where(name => judged.Any(requirement => requirement.Profiles.Any(entry => entry.Profile == name)))];
        if (judged.Length == 0)
        {
            return;
        }

        page.Raw("<section aria-labelledby=\"history\">\n<h2 id=\"history\">Conformance history</h2>\n");
        page.Raw("<p>What a debugger relies on, by kernel from left to right. <span class=\"key keeps\">&#10003;</span> kept in every run that is about it; ");
        page.Raw("<span class=\"key breaks\">3/47</span> broken in 3 of 47 runs; <span class=\"key none\">&#183;</span> no run is about it, because the kernel refuses what it takes.</p>\n");
        page.Raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"history\">\n<table class=\"history\">\n<thead><tr><td></td>");
        foreach (string profile in profiles)
        {
            page.Raw("<th scope=\"col\"><span>").Text(profile).Raw("</span></th>");
        }

        page.Raw("</tr></thead>\n<tbody>\n");
        foreach (ReportedRequirement requirement in judged)
        {
            page.Raw("<tr><th scope=\"row\">").Link(AnchorOf(requirement.Id), requirement.Id).Raw("</th>");
            foreach (string profile in profiles)
            {
                WriteCell(requirement, profile, page);
            }

            page.Raw("</tr>\n");
        }

        page.Raw("</tbody>\n</table>\n</div>\n");
        WriteMeanings(judged, page);
        page.Raw("</section>\n");
    }

    private static void WriteCell(ReportedRequirement requirement, string profile, HtmlWriter page)
    {
        ReportedConformance? found = requirement.Profiles.FirstOrDefault(entry => entry.Profile == profile);
        if (found is null)
        {
            page.Raw("<td class=\"none\">&#183;<span class=\"sr\">no run</span></td>");
        }
        else if (found.Broken == 0)
        {
            page.Raw($"<td class=\"keeps\">&#10003;<span class=\"sr\">kept in all {found.Runs} runs</span></td>");
        }
        else
        {
            page.Raw($"<td class=\"breaks {ShareOf(found)}\"><a data-broken=\"").Text($"{requirement.Id}@{profile}");
            page.Raw($"\" href=\"#{AnchorOf(requirement.Id)}\">{found.Broken}/{found.Runs}<span class=\"sr\"> runs break it</span></a></td>");
        }
    }

    // How deep the colour is; the numbers say it as well.
    private static string ShareOf(ReportedConformance found) =>
        found.Broken * 10 < found.Runs ? "few" : found.Broken * 2 < found.Runs ? "some" : "most";

    private static void WriteMeanings(IEnumerable<ReportedRequirement> judged, HtmlWriter page)
    {
        page.Raw("<details class=\"meanings\">\n<summary>What the requirements mean</summary>\n<dl>\n");
        foreach (ReportedRequirement requirement in judged)
        {
            page.Raw("<dt").Id(AnchorOf(requirement.Id)).Raw(">").Text(requirement.Id).Raw("</dt>\n");
            page.Element("dd", requirement.Sentence).Raw("<dd class=\"quiet\">").Text(requirement.Rationale).Raw("</dd>\n");
        }

        page.Raw("</dl>\n</details>\n");
    }
}
