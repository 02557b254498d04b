using Conformance.Arm.Cpus;
using Conformance.Arm.Rules;
using Conformance.Arm.Syndromes;
using Conformance.Cli.Workspaces;
using Conformance.Kvm.Machines;
using Conformance.Kvm.Uapi;
using Conformance.Suite.Coverage.Traps;
using Conformance.Suite.Specs.Compilation;
using Conformance.Tests.Goldens;
using Xunit;

namespace Conformance.Tests.Coverage;

/// <summary>The matrix of traps holds what the runs did, and its rules for unreachable cells are not contradicted.</summary>
public sealed class TrapReportTests
{
    private static readonly CpuModel Core = CpuModels.All[0];

    [Fact]
    public void No_scenario_hits_an_unreachable_cell_and_every_rule_forbids_one() =>
        Assert.Equal([], CoverageRuns.Traps(CommittedWorkspace.Value).Mistakes);

    [Fact]
    public void Every_cell_has_its_index()
    {
        for (int i = 0; i < ExceptionCell.All.Count; i++)
        {
            ExceptionCell cell = ExceptionCell.All[i];
            Assert.Equal(i, ExceptionCell.IndexOf(
                new((int)cell.Class, cell.FromEl, 2, IsAtVector: false, cell.Step, cell.Flags.Flags, Far: null),
                cell.Flags.IsBareCore ? MachineKind.El2 : MachineKind.Kvm));
        }
    }

    // BRK at EL1 while nothing steps, with USE_SW_BP; and MDSCR_EL1 read under TDE, HPMN as after reset.
    [Fact]
    public void What_a_core_does_lands_in_its_cell()
    {
        CellSet cells = new(Core);
        cells.Start(new MachineOptions { Kind = MachineKind.Kvm });

        cells.Took(new(0x3c, 1, 2, IsAtVector: false, StepPhase.Inactive, GuestDebugFlags.Enable | GuestDebugFlags.UseSwBp, Far: null));
        cells.Accessed(new(0x8012, IsRead: true, FromEl: 1, IsTrapped: true, MdcrEl2: 0x106, HcrEl2: 0));

        Assert.Equal("0x3c EL1 inactive enable+use-sw-bp", TrapReport.Name(Assert.Single(ExceptionCell.All.Where((_, i) => cells.Exceptions[i]))));
        Assert.Equal("TDE TDA MRS EL1 trapped", TrapReport.Name(Assert.Single(AccessCell.All.Where((_, i) => cells.Accesses[i]))));
    }

    [Fact]
    public void Forced_controls_under_KVM_count_as_accesses_alone()
    {
        CellSet cells = new(Core);
        cells.Start(new MachineOptions { Kind = MachineKind.Kvm, MdcrEl2 = new(0x100, 0) });

        cells.Took(new(0x3c, 1, 2, IsAtVector: false, StepPhase.Inactive, GuestDebugFlags.None, Far: null));
        cells.Accessed(new(0x8012, IsRead: true, FromEl: 1, IsTrapped: false, MdcrEl2: 6, HcrEl2: 0));

        Assert.False(cells.Exceptions.HasAnySet());
        Assert.True(cells.Accesses.HasAnySet());
    }

    [Fact]
    public void A_cell_that_is_hit_although_a_rule_forbids_it_is_a_mistake()
    {
        LoadedScenario scenario = CommittedWorkspace.Value.Scenarios[0];
        CellSet cells = new(Core);
        cells.Start(new MachineOptions { Kind = MachineKind.Kvm });
        cells.Took(new((int)ExceptionClass.SoftwareStepLower, 0, 2, IsAtVector: false, StepPhase.Inactive, GuestDebugFlags.None, Far: null));

        Assert.Equal(
            [$"0x32 EL0 inactive off: {scenario.Id} hits the cell, although {RuleId.StepStaysOn} is told to forbid it"],
            new TrapReport([new(scenario, cells)], Core).Mistakes);
    }
}
