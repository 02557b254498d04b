using Conformance.Arm.Cpus;
using Conformance.Behaviours.Rules;
using Conformance.Cli.Workspaces;
using Conformance.Kvm.Machines;
using Conformance.Suite.Explaining;
using Conformance.Suite.Running;
using Conformance.Suite.Specs.Compilation;
using Conformance.Suite.Verdicts;
using Conformance.Tests.Goldens;
using Xunit;

namespace Conformance.Tests.Explaining;

/// <summary>An explanation tells the decisions of the run, changes nothing of it, and names what decides a broken requirement.</summary>
public sealed class ExplanationTests
{
    private static readonly Workspace Workspace = CommittedWorkspace.Value;

    [Fact]
    public void A_breakpoint_instruction_is_told_from_its_routing_to_the_exit()
    {
        string[] lines = Explain("software-breakpoints/brk-use-sw-bp", "linux-6.1");

        int at = Array.FindIndex(lines, line => line.StartsWith("  core   trap: BRK is a debug exception", StringComparison.Ordinal));
        Assert.StartsWith("  core   trap: MDCR_EL2.TDE is 1", lines[at + 1]);
        Assert.StartsWith("  EL2    pc=trap (0x40000000)  EC 0x3c  esr=0xf200002a BRK #0x2a", lines[at + 2]);
        Assert.StartsWith("  kvm    the exception class is one that debugging asks for: KVM_EXIT_DEBUG [kvm_handle_guest_debug; debug-ec-set=five", lines[at + 3]);
        Assert.StartsWith("exit 0  DEBUG  pc=trap (0x40000000)", lines[at + 4]);
    }

    [Theory]
    [InlineData("aarch32/a32-bkpt", "bkpt: BKPT is a debug exception that nothing masks, whatever its condition is")]
    [InlineData("aarch32/t32-bkpt-in-it", ": BKPT is a debug exception that nothing masks, whatever its condition is")]
    [InlineData("aarch32/a32-mrc-cp15-conditions", ": the condition of the instruction fails: it does nothing")]
    [InlineData("aarch32/a32-mrc-cp15-trapped-failed", ": the condition of the instruction fails, and this core traps it all the same")]
    [InlineData("aarch32/a32-mrc-cp15-trapped-failed", "the condition of the trapped instruction fails: it is skipped, and nothing else is done")]
    [InlineData("aarch32/a32-guest-bkpt", ": EL1 uses AArch32: the exception is taken in the mode of its kind, at its vector")]
    public void What_AArch32_does_otherwise_is_told(string spec, string sentence)
    {
        IEnumerable<string> variants = Workspace.Scenarios.Where(scenario => scenario.Listing.SpecId == spec).Select(scenario => scenario.Id);

        Assert.Contains(variants.SelectMany(id => Explain(id, "linux-7.3")), line => line.Contains(sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void What_decides_a_broken_requirement_is_named()
    {
        string[] lines = Explain("single-step/mmio-read-step", "linux-5.10");

        int at = Array.FindIndex(lines, line => line.StartsWith("breaks STEP-MMIO-READ: ", StringComparison.Ordinal));
        IEnumerable<string> deciders = lines.Skip(at + 1).TakeWhile(line => line.StartsWith("  decided by ", StringComparison.Ordinal));
        Assert.Contains(deciders, line => line.StartsWith("  decided by skip-instruction=at-once-clear-ss: kept with at-entry", StringComparison.Ordinal));
        Assert.DoesNotContain(deciders, line => line.Contains("debug-ec-set", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("el2/brk-tde", "bare-el2")]
    [InlineData("mmio/mmio-read-signed", "linux-7.3")]
    [InlineData("single-step/step-hvc", "linux-4.16")]
    public void Being_told_changes_nothing(string id, string profile)
    {
        (LoadedScenario? scenario, Subject subject) = Find(id, profile);
        scenario ??= Workspace.Scenarios.First(candidate => candidate.Compiled.Machine == subject.Machine);
        SuiteRunner runner = ReferenceBackends.Runner(CpuModels.All[0]);

        ScenarioRun told = runner.Run(scenario, subject, new());

        Assert.Equal(runner.Run(scenario, subject).Trace!.Rows, told.Trace!.Rows);
    }

    [Fact]
    public void Every_exit_of_every_scenario_is_told_and_every_rule_but_what_the_suite_cannot_reach_is_seen()
    {
        SuiteRunner runner = ReferenceBackends.Runner(CpuModels.All[0]);
        HashSet<KvmRuleId> seen = [];
        foreach (LoadedScenario scenario in Workspace.Scenarios.Where(scenario => scenario.Compiled.Machine == MachineKind.Kvm).DistinctBy(scenario => scenario.Listing.SpecId))
        {
            foreach (Subject subject in SuiteRunner.SubjectsOf(scenario, Workspace.Subjects))
            {
                RunNarrative narrative = new();
                ScenarioRun run = runner.Run(scenario, subject, narrative);

                // A host that reaches BUG() leaves KVM_RUN with no row.
                int exits = run.Trace!.Rows.Count(row => row.ExitNumber is not null) + (run.Trace.Rows[^1].Detail == "host-bug" ? 1 : 0);
                Assert.Equal(exits, narrative.Entries.OfType<LeftToUserspace>().Count());
                seen.UnionWith(narrative.Entries.OfType<HypervisorDecision>().Select(decision => (KvmRuleId)decision.Rule));
            }
        }

        // The cores of the suite wait at no WFE, and WFI is not trapped while an SError is pending.
        Assert.Equal([KvmRuleId.WfeYields], Enum.GetValues<KvmRuleId>().Except(seen));
    }

    private static string[] Explain(string id, string profile)
    {
        (LoadedScenario? scenario, Subject subject) = Find(id, profile);
        RunNarrative narrative = new();
        ScenarioRun run = ReferenceBackends.Runner(CpuModels.All[0]).Run(scenario!, subject, narrative);
        return [.. new ScenarioExplanation(run, narrative, _ => (IReadOnlyList<Finding>)[], () => new OtherChoices(ReferenceBackends.Runner, CpuModels.All[0]).Of(scenario!, subject)).Lines()];
    }

    private static (LoadedScenario? Scenario, Subject Subject) Find(string id, string profile) =>
        (Workspace.Scenarios.FirstOrDefault(scenario => scenario.Id == id), Workspace.Subjects.Single(subject => subject.Name == profile));
}
