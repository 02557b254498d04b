using Conformance.Arm.Instructions;
using Conformance.Arm.Registers;

namespace Conformance.Tests.Arm.Gnu;

/// <summary>Where objdump's text of an A64 word may differ from ours, each with its reason.</summary>
internal static class A64ObjdumpDifference
{
    /// <summary>Why the texts of a word may differ, or null when they must be equal.</summary>
    public static string? Reason(Encoding row, uint word, string theirs) => row.Operation switch
    {
        _ when theirs == GnuDisassembler.Undefined => WhyUndefined(row, word),
        _ when UnnamedRegisters.Has(row, word) => "a register that our table lacks, whose later name objdump may know",
        Operation.MsrImmediate => theirs.StartsWith("msr s0_0_c4_", StringComparison.Ordinal)
            ? "objdump names MSR SPSel only for immediates 0 and 1; the architecture ignores the upper bits"
            : null,
        Operation.Sys => WhySys(word),
        _ => null,
    };

    private static string? WhyUndefined(Encoding row, uint word)
    {
        if (((word ^ row.Pattern.Value) & row.Pattern.ShouldBe) != 0)
        {
            return "should-be bits are not as drawn: CONSTRAINED UNPREDICTABLE, and one of the choices is to ignore them";
        }

        bool isLdpsw = row.Access.Signed && row.Operation is Operation.LoadPair or Operation.LoadPairPostIndex or Operation.LoadPairPreIndex;
        uint t = word & 31;
        uint n = (word >> 5) & 31;
        uint t2 = (word >> 10) & 31;
        bool overlaps = t == t2 || (row.Operation != Operation.LoadPair && n != 31 && (t == n || t2 == n));
        return isLdpsw && overlaps
            ? "LDPSW of one register twice, or with write-back into a register that it loads: CONSTRAINED UNPREDICTABLE, never UNALLOCATED"
            : null;
    }

    /// <summary>Why objdump may decode a word that we do not, or null when it must not.</summary>
    public static string? WhyTheirsAlone(string theirs) =>
        theirs.StartsWith("msr s0_", StringComparison.Ordinal)
        || (theirs.StartsWith("mrs ", StringComparison.Ordinal) && theirs.Contains(", s0_", StringComparison.Ordinal))
            ? "objdump writes MSR and MRS of any op0, although 0 and 1 are not system registers"
            : null;

    private static string? WhySys(uint word) => SystemInstructionTable.Find((word >> 16) & 7, (word >> 12) & 15, (word >> 8) & 15, (word >> 5) & 7) switch
    {
        null => "an instruction that our table lacks, whose later name objdump may know",
        { TakesRegister: false } when (word & 31) != 31 => "objdump leaves out the register of an instruction that takes none; the word would be lost",
        _ => null,
    };
}
