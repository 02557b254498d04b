using Conformance.Arm.Instructions;

namespace Conformance.Arm.T32;

/// <summary>T32 data processing with a plain immediate, and bit fields (Arm ARM F3.3.4, data-processing (plain binary immediate)).</summary>
internal static class WideImmediates
{
    public static IEnumerable<Encoding> Rows() =>
    [
        Row(Operation.Add,     "11110 i 1 00000 Rn 0 imm3 Rd imm8",               "addw<c><w> <Rd>, <Rn?>#<plain>", "Rn=1111"),
        Row(Operation.AdrAdd,  "11110 i 1 00000 1111 0 imm3 Rd imm8",             "addw<c><w> <Rd>, pc, #<plain>"),
        Row(Operation.MovWide, "11110 i 1 00100 imm4 0 imm3 Rd imm8",             "movw<c><w> <Rd>, #<plain>"),
        Row(Operation.Sub,     "11110 i 1 01010 Rn 0 imm3 Rd imm8",               "subw<c><w> <Rd>, <Rn?>#<plain>", "Rn=1111"),
        Row(Operation.AdrSub,  "11110 i 1 01010 1111 0 imm3 Rd imm8",             "subw<c><w> <Rd>, pc, #<plain>"),
        Row(Operation.MovTop,  "11110 i 1 01100 imm4 0 imm3 Rd imm8",             "movt<c><w> <Rd>, #<plain>"),
        Row(Operation.Sbfx,    "11110 0 1 10100 Rn 0 imm3 Rd imm2 0 widthm1", "sbfx<c><w> <Rd>, <Rn>, #<lsb>, #<width>"),
        Row(Operation.Bfi,     "11110 0 1 10110 Rn 0 imm3 Rd imm2 0 msb",    "bfi<c><w> <Rd>, <Rn>, #<lsb>, #<msbwidth>", "Rn=1111"),
        Row(Operation.Bfc,     "11110 0 1 10110 1111 0 imm3 Rd imm2 0 msb",  "bfc<c><w> <Rd>, #<lsb>, #<msbwidth>"),
        Row(Operation.Ubfx,    "11110 0 1 11100 Rn 0 imm3 Rd imm2 0 widthm1", "ubfx<c><w> <Rd>, <Rn>, #<lsb>, #<width>"),
    ];

    private static Encoding Row(Operation operation, string diagram, string syntax, string except = "") =>
        new(InstructionClass.DataProcessingImmediate, operation, diagram, syntax, except, format: EncodingFormat.T32);
}
