using Conformance.Arm.Instructions;

namespace Conformance.Arm.T32;

/// <summary>T32 shifts by a register, extensions, reversals, CRC32 and multiplies in 32 bits (Arm ARM F3.3.14 to F3.3.17).</summary>
internal static class WideRegisters
{
    private static readonly string[] ShiftNames = ["lsl", "lsr", "asr", "ror"];

    private static readonly (Operation Operation, string Opcode, string Mnemonic)[] Extensions =
    [
        (Operation.Sxth, "000", "sxt?h"), (Operation.Uxth, "001", "uxt?h"), (Operation.Sxtb, "100", "sxt?b"), (Operation.Uxtb, "101", "uxt?b"),
    ];

    public static IEnumerable<Encoding> Rows() => [.. Shifts(), .. Extends(), .. Bits(), .. Multiplies()];

    private static IEnumerable<Encoding> Shifts() =>
        from type in Enumerable.Range(0, ShiftNames.Length)
        select Row(Operation.Mov, $"11111010 0 {type:b2} S Rm 1111 Rd 0000 Rs", $"{ShiftNames[type]}<S><c><.w> <Rd>, <Rm>, <Rs>", $"type={type}");

    private static IEnumerable<Encoding> Extends() =>
        from row in Extensions
        from encoding in new[]
        {
            Row(row.Operation, $"11111010 0 {row.Opcode} 1111 1111 Rd 1 0 rotate Rm", $"{row.Mnemonic.Replace("?", "")}<c><.w> <Rd>, <Rm>{{, ror #<rotate>}}", "Rn=15"),
            Row(row.Operation, $"11111010 0 {row.Opcode} Rn 1111 Rd 1 0 rotate Rm", $"{row.Mnemonic.Replace("?", "a")}<c><w> <Rd>, <Rn>, <Rm>{{, ror #<rotate>}}", except: "Rn=1111"),
        }
        select encoding;

    private static IEnumerable<Encoding> Bits() =>
    [
        // The register stands in both places; the lower one counts.
        Row(Operation.Rev,    "11111010 1001 Rn 1111 Rd 1000 Rm",  "rev<c><.w> <Rd>, <Rm=n>"),
        Row(Operation.Rev16,  "11111010 1001 Rn 1111 Rd 1001 Rm",  "rev16<c><.w> <Rd>, <Rm=n>"),
        Row(Operation.Rbit,   "11111010 1001 Rn 1111 Rd 1010 Rm",  "rbit<c><w> <Rd>, <Rm=n>"),
        Row(Operation.Revsh,  "11111010 1001 Rn 1111 Rd 1011 Rm",  "revsh<c><.w> <Rd>, <Rm=n>"),
        Row(Operation.Clz,    "11111010 1011 Rn 1111 Rd 1000 Rm",  "clz<c><w> <Rd>, <Rm=n>"),
        Crc(Operation.Crc32,  "11111010 1100 Rn 1111 Rd 1000 Rm",     "crc32b<w> <Rd>, <Rn>, <Rm>", 0),
        Crc(Operation.Crc32,  "11111010 1100 Rn 1111 Rd 1001 Rm",     "crc32h<w> <Rd>, <Rn>, <Rm>", 1),
        Crc(Operation.Crc32,  "11111010 1100 Rn 1111 Rd 1010 Rm",     "crc32w<w> <Rd>, <Rn>, <Rm>", 2),
        Crc(Operation.Crc32c, "11111010 1101 Rn 1111 Rd 1000 Rm",     "crc32cb<w> <Rd>, <Rn>, <Rm>", 0),
        Crc(Operation.Crc32c, "11111010 1101 Rn 1111 Rd 1001 Rm",     "crc32ch<w> <Rd>, <Rn>, <Rm>", 1),
        Crc(Operation.Crc32c, "11111010 1101 Rn 1111 Rd 1010 Rm",     "crc32cw<w> <Rd>, <Rn>, <Rm>", 2),
    ];

    private static IEnumerable<Encoding> Multiplies() =>
    [
        Row(Operation.Mul,    "11111011 0000 Rn 1111 Rd 0000 Rm",       "mul<c><.w> <Rd>, <Rn>, <Rm>"),
        Row(Operation.Mla,    "11111011 0000 Rn Ra Rd 0000 Rm",         "mla<c><w> <Rd>, <Rn>, <Rm>, <Ra>", except: "Ra=1111"),
        Row(Operation.Mls,    "11111011 0000 Rn Ra Rd 0001 Rm",         "mls<c><w> <Rd>, <Rn>, <Rm>, <Ra>"),
        Row(Operation.Smull,  "11111011 1000 Rn RdLo RdHi 0000 Rm",     "smull<c><w> <RdLo>, <RdHi>, <Rn>, <Rm>"),
        Row(Operation.Sdiv,   "11111011 1001 Rn 1111 Rd 1111 Rm",     "sdiv<c><w> <Rd>, <Rn?><Rm>"),
        Row(Operation.Umull,  "11111011 1010 Rn RdLo RdHi 0000 Rm",     "umull<c><w> <RdLo>, <RdHi>, <Rn>, <Rm>"),
        Row(Operation.Udiv,   "11111011 1011 Rn 1111 Rd 1111 Rm",     "udiv<c><w> <Rd>, <Rn?><Rm>"),
        Row(Operation.Smlal,  "11111011 1100 Rn RdLo RdHi 0000 Rm",     "smlal<c><w> <RdLo>, <RdHi>, <Rn>, <Rm>"),
        Row(Operation.Umlal,  "11111011 1110 Rn RdLo RdHi 0000 Rm",     "umlal<c><w> <RdLo>, <RdHi>, <Rn>, <Rm>"),
        Row(Operation.Umaal,  "11111011 1110 Rn RdLo RdHi 0110 Rm",     "umaal<c><w> <RdLo>, <RdHi>, <Rn>, <Rm>"),
    ];

    private static Encoding Row(Operation operation, string diagram, string syntax, string implied = "", string except = "") =>
        new(InstructionClass.DataProcessingRegister, operation, diagram, syntax, except, format: EncodingFormat.T32, implied: implied);

    private static Encoding Crc(Operation operation, string diagram, string syntax, int log2Size) => new(
        InstructionClass.DataProcessingRegister, operation, diagram, syntax, access: new(log2Size, false, false), feature: ArmFeature.Crc32, format: EncodingFormat.T32);
}
