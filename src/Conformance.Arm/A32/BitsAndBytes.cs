using Conformance.Arm.Instructions;

namespace Conformance.Arm.A32;

/// <summary>A32 instructions on parts of a register (Arm ARM F4.1): bit fields, extension, reversal, CLZ and CRC32.</summary>
internal static class BitsAndBytes
{
    // An addend is not r15; with that number there is none, which has a mnemonic of its own.
    private static readonly (string Bits, string Letters, Operation Operation)[] Extensions =
    [
        ("01101010", "sxt b", Operation.Sxtb), ("01101011", "sxt h", Operation.Sxth),
        ("01101110", "uxt b", Operation.Uxtb), ("01101111", "uxt h", Operation.Uxth),
    ];

    public static IEnumerable<Encoding> Rows() => [.. BitFields(), .. ExtensionRows(), .. Reversals(), .. Checksums()];

    private static IEnumerable<Encoding> BitFields() =>
    [
        Row(Operation.Bfc,  "cond 0111110 msb Rd lsb 001 1111",   "bfc<c> <Rd>, #<lsb>, #<msbwidth>"),
        Row(Operation.Bfi,  "cond 0111110 msb Rd lsb 001 Rn",     "bfi<c> <Rd>, <Rn>, #<lsb>, #<msbwidth>", "; Rn=1111"),
        Row(Operation.Sbfx, "cond 0111101 widthm1 Rd lsb 101 Rn", "sbfx<c> <Rd>, <Rn>, #<lsb>, #<width>"),
        Row(Operation.Ubfx, "cond 0111111 widthm1 Rd lsb 101 Rn", "ubfx<c> <Rd>, <Rn>, #<lsb>, #<width>"),
    ];

    private static IEnumerable<Encoding> ExtensionRows()
    {
        foreach ((string bits, string letters, Operation operation) in Extensions)
        {
            string name = letters.Replace(' ', 'a');
            yield return Row(operation, $"cond {bits} Rn Rd rotate (00) 0111 Rm", $"{name}<c> <Rd>, <Rn>, <Rm>{{, ror #<rotate>}}", "; Rn=1111");
            name = letters.Replace(" ", "", StringComparison.Ordinal);
            yield return Row(operation, $"cond {bits} 1111 Rd rotate (00) 0111 Rm", $"{name}<c> <Rd>, <Rm>{{, ror #<rotate>}}", implied: "Rn=15");
        }
    }

    private static IEnumerable<Encoding> Reversals() =>
    [
        Row(Operation.Clz,   "cond 00010110 (1111) Rd (1111) 0001 Rm", "clz<c> <Rd>, <Rm>"),
        Row(Operation.Rev,   "cond 01101011 (1111) Rd (1111) 0011 Rm", "rev<c> <Rd>, <Rm>"),
        Row(Operation.Rev16, "cond 01101011 (1111) Rd (1111) 1011 Rm", "rev16<c> <Rd>, <Rm>"),
        Row(Operation.Rbit,  "cond 01101111 (1111) Rd (1111) 0011 Rm", "rbit<c> <Rd>, <Rm>"),
        Row(Operation.Revsh, "cond 01101111 (1111) Rd (1111) 1011 Rm", "revsh<c> <Rd>, <Rm>"),
    ];

    // Another condition than AL is UNPREDICTABLE, and so is the size 3.
    private static IEnumerable<Encoding> Checksums()
    {
        foreach ((string bit, string letters, Operation operation) in new[] { ("0", "crc32", Operation.Crc32), ("1", "crc32c", Operation.Crc32c) })
        {
            for (int log2Size = 0; log2Size < 3; log2Size++)
            {
                yield return new(
                    InstructionClass.DataProcessingRegister,
                    operation,
                    $"1110 00010 {log2Size:b2} 0 Rn Rd (00) {bit} (0) 0100 Rm",
                    $"{letters}{"bhw"[log2Size]} <Rd>, <Rn>, <Rm>",
                    access: new(log2Size, false, false),
                    feature: ArmFeature.Crc32,
                    format: EncodingFormat.A32);
            }
        }
    }

    private static Encoding Row(Operation operation, string diagram, string syntax, string except = "", string implied = "") =>
        new(InstructionClass.DataProcessingRegister, operation, diagram, syntax, "cond=1111" + except, format: EncodingFormat.A32, implied: implied);
}
