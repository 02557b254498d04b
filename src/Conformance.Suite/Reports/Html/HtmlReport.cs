using System.Security.Cryptography;
using System.Text;
using Conformance.Suite.Reports.Model;

namespace Conformance.Suite.Reports.Html;

/// <summary>
/// Results as one page that needs nothing beside it: the conformance history, what is not as expected, and every scenario
/// with its exits across profiles. Everything can be read without the script, which filters.
/// </summary>
public static class HtmlReport
{
    private const string Title = "Debug traps of KVM/arm64";

    /// <summary>The bytes of the file.</summary>
    public static byte[] Format(SuiteReport report)
    {
        string script = Resource("report.js");
        HtmlWriter page = new();
        page.Raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");

        // Nothing that a file says can run or load anything, even if it escaped from its text.
        page.Raw($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{Hash(script)}'\">\n");
        page.Raw($"<title>{Title}</title>\n<style>\n{Resource("report.css")}</style>\n</head>\n<body>\n");
        page.Raw("<a class=\"skip\" href=\"#scenarios\">Skip to the scenarios</a>\n<header>\n").Element("h1", Title);
        bool isGood = report.Mistakes.Count == 0 && !ReportedFailures.Of(report).Any();
        page.Raw($"<p class=\"headline {(isGood ? "good" : "bad")}\">").Text(Capital(ReportedFailures.Headline(report))).Raw(".</p>\n<p class=\"backend\">Run on the ").Text(report.Backend).Raw(".</p>\n</header>\n<main>\n");
        HistorySection.Write(report, page);
        FailureSection.Write(report, page);
        ScenarioSection.Write(report, page);
        page.Raw("</main>\n<script>").Raw(script).Raw("</script>\n</body>\n</html>\n");
        return Encoding.UTF8.GetBytes(page.ToString());
    }

    private static string Capital(string sentence) => $"{char.ToUpperInvariant(sentence[0])}{sentence[1..]}";

    private static string Hash(string script) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)));

    private static string Resource(string name)
    {
        using Stream stream = typeof(HtmlReport).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded");
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
