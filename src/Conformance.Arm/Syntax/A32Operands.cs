using Conformance.Arm.Instructions;

namespace Conformance.Arm.Syntax;

/// <summary>The operands that only A32 has.</summary>
internal static class A32Operands
{
    // pc reads as the address of the instruction and this much more.
    private const int PcIsAhead = 8;

    /// <summary>The operand with that name, or null.</summary>
    public static Operand? Bind(string name, int scale, BitPattern pattern) => name switch
    {
        "const" => Constant(pattern, ImmediateChange.None),
        "const~" => Constant(pattern, ImmediateChange.Inverted),
        "const-" => Constant(pattern, ImmediateChange.Negated),
        "adr" => new A32AdrOperand(pattern.Field("rot"), pattern.Field("imm8"), false),
        "adr-" => new A32AdrOperand(pattern.Field("rot"), pattern.Field("imm8"), true),
        "imm24" => new SplitImmediateOperand(null, pattern.Field("imm24"), 8),
        "imm4" => new SplitImmediateOperand(null, pattern.Field("imm4")),
        "imm4:imm12" => new SplitImmediateOperand(pattern.Field("imm4"), pattern.Field("imm12")),
        "imm12:imm4" => new SplitImmediateOperand(pattern.Field("imm12"), pattern.Field("imm4")),
        "imm12:imm4x" => new SplitImmediateOperand(pattern.Field("imm12"), pattern.Field("imm4"), 4),
        "label24" => Branch(pattern.Field("imm24")),
        "label24:H" => BranchToHalfword(pattern.Field("imm24"), pattern.Field("H")),
        "literal" => Literal(pattern),
        "Rt-list" => new SingleRegisterListOperand(pattern.Field("Rt")),
        "hint" => new BracedNumberOperand(pattern.Field("hint"), "hint number"),
        _ => null,
    };

    private static A32ConstantOperand Constant(BitPattern pattern, ImmediateChange change) => new(pattern.Field("rot"), pattern.Field("imm8"), change);

    private static AArch32LabelOperand Branch(EncodingField imm24) => new(
        word => (int)(imm24.Get(word) << 8) >> 6,
        (word, offset) => imm24.Set(word, (uint)(offset >> 2)),
        -0x200_0000,
        0x1ff_fffc,
        4,
        PcIsAhead);

    private static AArch32LabelOperand BranchToHalfword(EncodingField imm24, EncodingField h) => new(
        word => ((int)(imm24.Get(word) << 8) >> 6) | ((int)h.Get(word) << 1),
        (word, offset) => h.Set(imm24.Set(word, (uint)(offset >> 2)), (uint)(offset >> 1)),
        -0x200_0000,
        0x1ff_fffe,
        2,
        PcIsAhead);

    private static AArch32LabelOperand Literal(BitPattern pattern)
    {
        EncodingField add = pattern.Field("U");
        EncodingField low = pattern.Find("imm12") ?? pattern.Field("imm4L");
        EncodingField? high = pattern.Find("imm4H");
        int limit = (1 << (low.Width + (high?.Width ?? 0))) - 1;
        return new(
            word =>
            {
                int offset = (int)(((high?.Get(word) ?? 0) << low.Width) | low.Get(word));
                return add.Get(word) != 0 ? offset : -offset;
            },
            (word, offset) =>
            {
                uint magnitude = (uint)Math.Abs(offset);
                word = low.Set(add.Set(word, offset < 0 ? 0u : 1), magnitude);
                return high?.Set(word, magnitude >> low.Width) ?? word;
            },
            -limit,
            limit,
            1,
            PcIsAhead);
    }
}
