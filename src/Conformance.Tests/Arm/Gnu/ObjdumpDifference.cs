using Conformance.Arm.Instructions;

namespace Conformance.Tests.Arm.Gnu;

/// <summary>Where objdump may differ from us, each with its reason, by instruction set.</summary>
internal static class ObjdumpDifference
{
    /// <summary>Why the texts of a word may differ, or null when they must be equal.</summary>
    public static string? Reason(Encoding row, uint word, string theirs) => row.Pattern.Format switch
    {
        EncodingFormat.A64 => A64ObjdumpDifference.Reason(row, word, theirs),
        EncodingFormat.A32 => A32ObjdumpDifference.Reason(row, word, theirs),
        _ => T32ObjdumpDifference.Reason(row, word, theirs),
    };

    /// <summary>Why objdump may decode a word that we neither cover nor list, or null when it must not.</summary>
    public static string? WhyTheirsAlone(InstructionSet instructionSet, uint word, string theirs) => instructionSet.Format switch
    {
        EncodingFormat.A64 => A64ObjdumpDifference.WhyTheirsAlone(theirs),
        EncodingFormat.A32 => A32ObjdumpDifference.WhyTheirsAlone(word, theirs),
        _ => T32ObjdumpDifference.WhyTheirsAlone(word, theirs),
    };

    /// <summary>objdump's text in our spelling.</summary>
    public static string Spelling(Encoding row, string theirs) =>
        row.Pattern.Format == EncodingFormat.A64 ? theirs : AArch32ObjdumpDifference.Spelling(row, theirs);
}
