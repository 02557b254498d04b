using System.Text;
using Conformance.Arm.Instructions;

namespace Conformance.Arm.Syntax;

/// <summary>The immediate of AND, ORR, EOR and ANDS.</summary>
internal sealed class BitmaskImmediateOperand(BitPattern pattern) : Operand
{
    private readonly EncodingField _n = pattern.Field("N");
    private readonly EncodingField _immr = pattern.Field("immr");
    private readonly EncodingField _imms = pattern.Field("imms");
    private readonly EncodingField _sf = pattern.Field("sf");

    public override bool HasImmediate => true;

    public override void Print(uint word, in PrintContext context, StringBuilder output) =>
        output.Append("#0x").Append(((ulong)Immediate(word)).ToString("x"));

    public override bool Parse(ref AssemblyCursor cursor, ref uint word)
    {
        cursor.SkipSpace();
        int start = cursor.Position;
        if (!cursor.TryTakeImmediate(out Int128 parsed))
        {
            return false;
        }

        bool wide = _sf.Get(word) != 0;
        ulong value = (ulong)(parsed & ulong.MaxValue);
        bool fits = wide || (parsed >= int.MinValue && parsed <= uint.MaxValue);
        ulong repeated = wide ? value : (value & uint.MaxValue) | (value << 32);
        if (!fits || !BitmaskImmediate.TryEncode(repeated, out uint n, out uint immr, out uint imms))
        {
            return cursor.Fail(start, cursor.Position - start, $"immediate {parsed} is not a bitmask immediate: a repeated, rotated run of ones, neither all zeros nor all ones");
        }

        word = _imms.Set(_immr.Set(_n.Set(word, n), immr), imms);
        return true;
    }

    public override long Immediate(uint word)
    {
        ulong value = BitmaskImmediate.Decode(_n.Get(word), _immr.Get(word), _imms.Get(word));
        return (long)(_sf.Get(word) != 0 ? value : (uint)value);
    }
}

/// <summary>Bitmask immediates (Arm ARM, DecodeBitMasks).</summary>
public static class BitmaskImmediate
{
    /// <summary>The 64-bit value that N, immr and imms stand for; meaningless for the reserved combinations.</summary>
    public static ulong Decode(uint n, uint immr, uint imms)
    {
        int length = 31 - System.Numerics.BitOperations.LeadingZeroCount((n << 6) | (~imms & 0x3f));
        if (length < 1)
        {
            return 0;
        }

        int size = 1 << length;
        int ones = (int)(imms & (uint)(size - 1)) + 1;
        int rotation = (int)(immr & (uint)(size - 1));
        ulong element = ones == 64 ? ulong.MaxValue : (1UL << ones) - 1;
        ulong mask = size == 64 ? ulong.MaxValue : (1UL << size) - 1;
        element = rotation == 0 ? element : ((element >> rotation) | (element << (size - rotation))) & mask;
        for (int filled = size; filled < 64; filled *= 2)
        {
            element |= element << filled;
        }

        return element;
    }

    /// <summary>Finds N, immr and imms for a 64-bit value; false when there are none.</summary>
    public static bool TryEncode(ulong value, out uint n, out uint immr, out uint imms)
    {
        (n, immr, imms) = (0, 0, 0);
        if (value is 0 or ulong.MaxValue)
        {
            return false;
        }

        int size = 64;
        while (size > 2 && Low(value, size / 2) == Low(value >> (size / 2), size / 2))
        {
            size /= 2;
        }

        ulong element = Low(value, size);
        int ones = System.Numerics.BitOperations.PopCount(element);
        for (int rotation = 0; rotation < size; rotation++)
        {
            ulong run = (1UL << ones) - 1;
            ulong rotated = rotation == 0 ? run : Low((run >> rotation) | (run << (size - rotation)), size);
            if (rotated == element)
            {
                n = size == 64 ? 1u : 0u;
                immr = (uint)rotation;
                imms = ((uint)(~(size * 2 - 1)) & 0x3f) | (uint)(ones - 1);
                return true;
            }
        }

        return false;
    }

    private static ulong Low(ulong value, int bits) => bits == 64 ? value : value & ((1UL << bits) - 1);
}
