using Conformance.Arm.Instructions;

namespace Conformance.Arm.Syntax;

/// <summary>How the encodings of T32 hold their distances from pc, which is 4 bytes after the instruction.</summary>
internal static class T32Targets
{
    private const int Ahead = 4;

    /// <summary>A signed number of halfwords in one field.</summary>
    public static Operand Short(EncodingField field)
    {
        int limit = 1 << field.Width;
        return new AArch32LabelOperand(
            word => SignExtend(field.Get(word) << 1, field.Width + 1), (word, offset) => field.Set(word, (uint)(offset >> 1)), -limit, limit - 2, 2, Ahead);
    }

    /// <summary>B with a condition: S:J2:J1:imm6:imm11, in halfwords.</summary>
    public static Operand Conditional(BitPattern pattern)
    {
        EncodingField[] parts = Fields(pattern, "S", "J2", "J1", "imm6", "imm11");
        return new AArch32LabelOperand(word => SignExtend(Join(word, parts) << 1, 21), (word, offset) => Split(word, parts, (uint)(offset >> 1)), -0x10_0000, 0xf_fffe, 2, Ahead);
    }

    /// <summary>B and BL: S:I1:I2:imm10:imm11, in halfwords; J1 and J2 are I1 and I2 turned over where S is 0.</summary>
    public static Operand Long(BitPattern pattern) => Long(Fields(pattern, "S", "J1", "J2", "imm10", "imm11"), 1, false);

    /// <summary>BLX: S:I1:I2:imm10H:imm10L, in words from Align(PC, 4), because the target is A32.</summary>
    public static Operand Exchange(BitPattern pattern) => Long(Fields(pattern, "S", "J1", "J2", "imm10H", "imm10L"), 2, true);

    /// <summary>CBZ and CBNZ: i:imm5, in halfwords, forward only.</summary>
    public static Operand CompareAndBranch(EncodingField i, EncodingField imm5) => new AArch32LabelOperand(
        word => (int)((i.Get(word) << 6) | (imm5.Get(word) << 1)),
        (word, offset) => imm5.Set(i.Set(word, (uint)(offset >> 6)), (uint)(offset >> 1)),
        0,
        126,
        2,
        Ahead);

    /// <summary>A number of words forward of Align(PC, 4): LDR (literal) and ADR in 16 bits.</summary>
    public static Operand NarrowLiteral(EncodingField imm8) => new AArch32LabelOperand(
        word => (int)imm8.Get(word) * 4, (word, offset) => imm8.Set(word, (uint)(offset >> 2)), 0, 1020, 4, Ahead, aligned: true);

    /// <summary>An address that U adds to Align(PC, 4) or subtracts from it.</summary>
    public static Operand Literal(EncodingField add, EncodingField bits, int scale)
    {
        int limit = ((1 << bits.Width) - 1) * scale;
        return new AArch32LabelOperand(
            word => (int)bits.Get(word) * (add.Get(word) != 0 ? scale : -scale),
            (word, offset) => bits.Set(add.Set(word, offset < 0 ? 0u : 1), (uint)(Math.Abs(offset) / scale)),
            -limit,
            limit,
            scale,
            Ahead,
            aligned: true);
    }

    /// <summary>ADR in 32 bits: i:imm3:imm8, added or subtracted.</summary>
    public static Operand Adr(BitPattern pattern, bool isSubtracted)
    {
        EncodingField[] parts = Fields(pattern, "i", "imm3", "imm8");
        int sign = isSubtracted ? -1 : 1;
        return new AArch32LabelOperand(
            word => sign * (int)Join(word, parts),
            (word, offset) => Split(word, parts, (uint)(sign * offset)),
            isSubtracted ? -0xfff : 0,
            isSubtracted ? -1 : 0xfff,
            1,
            Ahead,
            aligned: true);
    }

    private static AArch32LabelOperand Long(EncodingField[] parts, int log2Scale, bool aligned)
    {
        const int Width = 25;
        return new(
            word => SignExtend(Join(Flip(word, parts), parts) << log2Scale, Width),
            (word, offset) => Flip(Split(word, parts, (uint)(offset >> log2Scale)), parts),
            -(1 << (Width - 1)),
            (1 << (Width - 1)) - (1 << log2Scale),
            1 << log2Scale,
            Ahead,
            aligned);
    }

    // Its own inverse: S stays.
    private static uint Flip(uint word, EncodingField[] parts) =>
        parts[0].Get(word) != 0 ? word : word ^ parts[1].Mask ^ parts[2].Mask;

    private static EncodingField[] Fields(BitPattern pattern, params string[] names) => Array.ConvertAll(names, pattern.Field);

    private static uint Join(uint word, EncodingField[] parts)
    {
        uint value = 0;
        foreach (EncodingField part in parts)
        {
            value = (value << part.Width) | part.Get(word);
        }

        return value;
    }

    private static uint Split(uint word, EncodingField[] parts, uint value)
    {
        for (int i = parts.Length - 1; i >= 0; i--)
        {
            word = parts[i].Set(word, value);
            value >>= parts[i].Width;
        }

        return word;
    }

    private static int SignExtend(uint value, int width) => (int)(value << (32 - width)) >> (32 - width);
}
