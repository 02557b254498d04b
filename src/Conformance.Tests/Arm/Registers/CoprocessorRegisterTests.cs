using Conformance.Arm.Registers;
using Xunit;

namespace Conformance.Tests.Arm.Registers;

/// <summary>The system registers of AArch32 are views of those of AArch64, whose encodings are nearly theirs.</summary>
public sealed class CoprocessorRegisterTests
{
    // Where the architectural mapping changes more than op0 and op1.
    private static readonly string[] OtherNumbers = ["DFSR", "IFAR", "NMRR", "AMAIR1", "MIDR", "MIDR"];

    [Fact]
    public void A_register_has_the_numbers_of_the_AArch64_register_that_it_is_a_view_of()
    {
        string[] others = [.. CoprocessorRegisterTable.All
            .Where(row => row.Register is not null && !row.Encoding.Is64Bit && !row.Name.StartsWith("DBGBXVR", StringComparison.Ordinal))
            .Where(row => NumbersOf(row) != NumbersOf(SystemRegisterTable.Row(row.Register!.Value).Encoding))
            .Select(row => row.Name)];

        Assert.Equal(OtherNumbers.Order(), others.Order());
    }

    [Theory]
    [InlineData(14, 0, 0, 2, 2, "DBGDSCRext", SystemRegister.MDSCR_EL1)]
    [InlineData(14, 0, 0, 5, 4, "DBGBVR5", SystemRegister.DBGBVR0_EL1 + 5)]
    [InlineData(15, 0, 1, 0, 1, "ACTLR", SystemRegister.ACTLR_EL1)]
    [InlineData(15, 0, 5, 0, 1, "IFSR", SystemRegister.IFSR32_EL2)]
    [InlineData(15, 0, 14, 15, 7, "PMCCFILTR", SystemRegister.PMCCFILTR_EL0)]
    public void An_encoding_names_its_register(int coprocessor, int opc1, int crn, int crm, int opc2, string name, SystemRegister register)
    {
        CoprocessorRegister? row = CoprocessorRegisterTable.Find(CoprocessorEncoding.Word(coprocessor, opc1, crn, crm, opc2));

        Assert.Equal((name, register), (row?.Name, row?.Register));
    }

    [Fact]
    public void Two_registers_share_FAR_EL1()
    {
        CoprocessorRegister dfar = CoprocessorRegisterTable.Find(CoprocessorEncoding.Word(15, 0, 6, 0, 0))!;
        CoprocessorRegister ifar = CoprocessorRegisterTable.Find(CoprocessorEncoding.Word(15, 0, 6, 0, 2))!;

        ulong both = ifar.Write(dfar.Write(0xaaaa_aaaa_5555_5555, 0x1234_5678), 0x8765_4321);

        Assert.Equal(0x8765_4321_1234_5678UL, both);
        Assert.Equal((0x1234_5678UL, 0x8765_4321UL), (dfar.Read(both), ifar.Read(both)));
    }

    [Fact]
    public void A_debug_register_traps_as_its_AArch64_view_does() =>
        Assert.Equal(
            (TrapControl.Tda, TrapControl.Tdosa, TrapControl.Tdra, TrapControl.Tpm),
            (TrapOf(14, 0, 0, 7, 0), TrapOf(14, 0, 1, 0, 4), TrapOf(14, 0, 1, 0, 0), TrapOf(15, 0, 9, 13, 0)));

    private static TrapControl TrapOf(int coprocessor, int opc1, int crn, int crm, int opc2) =>
        CoprocessorRegisterTable.Find(CoprocessorEncoding.Word(coprocessor, opc1, crn, crm, opc2))!.Trap;

    private static (int, int, int) NumbersOf(CoprocessorRegister row) => (row.Encoding.CRn, row.Encoding.CRm, row.Encoding.Opc2);

    private static (int, int, int) NumbersOf(SystemRegisterEncoding encoding) => (encoding.CRn, encoding.CRm, encoding.Op2);
}
