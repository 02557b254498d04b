using Conformance.Kvm.Uapi;
using Xunit;

namespace Conformance.Tests.El2;

/// <summary>Syndromes that the model builds are those that hardware is known to report.</summary>
public sealed class SyndromeTests
{
    private const ulong DebugTraps = 0xf00;
    private const ulong PmuTraps = 0x60;
    private const ulong GuestTraps = (1UL << 13) | (1UL << 19) | (1UL << 21) | (1UL << 18);
    private const ulong El1 = 0x3c5;

    [Theory]
    [InlineData("brk #0x1234", 0xf2001234)]
    [InlineData("wfi", 0x07e00000)]
    [InlineData("hvc #0x12", 0x5a000012)]
    [InlineData("smc #0x12", 0x5e000012)]
    [InlineData("mrs x0, mdscr_el1", 0x62240005)]
    [InlineData("msr mdscr_el1, x0", 0x62240004)]
    [InlineData("msr dbgbvr0_el1, x0", 0x62280000)]
    [InlineData("msr dbgbcr0_el1, x0", 0x622a0000)]
    [InlineData("msr dbgwvr0_el1, x0", 0x622c0000)]
    [InlineData("msr dbgwcr0_el1, x0", 0x622e0000)]
    [InlineData("msr oslar_el1, x0", 0x62280400)]
    [InlineData("mrs x0, oslsr_el1", 0x62280403)]
    [InlineData("msr osdlr_el1, x0", 0x62280406)]
    [InlineData("mrs x0, mdrar_el1", 0x62200401)]
    [InlineData("mrs x0, mdccint_el1", 0x62200005)]
    [InlineData("mrs x0, pmcr_el0", 0x6230e419)]
    [InlineData("mrs x0, actlr_el1", 0x62320401)]
    [InlineData("mrs x0, id_aa64dfr0_el1", 0x6230000b)]
    public void A_trapped_instruction_names_itself(string code, ulong esr) =>
        Assert.Equal(esr, new BareCore { Mdcr = DebugTraps | PmuTraps, Hcr = GuestTraps }.First(code + "\ndone", El1).Hsr);

    [Theory]
    [InlineData("ldr x0, [x1]", 0xd2000022)]
    [InlineData("str x0, [x1]", 0xd2000062)]
    public void A_watchpoint_tells_the_direction(string code, ulong esr) =>
        Assert.Equal(
            esr,
            new BareCore { Mdcr = 0x100 }.With("MDSCR_EL1", 0x8000).With("x1", 0x4000_1000)
                .With("DBGWVR0_EL1", 0x4000_1000).With("DBGWCR0_EL1", 0x1fff).First(code + "\ndone", El1).Hsr);

    [Fact]
    public void A_breakpoint_to_EL2_carries_the_class_of_a_lower_level() =>
        Assert.Equal(0xc2000022UL, Breakpoint(0x100).First("nop\ndone", El1).Hsr);

    [Fact]
    public void A_breakpoint_from_EL1_to_EL1_carries_the_class_of_the_same_level() =>
        Assert.Equal(0xc6000022UL, Breakpoint(0).Run("nop\ndone", 0x1c5).End![OneReg.EsrEl1]);

    [Fact]
    public void A_step_from_EL1_to_EL1_carries_the_class_of_the_same_level() =>
        Assert.Equal(0xce000022UL, new BareCore().With("MDSCR_EL1", 0x2001).Run("nop\ndone", 0x1c5).End![OneReg.EsrEl1]);

    private static BareCore Breakpoint(ulong mdcr) =>
        new BareCore { Mdcr = mdcr }.With("MDSCR_EL1", 0xa000).With("DBGBVR0_EL1", 0x4000_0000).With("DBGBCR0_EL1", 0x1e7);
}
