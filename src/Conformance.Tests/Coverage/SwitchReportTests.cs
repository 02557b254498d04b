using Conformance.Arm.Cpus;
using Conformance.Behaviours.Switches;
using Conformance.Cli.Workspaces;
using Conformance.Suite.Coverage.Switches;
using Conformance.Suite.Running;
using Conformance.Suite.Specs.Compilation;
using Conformance.Tests.Goldens;
using Conformance.Tests.Model;
using Xunit;

namespace Conformance.Tests.Coverage;

/// <summary>Flipped switches are seen, or somebody says why not; and what is said is true.</summary>
public sealed class SwitchReportTests
{
    private static readonly Workspace Workspace = CommittedWorkspace.Value;

    private static readonly IReadOnlyList<FlipKills> Kills =
        new SwitchKills(subject => ReferenceBackends.ForMany(subject, CpuModels.All[0])).Find(Workspace.Profiles, Workspace.Scenarios);

    private static SwitchReport Report(IEnumerable<FlipKills> kills) => new([.. kills], Workspace.Scenarios);

    private static FlipKills Find(string profile, string flip) => Kills.Single(row => row.Flip.Profile.Name == profile && row.Flip.ToString() == flip);

    [Fact]
    public void Every_flip_is_seen_or_explained() => Assert.Equal([], Report(Kills).Mistakes);

    [Fact]
    public void Every_value_of_every_switch_is_flipped_to_in_every_profile() => Assert.Equal(
        Workspace.Profiles.All.Count * SwitchTable.All.Sum(key => key.Values.Count - 1),
        Kills.Select(row => (row.Flip.Profile.Name, row.Flip.ToString())).Distinct().Count());

    [Fact]
    public void A_flip_that_nobody_sees_any_more_is_a_mistake()
    {
        FlipKills seen = Find("linux-6.1", "step-state: pending-per-exit, if rearm-every-entry");

        Assert.NotEmpty(seen.Kills);
        Assert.Contains(
            "linux-6.1: no scenario sees step-state: pending-per-exit, if rearm-every-entry; write one, or say in UnobservableValues why none can",
            Report(Kills.Select(row => row == seen ? seen with { Kills = [] } : row)).Mistakes);
    }

    [Fact]
    public void A_reason_that_a_scenario_disproves_is_a_mistake()
    {
        FlipKills unseen = Find("linux-4.1", "step-state: none, if pending-per-exit");
        Kill kill = Find("linux-6.1", "step-state: pending-per-exit, if rearm-every-entry").Kills[0];

        string mistake = Assert.Single(Report(Kills.Select(row => row == unseen ? unseen with { Kills = [kill] } : row)).Mistakes);
        Assert.StartsWith(
            "linux-4.1: step-state: none, if pending-per-exit is told to be unobservable (SINGLESTEP is refused, so that the guest is never stepped), but ",
            mistake,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_reason_that_nobody_needs_is_a_mistake()
    {
        IEnumerable<FlipKills> without = Kills.Where(row => row.Flip.Switch != SwitchTable.MdcrDirtyTest);

        string mistake = Assert.Single(Report(without).Mistakes);
        Assert.StartsWith("UnobservableValues: mdcr-dirty-test any: no profile needs this line", mistake, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sight_names_the_row_and_the_fields()
    {
        FlipKills row = Find("linux-6.12", "watchpoint-far: live, if last-abort");

        Kill kill = row.Kills.Single(seen => seen.Scenario.Id == "watchpoints/hw-watchpoint-far-after-mmio");
        Assert.Equal("1.far", kill.Sight.ToString());
        Assert.Equal(new("watchpoint-far", row.Flip.From, row.Flip.To, "Debug WatchpointLower", "Debug WatchpointLower", "far"), row.SignatureOf(kill));
    }

    [Fact]
    public void The_short_watchdog_is_long_enough_for_every_scenario()
    {
        SuiteRunner patient = RepositoryScenarios.Runner();
        SuiteRunner hasty = new(subject => ReferenceBackends.ForMany(subject, CpuModels.All[0]), ReferenceBackends.Promises(CpuModels.All[0]));
        foreach (LoadedScenario scenario in Workspace.Scenarios)
        {
            foreach (Subject subject in SuiteRunner.SubjectsOf(scenario, Workspace.Subjects))
            {
                Assert.Equal(patient.Run(scenario, subject).Trace?.Rows, hasty.Run(scenario, subject).Trace?.Rows);
            }
        }
    }
}
