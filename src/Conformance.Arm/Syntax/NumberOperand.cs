using System.Text;
using Conformance.Arm.Instructions;

namespace Conformance.Arm.Syntax;

/// <summary>A number in one field: unsigned or signed, a multiple of a scale, written in decimal or hexadecimal.</summary>
internal sealed class NumberOperand(EncodingField bits, bool signed, int scale, bool hex, string what, long? defaultValue = null) : Operand
{
    private long Minimum => signed ? -(1L << (bits.Width - 1)) * scale : 0;

    private long Maximum => ((1L << (signed ? bits.Width - 1 : bits.Width)) - 1) * scale;

    public override bool HasImmediate => bits.Width != 0;

    public override void Print(uint word, in PrintContext context, StringBuilder output)
    {
        long value = Immediate(word);
        _ = hex ? output.Append("0x").Append(value.ToString("x")) : output.Append(value);
    }

    public override bool Parse(ref AssemblyCursor cursor, ref uint word)
    {
        cursor.SkipSpace();
        int start = cursor.Position;
        if (!cursor.TryTakeImmediate(out Int128 value))
        {
            return false;
        }

        if (value < Minimum || value > Maximum)
        {
            return cursor.Fail(start, cursor.Position - start, $"{what} {value} is out of range; use {Range()}");
        }

        if (value % scale != 0)
        {
            return cursor.Fail(start, cursor.Position - start, $"{what} {value} is not a multiple of {scale}; use {Range()}");
        }

        word = bits.Set(word, (uint)(long)(value / scale));
        return true;
    }

    public override bool IsDefault(uint word) => Immediate(word) == (defaultValue ?? 0);

    public override void SetDefault(ref uint word) => word = bits.Set(word, (uint)(defaultValue ?? 0));

    public override long Immediate(uint word)
    {
        long raw = bits.Get(word);
        int unused = 64 - bits.Width;
        return (signed ? raw << unused >> unused : raw) * scale;
    }

    private string Range() => Minimum == Maximum ? $"{Minimum}" : scale == 1 ? $"{Minimum} to {Maximum}" : $"a multiple of {scale} from {Minimum} to {Maximum}";
}
