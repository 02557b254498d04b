using System.Text;
using Conformance.Suite.Reports.Model;
using Conformance.Suite.Verdicts;

namespace Conformance.Suite.Reports.Text;

/// <summary>
/// Results in the Kernel Test Anything Protocol, version 1: a test for every group, a subtest for every run. What a failure is
/// about stands in diagnostic lines before its result, where tools/testing/kunit looks for it.
/// </summary>
public static class KtapReport
{
    private const string Version = "KTAP version 1\n";
    private const string Indent = "    ";

    /// <summary>The bytes of the file.</summary>
    public static byte[] Format(SuiteReport report)
    {
        SuiteResult result = report.ToResult();
        StringBuilder text = new();
        text.Append(Version).Append($"1..{result.Groups.Count}\n");
        int number = 0;
        foreach ((string group, GroupCount count) in result.Groups)
        {
            text.Append(Indent).Append(Version);
            text.Append($"{Indent}# Subtest: {Name(group)}\n{Indent}1..{count.Planned}\n");
            int test = 0;
            foreach (ScenarioResult run in result.Results.Where(run => run.Group == group))
            {
                WriteRun(++test, run, text);
            }

            text.Append($"{(count.Failed + count.Errors == 0 ? "ok" : "not ok")} {++number} {Name(group)}\n");
        }

        return TextFile.Of(text);
    }

    private static void WriteRun(int number, ScenarioResult run, StringBuilder text)
    {
        IEnumerable<string> about = run.Findings.Count > 0 ? run.Findings.Select(finding => finding.Message) : [run.Message];
        if (run.Verdict is Verdict.Fail or Verdict.Error)
        {
            foreach (string line in about.SelectMany(message => message.Split('\n')))
            {
                text.Append($"{Indent}# {TextFile.OneLine(line)}\n");
            }
        }

        string skip = run.Verdict == Verdict.Skip ? $" # SKIP {TextFile.OneLine(run.Message)}" : "";
        text.Append($"{Indent}{(run.Verdict is Verdict.Pass or Verdict.Skip ? "ok" : "not ok")} {number} {Name($"{run.ScenarioId} [{run.Profile}]")}{skip}\n");
    }

    // A # in a name would begin the directive.
    private static string Name(string text) => TextFile.OneLine(text).Replace('#', '_');
}
