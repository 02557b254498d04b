using Conformance.Arm.Registers;
using Conformance.Suite.Goldens;
using Xunit;

namespace Conformance.Tests.Goldens;

/// <summary>A running kernel cannot tell MDCR_EL2: its golden is compared in everything else.</summary>
public sealed class RunningKernelTests
{
    private const string Registers = "by done  mdscr_el1=0x0";

    [Theory]
    [InlineData("by done  mdscr_el1=0x0", "by done  mdscr_el1=0x0  mdcr_el2=0xe66 (TPM)")]
    [InlineData("by done  mdscr_el1=0x1", "by done  mdscr_el1=0x1  mdcr_el2=0xe66 (TPM)")]
    [InlineData("by done  mdscr_el1=0x0  mdcr_el2=0xf66 (TDE)", "by done  mdscr_el1=0x0  mdcr_el2=0xf66 (TDE)")]
    public void What_it_cannot_tell_is_taken_from_the_golden_and_nothing_else(string told, string completed) =>
        Assert.Equal(Of(completed), Of(told).WithUnreadable(Of($"{Registers}  mdcr_el2=0xe66 (TPM)")));

    [Fact]
    public void A_golden_without_it_adds_nothing() => Assert.Equal(Of(Registers), Of(Registers).WithUnreadable(Of(Registers)));

    [Theory]
    [InlineData(0x0, "no field")]
    [InlineData(0x84f66, "HPMN=6 TPMCR TPM TDE TDA TDOSA TDRA TPMS TTRF")]
    [InlineData(0x3000, "E2PB=3")]
    public void Fields_that_are_set_are_named(ulong value, string words) => Assert.Equal(words, RegisterLayouts.MdcrEl2.Describe(value));

    private static Behaviour Of(string end) => new([new("0", "MMIO  pc=a (0x4)"), new("end", end), new("holds", "STEP-ONE")]);
}
