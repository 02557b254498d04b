using Conformance.Arm.Instructions;
using Conformance.Arm.Syntax;

namespace Conformance.Arm.A32;

/// <summary>A32 status registers, hints, barriers and changes of state (Arm ARM F4.1).</summary>
internal static class SystemInstructions
{
    private const string Conditional = "cond=1111";

    private static readonly (string Name, Operation Operation, int Number)[] Hints =
    [
        ("yield", Operation.Yield, 1), ("wfe", Operation.Wfe, 2), ("wfi", Operation.Wfi, 3), ("sev", Operation.Sev, 4), ("sevl", Operation.Sevl, 5),
    ];

    private static readonly (string P, string U, string Letters)[] Modes = [("0", "0", "da"), ("0", "1", "ia"), ("1", "0", "db"), ("1", "1", "ib")];

    public static IEnumerable<Encoding> Rows() => [.. StatusRegisters(), .. HintRows(), .. Barriers(), .. ChangesOfState(), .. Stacks()];

    private static IEnumerable<Encoding> StatusRegisters() =>
    [
        Row(Operation.MrsPsr,          "cond 00010 R 00 (1111) Rd (00) 0 (0) 0000 (0000)", "mrs<c> <Rd>, <psr>", Conditional),
        Row(Operation.MsrPsrRegister,  "cond 00010 R 10 mask (1111) (00) 0 (0) 0000 Rn",   "msr<c> <psrfields>, <Rn>", Conditional),
        Row(Operation.MsrPsrImmediate, "cond 00110 R 10 mask (1111) rot imm8",             "msr<c> <psrfields>, #<const>", Conditional + "; R=0 mask=0000"),
        Row(Operation.MrsBanked,       "cond 00010 R 00 SYSm Rd (00) 1 M 0000 (0000)",     "mrs<c> <Rd>, <banked>", Conditional + "; " + BankedRegisterOperand.Except),
        Row(Operation.MsrBanked,       "cond 00010 R 10 SYSm (1111) (00) 1 M 0000 Rn",     "msr<c> <banked>, <Rn>", Conditional + "; " + BankedRegisterOperand.Except),
    ];

    private static IEnumerable<Encoding> HintRows()
    {
        foreach ((string name, Operation operation, int number) in Hints)
        {
            yield return Row(operation, $"cond 001100100000 (1111) (0000) {number:b8}", name + "<c>", Conditional);
        }

        // Hints of later extensions are NOPs on a core without them, and assembled programs may hold them for that reason.
        string others = string.Concat(Hints.Select(hint => $"; hint={hint.Number:b8}"));
        yield return Row(Operation.Nop, "cond 001100100000 (1111) (0000) hint:8", "nop<c> <hint>", Conditional + others);
    }

    private static IEnumerable<Encoding> Barriers() =>
    [
        Row(Operation.Clrex, "1111 01010111 (111111110000) 0001 (1111)", "clrex"),
        Row(Operation.Dsb,   "1111 01010111 (111111110000) 0100 option", "dsb <barrier>"),
        Row(Operation.Dmb,   "1111 01010111 (111111110000) 0101 option", "dmb <barrier>"),
        Row(Operation.Isb,   "1111 01010111 (111111110000) 0110 option", "isb <isb>"),
    ];

    private static IEnumerable<Encoding> ChangesOfState() =>
    [
        Cps("00 1", "(0000000) 0 0 0 0 mode", "cps #<mode>"),
        Cps("10 0", "(0000000) A I F 0 (00000)", "cpsie{ <iflags>}"),
        Cps("10 1", "(0000000) A I F 0 mode", "cpsie <iflags>,#<mode>"),
        Cps("11 0", "(0000000) A I F 0 (00000)", "cpsid{ <iflags>}"),
        Cps("11 1", "(0000000) A I F 0 mode", "cpsid <iflags>,#<mode>"),
        Row(Operation.Setend, "1111 00010000 (000) 1 (000000) E (0) 0000 (0000)", "setend <endian>"),
    ];

    private static IEnumerable<Encoding> Stacks() =>
        from mode in Modes
        from row in new[]
        {
            Row(Operation.StoreReturnState, $"1111 100 {mode.P} {mode.U} 1 W 0 (1101) (00000101000) mode", $"srs{mode.Letters} sp<W>, #<mode>", implied: $"P={mode.P} U={mode.U} Rn=13"),
            Row(Operation.ReturnFromException, $"1111 100 {mode.P} {mode.U} 0 W 1 Rn (0000101000000000)", $"rfe{mode.Letters} <Rn><W>", implied: $"P={mode.P} U={mode.U}"),
        }
        select row;

    // Without a bit of A, I and F, or with bits that change nothing, it is UNPREDICTABLE.
    private static Encoding Cps(string modifiers, string rest, string syntax) =>
        Row(Operation.Cps, $"1111 00010000 {modifiers} 0 {rest}", syntax, implied: $"imod={Convert.ToInt32(modifiers[..2], 2)} M={modifiers[3]}");

    private static Encoding Row(Operation operation, string diagram, string syntax, string except = "", string implied = "") =>
        new(InstructionClass.System, operation, diagram, syntax, except, format: EncodingFormat.A32, implied: implied);
}
