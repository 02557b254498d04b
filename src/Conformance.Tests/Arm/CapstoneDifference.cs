using Conformance.Arm.Instructions;

namespace Conformance.Tests.Arm;

/// <summary>AArch32 words whose text Capstone gets wrong, or shows differently because they are UNPREDICTABLE, each with its reason.</summary>
internal static class CapstoneDifference
{
    /// <summary>Why the texts of a word may differ, or null when they must mean the same.</summary>
    public static string? Reason(Encoding row, uint word) => row.Pattern.Format == EncodingFormat.A64 ? null : row.Operation switch
    {
        Operation.ReturnFromException => "it writes the number of the mode in place of the register",
        Operation.Hvc when Field(row, word, "cond") != 14 => "it leaves out the condition of HVC",
        Operation.Udf when word == 0xdefe_0000 => "it calls UDF #254 of T32 a trap",
        Operation.Prefetch when IsThumb(row) && row.Mnemonic == "pldw" && ((word >> 16) & 15) == 15 => "it has no PLDW of a literal, whose W bit should be 0",
        Operation.Clz or Operation.Rbit or Operation.Rev or Operation.Rev16 or Operation.Revsh when IsThumb(row) && row.Pattern.Length == 4 && Field(row, word, "Rn") != Field(row, word, "Rm") =>
            "the source, which has two fields, in only one of them: UNPREDICTABLE",
        Operation.Load or Operation.Store when IsThumb(row) && row.Pattern.Length == 4 && Field(row, word, "imm8") == 0 =>
            "a form of 32 bits for the sake of minus zero, which it writes without .w",
        Operation.Bfc or Operation.Bfi when Field(row, word, "msb") < Lsb(row, word) => "a bit field that ends below its beginning: UNPREDICTABLE",
        Operation.Sbfx or Operation.Ubfx when Field(row, word, "widthm1") + Lsb(row, word) > 31 => "a bit field above the register: UNPREDICTABLE",
        Operation.LoadExclusivePair or Operation.StoreExclusivePair when IsOddPair(row, word) => "a pair that begins with an odd register: UNPREDICTABLE",
        Operation.Cps when (Field(row, word, "A") | Field(row, word, "I") | Field(row, word, "F")) == 0 => "CPSIE and CPSID without a flag: UNPREDICTABLE",
        Operation.MsrPsrRegister or Operation.MsrPsrImmediate when Field(row, word, "mask") == 0 => "MSR of no fields: UNPREDICTABLE",
        _ => null,
    };

    private static bool IsOddPair(Encoding row, uint word) => !IsThumb(row) && (Field(row, word, "Rt") & 1) == 1;

    private static bool IsThumb(Encoding row) => row.Pattern.Format is EncodingFormat.T16 or EncodingFormat.T32;

    private static uint? Lsb(Encoding row, uint word) => Field(row, word, "lsb") ?? ((Field(row, word, "imm3") << 2) | Field(row, word, "imm2"));

    private static uint? Field(Encoding row, uint word, string name) => row.Pattern.Find(name)?.Get(word);
}
