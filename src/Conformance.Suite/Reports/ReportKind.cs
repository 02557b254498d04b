using Conformance.Suite.Reports.Html;
using Conformance.Suite.Reports.Json;
using Conformance.Suite.Reports.Model;
using Conformance.Suite.Reports.Text;

namespace Conformance.Suite.Reports;

/// <summary>A form that results can be written in.</summary>
/// <param name="Name">The word on the command line.</param>
/// <param name="Doc">What it is, and for whom.</param>
/// <param name="Format">Makes the bytes of the file.</param>
public sealed record ReportKind(string Name, string Doc, Func<SuiteReport, byte[]> Format)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<ReportKind> All { get; } =
    [
        new("console", "what the terminal shows, with every failure in full", ConsoleReport.Format),
        new("github", "annotations of GitHub Actions on the line of the golden, the recording or the scenario", GithubReport.Format),
        new("html", "one page with the conformance history and every scenario, for a browser", HtmlReport.Format),
        new("json", "everything that the other reports are made of ('list report-schema'); 'report --merge' joins several", JsonReport.Format),
        new("junit", "JUnit XML, for a CI system", JUnitReport.Format),
        new("ktap", "KTAP, for the kernel's own tools", KtapReport.Format),
        new("md", "Markdown, for a comment on a pull request", MarkdownReport.Format),
    ];

    /// <summary>The kind with that name, or null.</summary>
    public static ReportKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);
}
