using Conformance.Arm.Instructions;

namespace Conformance.Tests.Arm.Gnu;

/// <summary>Where objdump may differ from us on a T32 word, each with its reason.</summary>
internal static class T32ObjdumpDifference
{
    private static readonly (BitPattern Region, string Reason)[] TheirsAlone =
    [
        (Region("11110 any:11 11 any:1 0 any:11 1"), "loops and branch futures of Armv8.1-M, which are BLX with an odd half: UNDEFINED"),
        (Region("11110 1111000 1111 1000 0000 0000 0000"), "DCPS to level 0: UNDEFINED"),
        (Region("1111 110 any:13 111 any:9"), "LDC2 and the like of coprocessors 14 and 15, which Armv8 has made UNDEFINED"),
        (Region("1111 1110 any:12 111 any:9"), "MCR2, MRC2 and CDP2 of coprocessors 14 and 15, which Armv8 has made UNDEFINED"),
        (Region("1110 1110 any:12 111 any:4 0 any:4"), "CDP, which Armv8 has made UNDEFINED"),
        (Region("1110 110 any:13 111 any:9"), "LDC and STC of other registers than DBGDTRRXint and DBGDTRTXint, which Armv8 has made UNDEFINED"),
        (Region("11111000 any:3 0 1111 any:16"), "a store relative to pc: UNDEFINED"),
        .. from position in Enumerable.Range(0, 5)
           select (Region($"1111100 any:1 0 any:7 any:4 0 {new string('0', position)}1 any:{10 - position}"), "a register offset with bits 10:6 that are not zero: UNDEFINED"),
    ];

    // What objdump writes where it does not know a part of an instruction.
    private static readonly string[] Unknown = ["undefined", "<undefined>", "<unknown>", "<illegal", "??", "(UNDEF"];

    /// <summary>Why the texts of a word may differ, or null when they must be equal.</summary>
    public static string? Reason(Encoding row, uint word, string theirs) => row.Operation switch
    {
        Operation.Mov when word == 0x46c0_0000 => "objdump calls MOV r8, r8 a NOP; the word would be lost",
        Operation.Rev or Operation.Rev16 or Operation.Revsh or Operation.Rbit or Operation.Clz when row.Pattern.Length == 4 && Field(row, word, "Rn") != Field(row, word, "Rm") =>
            "the register, which stands twice, is not the same: UNPREDICTABLE, and objdump takes the other one",
        Operation.Crc32 when row.Access.Log2Size == 1 => "objdump takes Rd of CRC32H from bits 11:9",
        Operation.Bfc or Operation.Bfi when Field(row, word, "msb") < ((Field(row, word, "imm3") << 2) | Field(row, word, "imm2")) =>
            "a bit field that ends below its beginning: UNPREDICTABLE, never UNDEFINED",
        Operation.LoadMultiple when theirs.StartsWith("clrm", StringComparison.Ordinal) => "CLRM of Armv8.1-M, which is LDM with the base pc",
        Operation.Nop when !theirs.StartsWith("nop", StringComparison.Ordinal) => "a hint of Armv8.1-M",
        Operation.Hvc when theirs.StartsWith("hvc", StringComparison.Ordinal) => "objdump writes a condition, which HVC cannot have: UNPREDICTABLE in an IT block",
        Operation.StoreExclusive when theirs.StartsWith("tt", StringComparison.Ordinal) => "TT of Armv8-M, which is STREX of pc",
        Operation.Load when Field(row, word, "Rn") == 15 && (word & 0xf00) == 0xe00 => "objdump takes LDR (literal) for LDRT",
        Operation.LoadDual or Operation.StoreDual or Operation.Ldc or Operation.Stc when (word & 0xff) == 0 && row.Implied.Contains("W=1", StringComparison.Ordinal) =>
            "objdump leaves out the write-back where the offset is zero; the word would be lost",
        _ when row.Pattern.Find("U")?.Get(word) == 0 && row.Syntax.Immediate(word) == 0 => "objdump leaves out the sign of minus zero; the word would be lost",
        _ => AArch32ObjdumpDifference.Reason(row, word, theirs),
    };

    /// <summary>Why objdump may decode a word that we neither cover nor list, or null when it must not.</summary>
    public static string? WhyTheirsAlone(uint word, string theirs) => Array.Find(TheirsAlone, row => row.Region.Matches(word)).Reason
        ?? (Array.Exists(Unknown, text => theirs.Contains(text, StringComparison.Ordinal)) ? "objdump says that it does not know the instruction" : null);

    private static BitPattern Region(string diagram) => new(diagram, EncodingFormat.T32);

    private static uint Field(Encoding row, uint word, string name) => row.Pattern.Find(name)?.Get(word)
        ?? row.Implied.Split(' ').Where(value => value.StartsWith(name + "=", StringComparison.Ordinal)).Select(value => uint.Parse(value[(name.Length + 1)..])).FirstOrDefault();
}
