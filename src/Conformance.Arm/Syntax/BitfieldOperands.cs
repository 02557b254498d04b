using Conformance.Arm.Instructions;

namespace Conformance.Arm.Syntax;

/// <summary>The shift, lsb and width operands of the bitfield aliases, which share immr and imms in different ways.</summary>
internal static class BitfieldOperands
{
    /// <summary>The bit that TBZ and TBNZ test.</summary>
    public static ComputedNumberOperand BitNumber(EncodingField b5, EncodingField b40) => new(
        "bit number",
        word => (int)((b5.Get(word) << 5) | b40.Get(word)),
        (word, value) => b40.Set(b5.Set(word, (uint)value >> 5), (uint)value & 31),
        word => (0, b5.Get(word) != 0 ? 63 : 31));

    /// <summary>The shift of a register operand: less than the register's width, and left out where it is zero.</summary>
    public static ComputedNumberOperand Amount(BitPattern pattern)
    {
        EncodingField sf = pattern.Field("sf");
        EncodingField imm6 = pattern.Field("imm6");
        return new(
            "shift amount",
            word => (int)imm6.Get(word),
            (word, value) => imm6.Set(word, (uint)value),
            word => (0, sf.Get(word) != 0 ? 63 : 31),
            defaultValue: 0);
    }

    /// <summary>LSL: immr is the negated shift, imms what is left of the register.</summary>
    public static ComputedNumberOperand LeftShift(BitPattern pattern)
    {
        Fields f = new(pattern);
        return new(
            "shift amount",
            word => f.Size(word) - 1 - (int)f.Imms.Get(word),
            (word, value) => f.Put(word, -value, f.Size(word) - 1 - value),
            word => (0, f.Size(word) - 1));
    }

    /// <summary>LSR and ASR: immr is the shift, imms the highest bit.</summary>
    public static ComputedNumberOperand RightShift(BitPattern pattern)
    {
        Fields f = new(pattern);
        return new(
            "shift amount",
            word => (int)f.Immr.Get(word),
            (word, value) => f.Put(word, value, f.Size(word) - 1),
            word => (0, f.Size(word) - 1));
    }

    /// <summary>The lsb of UBFX, SBFX and BFXIL: immr.</summary>
    public static ComputedNumberOperand ExtractLsb(BitPattern pattern)
    {
        Fields f = new(pattern);
        return new(
            "lsb",
            word => (int)f.Immr.Get(word),
            (word, value) => f.Put(word, value, 0),
            word => (0, f.Size(word) - 1));
    }

    /// <summary>The width of UBFX, SBFX and BFXIL: imms is the last bit taken.</summary>
    public static ComputedNumberOperand ExtractWidth(BitPattern pattern)
    {
        Fields f = new(pattern);
        return new(
            "width",
            word => (int)f.Imms.Get(word) - (int)f.Immr.Get(word) + 1,
            (word, value) => f.Imms.Set(word, f.Immr.Get(word) + (uint)value - 1),
            word => (1, f.Size(word) - (int)f.Immr.Get(word)));
    }

    /// <summary>The lsb of UBFIZ, SBFIZ, BFI and BFC: immr is its negative.</summary>
    public static ComputedNumberOperand InsertLsb(BitPattern pattern)
    {
        Fields f = new(pattern);
        return new(
            "lsb",
            word => (f.Size(word) - (int)f.Immr.Get(word)) % f.Size(word),
            (word, value) => f.Put(word, -value, 0),
            word => (0, f.Size(word) - 1));
    }

    /// <summary>The width of UBFIZ, SBFIZ, BFI and BFC: one more than imms.</summary>
    public static ComputedNumberOperand InsertWidth(BitPattern pattern)
    {
        Fields f = new(pattern);
        return new(
            "width",
            word => (int)f.Imms.Get(word) + 1,
            (word, value) => f.Imms.Set(word, (uint)value - 1),
            word => (1, f.Immr.Get(word) == 0 ? f.Size(word) : (int)f.Immr.Get(word)));
    }

    /// <summary>The shift of ROR and the lsb of EXTR: imms.</summary>
    public static ComputedNumberOperand RotateShift(BitPattern pattern)
    {
        EncodingField sf = pattern.Field("sf");
        EncodingField imms = pattern.Field("imms");
        return new(
            "shift amount",
            word => (int)imms.Get(word),
            (word, value) => imms.Set(word, (uint)value),
            word => (0, sf.Get(word) != 0 ? 63 : 31));
    }

    /// <summary>The lsb of BFC, BFI, SBFX and UBFX of AArch32: a field of that name, or imm3 and imm2.</summary>
    public static ComputedNumberOperand Lsb(BitPattern pattern)
    {
        ShiftAmountFields lsb = new(pattern);
        return new("lsb", word => (int)lsb.Get(word), (word, value) => lsb.Set(word, (uint)value), _ => (0, 31));
    }

    /// <summary>The width of BFC and BFI of AArch32, which have the highest bit. One below the lowest is UNPREDICTABLE.</summary>
    public static ComputedNumberOperand WidthToMsb(BitPattern pattern)
    {
        ShiftAmountFields lsb = new(pattern);
        EncodingField msb = pattern.Field("msb");
        return new(
            "width",
            word => (int)msb.Get(word) - (int)lsb.Get(word) + 1,
            (word, value) => msb.Set(word, lsb.Get(word) + (uint)value - 1),
            word => (1, 32 - (int)lsb.Get(word)));
    }

    /// <summary>The width of SBFX and UBFX of AArch32. One that goes beyond the register is UNPREDICTABLE.</summary>
    public static ComputedNumberOperand Width(BitPattern pattern)
    {
        ShiftAmountFields lsb = new(pattern);
        EncodingField widthm1 = pattern.Field("widthm1");
        return new(
            "width",
            word => (int)widthm1.Get(word) + 1,
            (word, value) => widthm1.Set(word, (uint)value - 1),
            word => (1, 32 - (int)lsb.Get(word)));
    }

    private sealed class Fields(BitPattern pattern)
    {
        private readonly EncodingField _sf = pattern.Field("sf");

        public EncodingField Immr { get; } = pattern.Field("immr");

        public EncodingField Imms { get; } = pattern.Field("imms");

        public int Size(uint word) => _sf.Get(word) != 0 ? 64 : 32;

        public uint Put(uint word, int immr, int imms) =>
            Imms.Set(Immr.Set(word, (uint)(immr & (Size(word) - 1))), (uint)imms);
    }
}
