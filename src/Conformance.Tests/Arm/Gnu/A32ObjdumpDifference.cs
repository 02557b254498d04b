using Conformance.Arm.Instructions;

namespace Conformance.Tests.Arm.Gnu;

/// <summary>Where objdump may differ from us on an A32 word, each with its reason.</summary>
internal static class A32ObjdumpDifference
{
    private static readonly (BitPattern Region, string Reason)[] TheirsAlone =
    [
        (Region("1111 110 any:13 111 any:9"), "LDC2 and the like of coprocessors 14 and 15, which Armv8 has made UNDEFINED"),
        (Region("1111 1110 any:12 111 any:9"), "MCR2, MRC2 and CDP2 of coprocessors 14 and 15, which Armv8 has made UNDEFINED"),
        (Region("any:4 1110 any:12 111 any:4 0 any:4"), "CDP, which Armv8 has made UNDEFINED"),
        (Region("any:4 110 any:13 111 any:9"), "LDC and STC of other registers than DBGDTRRXint and DBGDTRTXint, which Armv8 has made UNDEFINED"),
        (Region("any:4 00010 any:2 0 any:20"), "what is not a comparison, because bit 20 is 0"),
        (Region("any:4 0000 any:1 any:1 1 0 any:12 11 any:1 1 any:4"), "LDRD and STRD, post-indexed with W: UNPREDICTABLE"),
        (Region("any:4 000 any:5 any:12 1001 any:4"), "what is no data processing, because bits 7 and 4 are 1"),
        (Region("1111 011 any:20 1 any:4"), "PLD and PLI with a register where bit 4 is set: UNPREDICTABLE"),
    ];

    /// <summary>Why the texts of a word may differ, or null when they must be equal.</summary>
    public static string? Reason(Encoding row, uint word, string theirs) => row.Operation switch
    {
        Operation.Nop when theirs.StartsWith("nop", StringComparison.Ordinal) && theirs.EndsWith(" {0}", StringComparison.Ordinal) =>
            "objdump writes the number of the NOP hint, to tell it from MOV r0, r0",
        Operation.Mov when word == 0xe1a0_0000 => "objdump calls MOV r0, r0 a NOP; the word would be lost",
        Operation.Store when theirs.StartsWith("push", StringComparison.Ordinal) && theirs.EndsWith("{sp}", StringComparison.Ordinal) =>
            "objdump calls STR sp, [sp, #-4]! a PUSH, which is STM of sp; the word would be lost",
        Operation.Sevl when theirs == "sevl" => "objdump leaves out the condition of SEVL",
        _ when IsCoprocessorOffsetZero(row, word) => "objdump leaves out the write-back of LDC and STC where the offset is zero; the word would be lost",
        _ when WritesPcBack(row, word) => "write-back to pc, which objdump leaves out: UNPREDICTABLE, never UNDEFINED",
        _ => AArch32ObjdumpDifference.Reason(row, word, theirs),
    };

    /// <summary>Why objdump may decode a word that we neither cover nor list, or null when it must not.</summary>
    public static string? WhyTheirsAlone(uint word, string theirs) => Array.Find(TheirsAlone, row => row.Region.Matches(word)).Reason
        ?? (theirs.Contains("(UNDEF: ", StringComparison.Ordinal) ? "MRS and MSR of a banked register that does not exist: UNPREDICTABLE" : null);

    private static BitPattern Region(string diagram) => new(diagram, EncodingFormat.A32);

    private static bool WritesPcBack(Encoding row, uint word) =>
        row.Implied.StartsWith("P=1 W=1", StringComparison.Ordinal) && row.Pattern.Find("Rn")?.Get(word) == 15;

    private static bool IsCoprocessorOffsetZero(Encoding row, uint word) =>
        row.Operation is Operation.Ldc or Operation.Stc && row.Implied.Contains("W=1", StringComparison.Ordinal) && (word & 0xff) == 0;
}
