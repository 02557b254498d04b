using Conformance.Suite.Running;
using Conformance.Suite.Specs.Compilation;
using Xunit;

namespace Conformance.Tests.Model;

/// <summary>
/// The counter-proposal to the 2017 list patch v1 1/2 (complete MMIO where the step is made up) changes nothing, as was answered
/// in the review.
/// </summary>
public sealed class CounterProposalTests
{
    private static readonly RepositoryScenarios Repository = new();

    [Fact]
    public void No_scenario_tells_it_from_step_v1()
    {
        Subject proposed = SubjectNamed("step-v1-counter");
        Subject patch = SubjectNamed("step-v1");
        SuiteRunner runner = RepositoryScenarios.Runner();
        LoadedScenario[] scenarios = [.. Repository.Scenarios.Where(scenario => SuiteRunner.SubjectsOf(scenario, [patch]).Any())];

        Assert.NotEmpty(proposed.Profile!.Changes);
        Assert.True(scenarios.Length >= 50);
        Assert.All(scenarios, scenario =>
        {
            string[] expected = Rows(runner.Run(scenario, patch));
            Assert.Equal(expected, Rows(runner.Run(scenario, proposed)));
        });
    }

    private static Subject SubjectNamed(string name) => RepositoryScenarios.SubjectOf(Repository.Profiles.Find(name)!);

    private static string[] Rows(ScenarioRun run) =>
        [.. run.Trace?.Rows.Select(row => row.ToString()) ?? [run.SkipReason!], .. run.Traps.Select(trap => trap.ToString())];
}
