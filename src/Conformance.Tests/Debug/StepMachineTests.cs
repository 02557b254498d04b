using Conformance.Arm.Cpus;
using Conformance.Kvm.Exits;
using Conformance.Kvm.Uapi;
using Conformance.Tests.El2;
using Xunit;

namespace Conformance.Tests.Debug;

/// <summary>Which instructions advance the step, and what an exception return lets through.</summary>
public sealed class StepMachineTests
{
    private const ulong Tde = 0x100;
    private const ulong Tsc = 1UL << 19;
    private const ulong Ss = 1UL << 21;
    private const ulong El1 = 0x3c5;
    private const ulong El0 = 0x3c0;

    [Theory]
    [InlineData("nop", 0xcb000022, 0x40000004, El1)]
    [InlineData("ldxr x2, [x1]", 0xcb000062, 0x40000004, El1)]
    [InlineData("b there\nnop\nthere: nop", 0xcb000022, 0x40000008, El1)]
    [InlineData("svc #0", 0xca000022, 0x40008200, El1)]
    [InlineData("hvc #1", 0x5a000001, 0x40000004, El1)]
    [InlineData("smc #0", 0x5e000000, 0x40000000, El1 | Ss)]
    [InlineData("brk #1", 0xf2000001, 0x40000000, El1 | Ss)]
    [InlineData("mrs x0, mdscr_el1", 0x62240005, 0x40000000, El1 | Ss)]
    [InlineData("udf #0", 0xca000022, 0x40008200, El1)]
    [InlineData("wfi", 0xcb000022, 0x40000004, El1)]
    public void A_step_advances_with_instructions_that_complete(string code, ulong esr, ulong pc, ulong pstate)
    {
        ExitRecord first = Stepping().First(code + "\ndone", El1 | Ss);
        Assert.Equal((esr, pc, pstate), (first.Hsr, first.Pc, first.Pstate));
    }

    [Theory]
    [InlineData("svc #0", El1)]
    [InlineData("udf #0", El1 | Ss)]
    [InlineData("ldr x0, [x3]", El1 | Ss)]
    public void The_state_saved_by_EL1_shows_whether_the_instruction_advanced(string code, ulong spsr) =>
        Assert.Equal(spsr, Stepping().With("x3", 0x8000_0000).Run(code + "\ndone", El1 | Ss).End![OneReg.SpsrEl1]);

    [Theory]
    [InlineData(El0)]
    [InlineData(El0 | Ss)]
    [InlineData(El1)]
    [InlineData(El1 | Ss)]
    public void A_return_from_a_level_that_is_stepped_is_a_step_of_its_own(ulong spsr)
    {
        ExitRecord first = Stepping().With("ELR_EL1", 0x4000_0008).With("SPSR_EL1", spsr).First("eret\nnop\nnop\ndone", El1 | Ss);
        Assert.Equal((0xcb000022UL, 0x4000_0008UL, spsr & ~Ss), (first.Hsr, first.Pc, first.Pstate));
    }

    [Theory]
    [InlineData(El0, 0x0)]
    [InlineData(El0 | Ss, 0x1)]
    public void A_return_from_a_level_that_is_not_stepped_lets_SS_through(ulong spsr, ulong x0)
    {
        ExitRecord atVector = new BareCore().With("MDSCR_EL1", 1).With("ELR_EL1", 0x4000_0008).With("SPSR_EL1", spsr)
            .First("eret\nnop\nmov x0, #1\nmov x0, #2\ndone", El1);
        Assert.Equal((0x5a007f08UL, x0), (atVector.Hsr, atVector.X0));
    }

    [Theory]
    [InlineData(true, 0xcf000022)]
    [InlineData(false, 0x0)]
    public void A_level_that_masks_its_own_step_is_not_stepped_unless_the_core_does(bool everyStep, ulong esr)
    {
        BareCore core = new() { Cpu = CpuModels.CortexA57Qemu with { TakesEveryCompletedStep = everyStep } };
        Assert.Equal(esr, core.With("MDSCR_EL1", 0x2001).Run("msr daifset, #8\ndone", 0x1c5 | Ss).End![OneReg.EsrEl1]);
    }

    [Fact]
    public void An_impossible_state_sets_IL_and_keeps_the_level()
    {
        ExitRecord first = Stepping().With("ELR_EL1", 0x4000_0004).With("SPSR_EL1", 0x3c9).First("eret\nnop\ndone", El1 | Ss);
        Assert.Equal((0x4000_0004UL, El1 | (1UL << 20)), (first.Pc, first.Pstate));
    }

    private static BareCore Stepping() => new BareCore { Mdcr = Tde, Hcr = Tsc }.With("MDSCR_EL1", 1).With("x1", 0x4000_1000);
}
