using Conformance.Arm.Instructions;

namespace Conformance.Arm.T32;

/// <summary>T32 data processing in 16 bits (Arm ARM F3.2.1 to F3.2.4, F3.2.9).</summary>
internal static class NarrowDataProcessing
{
    // These set the flags outside an IT block and leave them alone inside one.
    private const string FlagsOutsideIt = "S=2";

    private const string Compares = "S=1";

    private static readonly (Operation Operation, string Opcode, string Mnemonic)[] TwoRegisters =
    [
        (Operation.And, "0000", "and"), (Operation.Eor, "0001", "eor"), (Operation.Adc, "0101", "adc"), (Operation.Sbc, "0110", "sbc"),
        (Operation.Orr, "1100", "orr"), (Operation.Bic, "1110", "bic"),
    ];

    private static readonly (string Opcode, int Type, string Mnemonic)[] Shifts = [("0010", 0, "lsl"), ("0011", 1, "lsr"), ("0100", 2, "asr"), ("0111", 3, "ror")];

    public static IEnumerable<Encoding> Rows() => [.. ShiftsAndAdditions(), .. Registers(), .. HighRegisters(), .. StackPointer(), .. Extensions()];

    private static IEnumerable<Encoding> ShiftsAndAdditions() =>
    [
        Register(Operation.Mov,  "00000 imm5 Rm Rd",        "lsl<s><c><n> <Rd>, <Rm>, #<left0>", FlagsOutsideIt + " type=0"),
        Register(Operation.Mov,  "00001 imm5 Rm Rd",        "lsr<s><c><n> <Rd>, <Rm>, #<right>", FlagsOutsideIt + " type=1"),
        Register(Operation.Mov,  "00010 imm5 Rm Rd",        "asr<s><c><n> <Rd>, <Rm>, #<right>", FlagsOutsideIt + " type=2"),
        Register(Operation.Add,  "0001100 Rm Rn Rd",        "add<s><c><n> <Rd>, <Rn?><Rm>", FlagsOutsideIt),
        Register(Operation.Sub,  "0001101 Rm Rn Rd",        "sub<s><c><n> <Rd>, <Rn?><Rm>", FlagsOutsideIt),
        // Of the forms with a register that is read and written, GNU as takes the one with the larger immediate.
        Immediate(Operation.Add, "00110 Rdn imm8",          "add<s><c><n> <Rdn>, <Rdn,>#<imm8>", FlagsOutsideIt),
        Immediate(Operation.Sub, "00111 Rdn imm8",          "sub<s><c><n> <Rdn>, <Rdn,>#<imm8>", FlagsOutsideIt),
        Immediate(Operation.Add, "0001110 imm3 Rn Rd",      "add<s><c><n> <Rd>, <Rn>, #<imm3>", FlagsOutsideIt),
        Immediate(Operation.Sub, "0001111 imm3 Rn Rd",      "sub<s><c><n> <Rd>, <Rn>, #<imm3>", FlagsOutsideIt),
        Immediate(Operation.Mov, "00100 Rd imm8",           "mov<s><c><n> <Rd>, #<imm8>", FlagsOutsideIt),
        Immediate(Operation.Cmp, "00101 Rn imm8",           "cmp<c><n> <Rn>, #<imm8>", Compares),
    ];

    private static IEnumerable<Encoding> Registers() =>
    [
        .. from row in TwoRegisters select Register(row.Operation, $"010000 {row.Opcode} Rm Rdn", $"{row.Mnemonic}<s><c><n> <Rdn>, <Rdn,><Rm>", FlagsOutsideIt),
        .. from row in Shifts select Register(Operation.Mov, $"010000 {row.Opcode} Rs:3 Rdm", $"{row.Mnemonic}<s><c><n> <Rdm>, <Rdm,><Rs>", $"{FlagsOutsideIt} type={row.Type}"),
        Register(Operation.Tst,  "010000 1000 Rm Rn",       "tst<c><n> <Rn>, <Rm>", Compares),
        Register(Operation.Rsb,  "010000 1001 Rn Rd",       "rsb<s><c><n> <Rd>, <Rn?>#0", FlagsOutsideIt),
        Register(Operation.Cmp,  "010000 1010 Rm Rn",       "cmp<c><n> <Rn>, <Rm>", Compares),
        Register(Operation.Cmn,  "010000 1011 Rm Rn",       "cmn<c><n> <Rn>, <Rm>", Compares),
        Register(Operation.Mul,  "010000 1101 Rn Rdm",      "mul<s><c><n> <Rdm>, <Rdm,><Rn>", FlagsOutsideIt),
        Register(Operation.Mvn,  "010000 1111 Rm Rd",       "mvn<s><c><n> <Rd>, <Rm>", FlagsOutsideIt),
    ];

    private static IEnumerable<Encoding> HighRegisters() =>
    [
        Register(Operation.Add,  "01000100 DN Rm:4 Rdn",    "add<c><n> <DN:Rdn>, <DN:Rdn,><Rm>"),
        Register(Operation.Cmp,  "01000101 N Rm:4 Rn",      "cmp<c><n> <N:Rn>, <Rm>", Compares),
        Register(Operation.Mov,  "01000110 D Rm:4 Rd",      "mov<c><n> <D:Rd>, <Rm>"),
    ];

    private static IEnumerable<Encoding> StackPointer() =>
    [
        Immediate(Operation.AdrAdd, "10100 Rd imm8",        "add<c><n> <Rd>, pc, #<imm8*4>"),
        Immediate(Operation.Add, "10101 Rd imm8",           "add<c><n> <Rd>, sp, #<imm8*4>", "Rn=13"),
        Immediate(Operation.Add, "10110000 0 imm7",         "add<c><n> sp, #<imm7*4>", "Rd=13 Rn=13"),
        Immediate(Operation.Sub, "10110000 1 imm7",         "sub<c><n> sp, #<imm7*4>", "Rd=13 Rn=13"),
    ];

    private static IEnumerable<Encoding> Extensions() =>
    [
        Register(Operation.Sxth,  "10110010 00 Rm Rd",      "sxth<c><n> <Rd>, <Rm>", "Rn=15 rotate=0"),
        Register(Operation.Sxtb,  "10110010 01 Rm Rd",      "sxtb<c><n> <Rd>, <Rm>", "Rn=15 rotate=0"),
        Register(Operation.Uxth,  "10110010 10 Rm Rd",      "uxth<c><n> <Rd>, <Rm>", "Rn=15 rotate=0"),
        Register(Operation.Uxtb,  "10110010 11 Rm Rd",      "uxtb<c><n> <Rd>, <Rm>", "Rn=15 rotate=0"),
        Register(Operation.Rev,   "10111010 00 Rm Rd",      "rev<c><n> <Rd>, <Rm>"),
        Register(Operation.Rev16, "10111010 01 Rm Rd",      "rev16<c><n> <Rd>, <Rm>"),
        Register(Operation.Revsh, "10111010 11 Rm Rd",      "revsh<c><n> <Rd>, <Rm>"),
    ];

    private static Encoding Immediate(Operation operation, string diagram, string syntax, string implied = "") =>
        new(InstructionClass.DataProcessingImmediate, operation, diagram, syntax, format: EncodingFormat.T16, implied: implied);

    private static Encoding Register(Operation operation, string diagram, string syntax, string implied = "") =>
        new(InstructionClass.DataProcessingRegister, operation, diagram, syntax, format: EncodingFormat.T16, implied: implied);
}
