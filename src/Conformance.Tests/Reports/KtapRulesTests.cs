using System.Text;
using System.Text.RegularExpressions;
using Conformance.Suite.Reports.Text;
using Conformance.Suite.Verdicts;
using Xunit;

namespace Conformance.Tests.Reports;

/// <summary>A KTAP report is read by the rules of tools/testing/kunit/kunit_parser.py (Linux 6.1), and says the same as the results.</summary>
public sealed partial class KtapRulesTests
{
    [Fact]
    public void The_parser_finds_every_run_with_its_outcome()
    {
        string[] lines = Encoding.UTF8.GetString(KtapReport.Format(SampleReport.Whole)).TrimEnd('\n').Split('\n');
        SuiteResult result = SampleReport.Whole.ToResult();

        Assert.Equal("KTAP version 1", lines[0]);
        Assert.Equal($"1..{result.Groups.Count}", lines[1]);
        List<(string Group, string Outcome, string Name)> runs = [];
        int at = 2;
        foreach ((string group, GroupCount count) in result.Groups)
        {
            Assert.Equal("    KTAP version 1", lines[at++]);
            Assert.Equal($"    # Subtest: {group}", lines[at++]);
            Assert.Equal($"    1..{count.Planned}", lines[at++]);
            for (int number = 1; number <= count.Planned; number++)
            {
                // Everything that is no result and begins no subtest belongs to the next result.
                while (!ResultLine().IsMatch(lines[at]))
                {
                    Assert.DoesNotMatch(@"^\s*(KTAP version|TAP version|# Subtest:|1\.\.)", lines[at++]);
                }

                Match run = ResultLine().Match(lines[at++]);
                Assert.Equal($"{number}", run.Groups["number"].Value);
                string outcome = run.Groups["ok"].Value != "ok" ? "failed" : run.Groups["directive"].Value.StartsWith(" # SKIP ", StringComparison.Ordinal) ? "skipped" : "passed";
                runs.Add((group, outcome, run.Groups["name"].Value.Trim()));
            }

            Match suite = ResultLine().Match(lines[at++]);
            Assert.Equal(group, suite.Groups["name"].Value);
            Assert.Equal(count.Failed + count.Errors == 0 ? "ok" : "not ok", suite.Groups["ok"].Value);
        }

        Assert.Equal(lines.Length, at);
        Assert.Equal(
            result.Results.Select(r => (r.Group, r.Verdict switch { Verdict.Pass => "passed", Verdict.Skip => "skipped", _ => "failed" }, $"{r.ScenarioId} [{r.Profile}]")),
            runs);
    }

    [GeneratedRegex(@"^\s*(?<ok>ok|not ok) (?<number>[0-9]+) (- )?(?<name>[^#]*?)(?<directive> # .*)?$")]
    private static partial Regex ResultLine();
}
