using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Conformance.Suite.Reports.Html;
using Xunit;

namespace Conformance.Tests.Reports;

/// <summary>The page holds what files say as text alone, leads somewhere with every link, and loads nothing.</summary>
public sealed class HtmlReportTests
{
    private static readonly string Page = Encoding.UTF8.GetString(HtmlReport.Format(SampleReport.Whole));

    [Fact]
    public void What_files_say_is_text()
    {
        string[] tags = [.. Regex.Matches(Page, "<([a-z0-9]+)").Select(match => match.Groups[1].Value)];

        Assert.Single(tags, "script");
        Assert.DoesNotContain("img", tags);
        Assert.DoesNotContain("onerror='", Page);
        Assert.Contains("&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=&#39;a&quot;b&#39;&gt;", Page);
        Assert.Contains("alert(1)</script><img src=x onerror='a\"b'>", WebUtility.HtmlDecode(Page));
    }

    [Fact]
    public void Only_the_script_of_the_page_may_run_and_nothing_is_loaded()
    {
        string script = Regex.Match(Page, "<script>(.*?)</script>", RegexOptions.Singleline).Groups[1].Value;
        string hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)));

        Assert.Contains($"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{hash}'", Page);
        Assert.DoesNotMatch("(src|href)=\"(?!#)", Page);
        Assert.DoesNotContain("url(", Page);
    }

    [Fact]
    public void Every_link_leads_to_one_place_on_the_page()
    {
        string[] ids = [.. Regex.Matches(Page, " id=\"([^\"]+)\"").Select(match => match.Groups[1].Value)];

        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(Regex.Matches(Page, " href=\"#([^\"]*)\"").Select(match => match.Groups[1].Value), target => Assert.Contains(target, ids));
    }

    [Fact]
    public void Elements_are_closed_where_they_were_opened()
    {
        string[] unclosed = ["meta", "input", "br"];
        Stack<string> open = [];
        string markup = Regex.Replace(Page, "<(script|style)>.*?</\\1>", "", RegexOptions.Singleline);
        foreach (Match tag in Regex.Matches(markup, "<(/?)([a-z0-9]+)[^>]*>"))
        {
            if (tag.Groups[1].Value.Length > 0)
            {
                Assert.Equal(open.Pop(), tag.Groups[2].Value);
            }
            else if (!unclosed.Contains(tag.Groups[2].Value))
            {
                open.Push(tag.Groups[2].Value);
            }
        }

        Assert.Empty(open);
    }
}
