using Conformance.Arm.Cpus;
using Conformance.Behaviours.Profiles;
using Conformance.Cli.Workspaces;
using Conformance.Kvm.Uapi;
using Conformance.Suite.Diagnostics;
using Conformance.Suite.Running;
using Conformance.Suite.Specs;
using Conformance.Suite.Specs.Compilation;
using Conformance.Suite.Traces;
using Conformance.Tests.El2;
using Conformance.Tests.Model;
using Xunit;

namespace Conformance.Tests.Debug;

/// <summary>What cores choose about watchpoints.</summary>
public sealed class WatchpointChoiceTests
{
    private const ulong Variable = 0x4000_1000;
    private const ulong FirstByte = 0x3f;
    private const ulong LastByte = 0x101f;
    private const ulong Unmasked = 0x1c5;

    // Slot 0 watches the last byte of the doubleword, slot 1 the first; the one that is told shows in FAR_EL1.
    [Theory]
    [InlineData(true, "nop", Variable)]
    [InlineData(false, "nop", Variable + 7)]
    [InlineData(true, "msr dbgwcr1_el1, x2", Variable + 7)]
    [InlineData(false, "msr dbgwcr1_el1, x2", Variable + 7)]
    [InlineData(true, "msr dbgwvr1_el1, x1", Variable + 7)]
    public void Of_two_watchpoints_the_oldest_or_the_lowest_is_told(bool oldest, string before, ulong far)
    {
        BareCore core = new() { Cpu = CpuModels.CortexA57Qemu with { TakesOldestWatchpoint = oldest } };
        core.With("x1", Variable).With("x2", FirstByte).With("MDSCR_EL1", 0xa000)
            .With("DBGWVR1_EL1", Variable).With("DBGWCR1_EL1", FirstByte)
            .With("DBGWVR0_EL1", Variable).With("DBGWCR0_EL1", LastByte);
        Assert.Equal(far, core.Run(before + "\nldr x0, [x1]\ndone", Unmasked).End![OneReg.FarEl1]);
    }

    [Theory]
    [InlineData(true, false, false)]
    [InlineData(true, true, true)]
    [InlineData(false, false, true)]
    [InlineData(false, true, false)]
    public void Under_stage_2_a_core_may_take_an_unprivileged_store_of_the_kernel_for_one_of_EL1(bool hides, bool watchesKernel, bool hits)
    {
        RepositoryScenarios repository = new();
        Profile profile = repository.Profiles.Find("linux-6.1")!;
        CpuModel cpu = CpuModels.CortexA57Qemu with { StageTwoHidesUnprivileged = hides };
        SuiteRunner runner = new(_ => new Conformance.Model.Machines.ReferenceBackend(profile, cpu), ReferenceBackends.Promises(cpu));
        DiagnosticBag bag = new();
        LoadedScenario scenario = new ScenarioReader(repository.Profiles, new SpecLoadOptions(), bag).Read(
            new SourceText(
                "test.yaml",
                $"title: t\nguest-debug: [enable, use-hw]\nhardware-watchpoints: [{{ at: 0x40001000, control: {(watchesKernel ? "0x1ff3" : "0x1ff5")} }}]\n"
                + "guest:\n  registers: { x1: 0x40001000 }\n  code: |\n    sttr x0, [x1]\n    done\n"),
            "test").Single();
        Assert.Equal("", bag.Render());
        Trace trace = runner.Run(scenario, RepositoryScenarios.SubjectOf(profile)).Trace!;
        Assert.Equal(hits, trace.Rows.Any(row => row[TraceColumns.Hsr] == 0xd200_0062));
    }
}
