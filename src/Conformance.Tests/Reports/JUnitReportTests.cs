using System.Text;
using Conformance.Suite.Reports;
using Conformance.Suite.Verdicts;
using Conformance.Tests.Traces;
using Xunit;

namespace Conformance.Tests.Reports;

public sealed class JUnitReportTests
{
    private static readonly ScenarioResult[] Results =
    [
        new("g/a", "linux-6.1", Verdict.Pass, "", null, "g"),
        new("g/a", "linux-6.12", Verdict.Fail, "pc: expected <0x0>", "line 1\nline \u0001 \ud800 \U0001f600 & 2", "g"),
        new("g/b", "linux-6.1", Verdict.Skip, "no \"kernel\"", null, "g"),
        new("h/c@x=1", "linux-6.1", Verdict.Error, "no more mmio-reads", null, "h"),
    ];

    private static readonly Dictionary<string, int> Planned = new() { ["g"] = 3, ["h"] = 1 };

    private const string Expected = """
        <?xml version="1.0" encoding="utf-8"?>
        <testsuites name="conformance" tests="4" failures="1" errors="1" time="0">
          <testsuite name="g" tests="3" failures="1" errors="0" time="0" skipped="1">
            <testcase name="g/a [linux-6.1]" classname="conformance.g" time="0" />
            <testcase name="g/a [linux-6.12]" classname="conformance.g" time="0">
              <failure message="pc: expected &lt;0x0&gt;">line 1
        line \u0001 \ud800 😀 &amp; 2</failure>
            </testcase>
            <testcase name="g/b [linux-6.1]" classname="conformance.g" time="0">
              <skipped message="no &quot;kernel&quot;" />
            </testcase>
          </testsuite>
          <testsuite name="h" tests="1" failures="0" errors="1" time="0" skipped="0">
            <testcase name="h/c@x=1 [linux-6.1]" classname="conformance.h" time="0">
              <error message="no more mmio-reads" />
            </testcase>
          </testsuite>
        </testsuites>

        """;

    [Fact]
    public void A_report_has_a_suite_for_each_group_and_a_case_for_each_result() =>
        Assert.Equal(Expected, Encoding.UTF8.GetString(JUnitReport.Format(new(Planned, Results))));

    [Fact]
    public void The_order_in_which_scenarios_ran_does_not_change_the_report()
    {
        ScenarioResult[] shuffled = [Results[3], Results[2], Results[0], Results[1]];
        Assert.Equal(JUnitReport.Format(new(Planned, Results)), JUnitReport.Format(new(Planned, shuffled)));
    }

    [Fact]
    public void A_report_of_nothing_is_still_a_report()
    {
        string text = Encoding.UTF8.GetString(JUnitReport.Format(new(new Dictionary<string, int>(), [])));
        Assert.Equal("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<testsuites name=\"conformance\" tests=\"0\" failures=\"0\" errors=\"0\" time=\"0\" />\n", text);
    }

    [Fact]
    public void The_file_holds_the_report()
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.Root, "out", "junit.xml");
        JUnitReport.Write(path, new(Planned, Results));
        Assert.Equal(Expected, File.ReadAllText(path));
    }
}
