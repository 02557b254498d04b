using Conformance.Arm.Instructions;

namespace Conformance.Arm.T32;

/// <summary>T32 data processing in 32 bits with a modified immediate or a shifted register (Arm ARM F3.3.2, F3.3.4).</summary>
internal static class WideDataProcessing
{
    // With pc as the first operand these are ADR, which has a plain immediate.
    private const string PcBase = "; Rn=1111";

    private const string ModifiedImmediate = "0 imm3 Rd imm8";
    private const string ShiftedRegister = "0 imm3 Rd imm2 type Rm";

    // GNU writes .w where there is a 16-bit form too. What a row leaves out is the row with a register fewer.
    private static readonly (Operation Operation, string Opcode, string Mnemonic, string Width, string Except)[] ThreeRegisters =
    [
        (Operation.And, "0000", "and", "<.w>", "S=1 Rd=1111"),
        (Operation.Bic, "0001", "bic", "<.w>", ""),
        (Operation.Orr, "0010", "orr", "<.w>", "Rn=1111"),
        (Operation.Orn, "0011", "orn", "<w>", "Rn=1111"),
        (Operation.Eor, "0100", "eor", "<.w>", "S=1 Rd=1111"),
        (Operation.Add, "1000", "add", "<.w>", "S=1 Rd=1111"),
        (Operation.Adc, "1010", "adc", "<.w>", ""),
        (Operation.Sbc, "1011", "sbc", "<.w>", ""),
        (Operation.Sub, "1101", "sub", "<.w>", "S=1 Rd=1111"),
        (Operation.Rsb, "1110", "rsb", "<w>", ""),
    ];

    private static readonly (Operation Operation, string Opcode, string Mnemonic)[] Moves = [(Operation.Mov, "0010", "mov"), (Operation.Mvn, "0011", "mvn")];

    private static readonly (Operation Operation, string Opcode, string Mnemonic, string Width)[] Tests =
    [
        (Operation.Tst, "0000", "tst", "<.w>"), (Operation.Teq, "0100", "teq", "<w>"), (Operation.Cmn, "1000", "cmn", "<.w>"), (Operation.Cmp, "1101", "cmp", "<.w>"),
    ];

    public static IEnumerable<Encoding> Rows() =>
    [
        .. from row in ThreeRegisters
           from encoding in Both(row.Operation, row.Opcode, "S Rn", "Rd", $"{row.Mnemonic}<S><c>{row.Width} <Rd>, <Rn?>", row.Except)
           select encoding,
        .. from row in Moves
           from encoding in Both(row.Operation, row.Opcode, "S 1111", "Rd", $"{row.Mnemonic}<S><c><.w> <Rd>, ")
           select encoding,
        .. from row in Tests
           from encoding in Both(row.Operation, row.Opcode, "1 Rn", "1111", $"{row.Mnemonic}<c>{row.Width} <Rn>, ", implied: "S=1")
           select encoding,
    ];

    private static IEnumerable<Encoding> Both(Operation operation, string opcode, string upper, string rd, string syntax, string except = "", string implied = "") =>
    [
        new(InstructionClass.DataProcessingImmediate, operation, $"11110 i 0 {opcode} {upper} {ModifiedImmediate.Replace("Rd", rd)}", syntax + "#<const>", operation is Operation.Add or Operation.Sub ? except + PcBase : except, format: EncodingFormat.T32, implied: implied),
        new(InstructionClass.DataProcessingRegister, operation, $"1110101 {opcode} {upper} {ShiftedRegister.Replace("Rd", rd)}", syntax + "<Rm><shift>", except, format: EncodingFormat.T32, implied: implied),
    ];
}
