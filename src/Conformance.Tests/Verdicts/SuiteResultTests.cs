using Conformance.Suite.Verdicts;
using Xunit;

namespace Conformance.Tests.Verdicts;

public sealed class SuiteResultTests
{
    private static readonly ScenarioResult Pass = new("g/a", "p", Verdict.Pass, "", "g");

    [Fact]
    public void The_counts_of_the_groups_add_up_to_the_total()
    {
        SuiteResult result = new(
            new Dictionary<string, int> { ["g"] = 3, ["h"] = 2 },
            [
                Pass,
                Pass with { Profile = "q", Verdict = Verdict.Fail },
                Pass with { Profile = "r", Verdict = Verdict.Error },
                Pass with { ScenarioId = "h/b", Group = "h", Verdict = Verdict.Skip },
                Pass with { ScenarioId = "h/a", Group = "h" },
            ]);
        Assert.Equal(new GroupCount(3, 1, 1, 1, 0), result.Groups["g"]);
        Assert.Equal(new GroupCount(2, 1, 0, 0, 1), result.Groups["h"]);
        Assert.Equal("5 planned, 4 run, 1 skipped, 1 failed, 1 in error", result.Total.ToString());
        Assert.Equal(["g/a p", "g/a q", "g/a r", "h/a p", "h/b p"], result.Results.Select(r => $"{r.ScenarioId} {r.Profile}"));
    }

    [Fact]
    public void A_result_that_got_lost_is_refused() =>
        Assert.Contains(
            "group g does not add up: 2 planned, 1 run, 0 skipped, 0 failed, 0 in error",
            Assert.Throws<ArgumentException>(() => new SuiteResult(new Dictionary<string, int> { ["g"] = 2 }, [Pass])).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_result_that_nobody_planned_is_refused() =>
        Assert.Throws<ArgumentException>(() => new SuiteResult(new Dictionary<string, int>(), [Pass]));

    [Fact]
    public void A_scenario_has_one_result_for_a_profile() =>
        Assert.Throws<ArgumentException>(() => new SuiteResult(new Dictionary<string, int> { ["g"] = 2 }, [Pass, Pass]));
}
