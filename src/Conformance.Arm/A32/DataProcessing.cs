using Conformance.Arm.Instructions;

namespace Conformance.Arm.A32;

/// <summary>A32 data processing (Arm ARM F4.1): the product of an operation and the form of its second operand, and MOVW and MOVT.</summary>
internal static class DataProcessing
{
    private static readonly (string Bits, string Name, Operation Operation)[] Calculations =
    [
        ("0000", "and", Operation.And), ("0001", "eor", Operation.Eor), ("0010", "sub", Operation.Sub), ("0011", "rsb", Operation.Rsb),
        ("0100", "add", Operation.Add), ("0101", "adc", Operation.Adc), ("0110", "sbc", Operation.Sbc), ("0111", "rsc", Operation.Rsc),
        ("1100", "orr", Operation.Orr), ("1110", "bic", Operation.Bic),
    ];

    private static readonly (string Bits, string Name, Operation Operation)[] Tests =
        [("1000", "tst", Operation.Tst), ("1001", "teq", Operation.Teq), ("1010", "cmp", Operation.Cmp), ("1011", "cmn", Operation.Cmn)];

    private static readonly (string Bits, string Name, Operation Operation)[] Moves = [("1101", "mov", Operation.Mov), ("1111", "mvn", Operation.Mvn)];

    // The second operand: what tells it apart, its bits, its syntax.
    private static readonly (InstructionClass Class, string High, string Low, string Syntax)[] Seconds =
    [
        (InstructionClass.DataProcessingImmediate, "001", "rot imm8", "#<const>"),
        (InstructionClass.DataProcessingRegister, "000", "imm5 type 0 Rm", "<Rm><shift>"),
        (InstructionClass.DataProcessingRegister, "000", "Rs 0 type 1 Rm", "<Rm>, <type> <Rs>"),
    ];

    public static IEnumerable<Encoding> Rows()
    {
        foreach ((InstructionClass @class, string high, string low, string syntax) in Seconds)
        {
            foreach ((string bits, string name, Operation operation) in Calculations)
            {
                yield return Row(@class, operation, $"cond {high} {bits} S Rn Rd {low}", $"{name}<S><c> <Rd>, <Rn>, {syntax}");
            }

            foreach ((string bits, string name, Operation operation) in Tests)
            {
                yield return Row(@class, operation, $"cond {high} {bits} 1 Rn (0000) {low}", $"{name}<c> <Rn>, {syntax}", "S=1");
            }

            foreach ((string bits, string name, Operation operation) in Moves)
            {
                yield return Row(@class, operation, $"cond {high} {bits} S (0000) Rd {low}", $"{name}<S><c> <Rd>, {syntax}");
            }
        }

        yield return Row(InstructionClass.DataProcessingImmediate, Operation.MovWide, "cond 00110000 imm4 Rd imm12", "movw<c> <Rd>, #<imm4:imm12>");
        yield return Row(InstructionClass.DataProcessingImmediate, Operation.MovTop, "cond 00110100 imm4 Rd imm12", "movt<c> <Rd>, #<imm4:imm12>");
    }

    private static Encoding Row(InstructionClass @class, Operation operation, string diagram, string syntax, string implied = "") =>
        new(@class, operation, diagram, syntax, "cond=1111", format: EncodingFormat.A32, implied: implied);
}
