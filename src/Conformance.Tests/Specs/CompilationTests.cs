using Conformance.Arm.Registers;
using Conformance.Kvm.Machines;
using Conformance.Kvm.Uapi;
using Conformance.Suite.Specs.Compilation;
using Conformance.Vmm.Scenarios;
using Xunit;

namespace Conformance.Tests.Specs;

/// <summary>What a scenario file becomes.</summary>
public sealed class CompilationTests
{
    private static OneReg System(string name)
    {
        Assert.True(SystemRegisterTable.TryFindEncoding(name, out ushort encoding));
        return OneReg.SysReg(encoding);
    }

    [Fact]
    public void The_smallest_scenario_has_the_defaults()
    {
        CompiledScenario scenario = SpecText.LoadOne(SpecText.Smallest).Compiled;
        Assert.Equal("t", scenario.Id);
        Assert.Equal(MachineKind.Kvm, scenario.Machine);
        Assert.Equal(GuestDebugFlags.None, scenario.GuestDebug.Control);
        Assert.Equal(24, scenario.MaxExits);
        Assert.Equal(
            [new(System("VBAR_EL1"), 0x40008000), new RegisterValue(OneReg.X(28), 0x0a001000)],
            scenario.Registers);
        Assert.Equal("1f2003d51040a1d2000200b9", Bytes(scenario, 0x40000000));
    }

    [Theory]
    [InlineData(0, "1d5238d59d0300f900000014")]
    [InlineData(15, "1d5238d59d3f00f900000014")]
    public void A_default_vector_stores_the_syndrome_in_its_own_slot(int slot, string bytes) =>
        Assert.Equal(bytes, Bytes(SpecText.LoadOne(SpecText.Smallest).Compiled, 0x40008000 + (ulong)(slot * 0x80)));

    [Fact]
    public void On_a_bare_core_the_vectors_and_done_are_hypervisor_calls()
    {
        CompiledScenario scenario = SpecText.LoadOne(
            SpecText.Smallest + "machine: el2\nhardware-breakpoints: [{ slot: 2, at: start, control: 0x1e5 }]\n").Compiled;
        Assert.Equal("1f2003d5e2ff0fd4", Bytes(scenario, 0x40000000));
        Assert.Equal("e2e10fd4", Bytes(scenario, 0x40008780));
        Assert.Contains(new RegisterValue(System("DBGBVR2_EL1"), 0x40000000), scenario.Registers);
        Assert.Contains(new RegisterValue(System("DBGBCR2_EL1"), 0x1e5), scenario.Registers);
        Assert.DoesNotContain(scenario.Registers, r => r.Register == OneReg.X(28));
    }

    [Fact]
    public void The_scenarios_own_registers_win_and_pstate_comes_last()
    {
        CompiledScenario scenario = SpecText.LoadOne(
            "title: t\nguest:\n  pstate: 0x3c4\n  registers: { x28: 1, vbar_el1: start, sp: 2, SP_EL1: 3, elr_el1: -1 }\n  code: \"start: nop\"\n").Compiled;
        Assert.Equal(
            [
                new(System("VBAR_EL1"), 0x40000000),
                new(OneReg.X(28), 1),
                new(OneReg.SpEl0, 2),
                new(OneReg.SpEl1, 3),
                new(OneReg.ElrEl1, ulong.MaxValue),
                new RegisterValue(OneReg.Pstate, 0x3c4),
            ],
            scenario.Registers);
    }

    [Fact]
    public void Everything_that_userspace_does_is_there()
    {
        CompiledScenario scenario = SpecText.LoadOne("""
            title: t
            guest:
              data: { 0x40001000: [0x11, -2] }
              code: |
                start: nop
                stop:  nop
            guest-debug: [enable, use-sw-bp, 0x40000]
            hardware-breakpoints: [{ at: stop }, { slot: 15, at: 0x40000000, control: 3 }]
            hardware-watchpoints: [{ at: 0x40001000 }]
            vcpu-features: [psci-0.2, pmu-v3]
            vmm:
              log-dirty-pages: true
              mmio-reads: [1, 0xffffffffffffffff]
              software-breakpoints: [stop]
              on-breakpoint: continue
              on-guest-debug-exception: reinject
              when:
                - { on: mmio-read, nth: 2, do: [{ set: { x5: stop, pc: start, pstate: 0x3c5 } }, { guest-debug: [enable] }] }
                - { on: any, do: [serror, immediate-exit, save-restore, vcpu-init] }
            max-exits: 7

            """).Compiled;
        Assert.Equal((GuestDebugFlags)0x50001, scenario.GuestDebug.Control);
        Assert.Equal(0x40000004UL, scenario.GuestDebug.Bvr[0]);
        Assert.Equal(0x1e7UL, scenario.GuestDebug.Bcr[0]);
        Assert.Equal(0x40000000UL, scenario.GuestDebug.Bvr[15]);
        Assert.Equal(3UL, scenario.GuestDebug.Bcr[15]);
        Assert.Equal(0x40001000UL, scenario.GuestDebug.Wvr[0]);
        Assert.Equal(0x1fffUL, scenario.GuestDebug.Wcr[0]);
        Assert.Equal(VcpuFeatures.Psci02 | VcpuFeatures.PmuV3, scenario.Features);
        Assert.True(scenario.LogsDirtyPages);
        Assert.True(scenario.Options(null).LogsDirtyPages);
        Assert.Equal([1UL, ulong.MaxValue], scenario.MmioReads);
        PlantedBreakpoint planted = Assert.Single(scenario.SoftwareBreakpoints);
        Assert.Equal(0x40000004UL, planted.Address);
        Assert.Equal([0x00, 0x00, 0x20, 0xd4], planted.Instruction);
        Assert.Equal(BreakpointAction.Continue, scenario.OnBreakpoint);
        Assert.Equal(GuestDebugExceptionAction.Reinject, scenario.OnGuestDebugException);
        Assert.Equal("1100000000000000feffffffffffffff", Bytes(scenario, 0x40001000));
        Assert.Equal(7, scenario.MaxExits);

        Assert.Equal((WhenEvent.MmioRead, 2), (scenario.When[0].On, scenario.When[0].Nth));
        Assert.Equal(
            [new(OneReg.X(5), 0x40000004), new(OneReg.Pc, 0x40000000), new RegisterValue(OneReg.Pstate, 0x3c5)],
            Assert.IsType<SetRegisters>(scenario.When[0].Actions[0]).Values);
        Assert.Equal(new SetGuestDebugFlags(GuestDebugFlags.Enable), scenario.When[0].Actions[1]);
        Assert.Equal([new RaiseSError(), new SetImmediateExit(), new SaveRestore(), new ResetVcpu()], scenario.When[1].Actions);
    }

    [Fact]
    public void Forced_fields_become_a_mask_and_a_value()
    {
        LoadedScenario scenario = SpecText.LoadOne(SpecText.Smallest + "mdcr-el2: { TDE: 1, TDA: 0, HPMN: 4 }\nhcr-el2: { TWE: 0, RW: 1 }\n");
        Assert.Equal(new RegisterOverride(0x31f, 0x104), scenario.Compiled.MdcrEl2);
        Assert.Equal(new RegisterOverride(0x8000_4000, 0x8000_0000), scenario.Compiled.HcrEl2);
        Assert.Equal(["guest-debug: none", "mdcr-el2: TDE = 0x1, TDA = 0x0, HPMN = 0x4", "hcr-el2: TWE = 0x0, RW = 0x1"], scenario.Listing.Setup);
    }

    [Fact]
    public void The_listing_tells_program_labels_and_setup()
    {
        ScenarioListing listing = SpecText.LoadOne(
            SpecText.Smallest + "guest-debug: 0x80000001\nhardware-breakpoints: [{ at: start }]\nmax-exits: 3\n").Listing;
        Assert.Equal(
            ["40000000 start 'start: nop' 4", "40000004  'done' 4", "40000008  'done' 4"],
            listing.Program.Select(s => $"{s.Address:x} {s.Label} '{s.Source}' {s.Bytes.Length}"));
        Assert.Equal(0x40000000UL, listing.Labels["start"]);
        Assert.Equal(
            ["guest-debug: enable, 0x80000000", "hardware breakpoint 0: at start (0x40000000), control 0x1e7 (E PMC=3 BAS=15)", "max-exits: 3"],
            listing.Setup);
        Assert.Equal("specs/t.yaml", listing.File);
    }

    private static string Bytes(CompiledScenario scenario, ulong address) =>
        Convert.ToHexStringLower(scenario.Memory.Single(m => m.Address == address).Bytes);
}
