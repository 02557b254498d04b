using Conformance.Arm.Registers;
using Conformance.Arm.Syndromes;
using Xunit;

namespace Conformance.Tests.Arm.Registers;

/// <summary>State and syndromes of AArch32 in words.</summary>
public sealed class AArch32TextTests
{
    private const ulong Svc = 0x1d3;
    private const ulong Zero = 0x4000_0000;

    // The last four are from traces of a T32 guest that is stepped through ITE EQ with Z clear.
    [Theory]
    [InlineData(0x1d3, "svc")]
    [InlineData(0x2001d3, "svc SS")]
    [InlineData(0x6000_0010, "usr ZC, AIF clear")]
    [InlineData(0x8000_03db, "und N E")]
    [InlineData(0x0810_0177, "abt Q T IL, I clear")]
    [InlineData(0x1f3, "svc T")]
    [InlineData(0xdf3, "svc T, IT: 2 to go, EQ NE")]
    [InlineData(0x19f3, "svc T, IT: 1 to go, NE")]
    [InlineData(0x0600_01f3, "svc T, IT: 4 to go, EQ EQ EQ NE")]
    [InlineData(0x3c5, "EL1h")]
    [InlineData(0x5c5, "EL1h, D clear")]
    public void Pstate_is_told_in_words(ulong pstate, string words) => Assert.Equal(words, PstateText.Describe(pstate));

    [Theory]
    [InlineData(0x0fe2_0421, Svc, "trapped MCR or MRC (CP15): MRC r1, ACTLR")]
    [InlineData(0x0f02_0421, Svc | Zero, "trapped MCR or MRC (CP15): MRC r1, ACTLR, condition EQ, which passes")]
    [InlineData(0x0f02_0421, Svc, "trapped MCR or MRC (CP15): MRC r1, ACTLR, condition EQ, which fails")]
    [InlineData(0x0e02_0421, 0x1df3, "trapped MCR or MRC (CP15): MRC r1, ACTLR, condition NE of the IT block, which passes")]
    [InlineData(0x0e02_0421, 0x1f3, "trapped MCR or MRC (CP15): MRC r1, ACTLR")]
    [InlineData(0x17e4_0005, Svc, "trapped MCR or MRC (CP14): MRC r0, DBGDSCRext")]
    [InlineData(0x17e4_0004, Svc, "trapped MCR or MRC (CP14): MCR DBGDSCRext, r0")]
    [InlineData(0x13e1_0844, Svc, "trapped MCRR or MRRC (CP15): MCRR TTBR1, r2, r2")]
    [InlineData(0x33e0_0403, Svc, "trapped MRRC (CP14): MRRC r0, r1, DBGDRAR")]
    [InlineData(0x1bf0_5031, Svc, "trapped LDC or STC (CP14): LDC DBGDTRTXint, [r1]")]
    [InlineData(0x23e0_1c61, Svc, "trapped VMRS (CP10 ID): VMRS r3, MVFR0")]
    [InlineData(0x0710_0000, Svc, "trapped WFI or WFE (WFI), condition NE, which passes")]
    [InlineData(0x4e00_0000, Svc, "trapped SMC from AArch32")]
    [InlineData(0x4f18_0000, Svc | Zero, "trapped SMC from AArch32, condition NE, which fails")]
    [InlineData(0xe000_0012, 0x0df3, "BKPT from AArch32 #0x12")]
    [InlineData(0xea00_0022, Svc, "vector catch from AArch32")]
    [InlineData(0x4600_0007, Svc, "SVC from AArch32 #0x7")]
    public void A_syndrome_tells_what_was_trapped_and_its_condition(ulong esr, ulong pstate, string words) =>
        Assert.Equal(words, SyndromeText.Describe(esr, pstate));

    [Fact]
    public void Without_PSTATE_the_condition_is_only_named() =>
        Assert.Equal(
            ("trapped WFI or WFE (WFE), condition GT", "trapped WFI or WFE (WFE), condition in PSTATE.IT"),
            (SyndromeText.Describe(0x07c0_0001), SyndromeText.Describe(0x0600_0001)));

    [Fact]
    public void Fields_name_the_condition() => Assert.Contains("COND       0xc     Condition code of the instruction: GT.", SyndromeText.DescribeFields(0x07c0_0001));

    [Theory]
    [InlineData(0x1d1, 8, 24)]
    [InlineData(0x1d1, 13, 29)]
    [InlineData(0x1d1, 14, 30)]
    [InlineData(0x1d2, 13, 17)]
    [InlineData(0x1d3, 8, 8)]
    [InlineData(0x1d3, 13, 19)]
    [InlineData(0x1d3, 14, 18)]
    [InlineData(0x1d7, 14, 20)]
    [InlineData(0x1db, 13, 23)]
    [InlineData(0x1df, 13, 13)]
    [InlineData(0x010, 14, 14)]
    public void A_banked_register_is_where_AArch64_has_it(ulong pstate, int register, int x) =>
        Assert.Equal(x, AArch32Modes.Find(pstate)!.Map(register));
}
