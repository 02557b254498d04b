using System.Text;
using Conformance.Arm.Instructions;

namespace Conformance.Arm.Syntax;

/// <summary>A pc-relative address: a label, a local label (1f, 1b), <c>.</c>, each with optional offsets, or a number.</summary>
internal sealed class LabelOperand(EncodingField high, EncodingField? low, int scale, bool pageRelative = false) : Operand
{
    private int Width => high.Width + (low?.Width ?? 0);

    public override bool HasImmediate => true;

    /// <summary>Reads an address: a label or a number, with offsets.</summary>
    public static bool TryTakeAddress(ref AssemblyCursor cursor, out ulong address)
    {
        address = 0;
        cursor.SkipSpace();
        int start = cursor.Position;
        ReadOnlySpan<char> name = cursor.PeekWord();
        bool isNumber = !name.IsEmpty && char.IsAsciiDigit(name[0]) && name[^1] is not ('f' or 'b')
            || name.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        if (isNumber || name.IsEmpty)
        {
            if (!cursor.TryTakeImmediate(out Int128 number))
            {
                return cursor.Fail(start, name.Length, "a label or an address is expected here");
            }

            address = (ulong)(number & ulong.MaxValue);
            return true;
        }

        cursor.TakeWord();
        if (name is ".")
        {
            address = cursor.Scope.Pc;
        }
        else if (cursor.Scope.Resolve(name.ToString()) is { } found)
        {
            address = found;
        }
        else
        {
            return cursor.Fail(start, name.Length, $"there is no label '{name}'; define one, as 'name:' in front of an instruction");
        }

        while (!cursor.AtEnd && cursor.Rest[0] is '+' or '-')
        {
            if (!cursor.TryTakeNumber(out Int128 offset))
            {
                return false;
            }

            address += (ulong)(offset & ulong.MaxValue);
        }

        return true;
    }

    public override void Print(uint word, in PrintContext context, StringBuilder output) =>
        output.Append(context.Target(Base(context.Pc) + (ulong)Immediate(word)));

    public override bool Parse(ref AssemblyCursor cursor, ref uint word)
    {
        cursor.SkipSpace();
        int start = cursor.Position;
        if (!TryTakeAddress(ref cursor, out ulong target))
        {
            return false;
        }

        long offset = (long)((pageRelative ? target & ~0xfffUL : target) - Base(cursor.Scope.Pc));
        long limit = (1L << (Width - 1)) * scale;
        if (offset % scale != 0)
        {
            return cursor.Fail(start, cursor.Position - start, $"0x{target:x} cannot be reached: the distance is not a multiple of {scale}");
        }

        if (offset < -limit || offset >= limit)
        {
            return cursor.Fail(start, cursor.Position - start, $"0x{target:x} is too far away; at most {limit} bytes can be reached");
        }

        uint value = (uint)(offset / scale);
        if (low is { } lowField)
        {
            word = lowField.Set(word, value);
            value >>= lowField.Width;
        }

        word = high.Set(word, value);
        return true;
    }

    public override long Immediate(uint word)
    {
        long raw = high.Get(word);
        if (low is { } lowField)
        {
            raw = (raw << lowField.Width) | lowField.Get(word);
        }

        int unused = 64 - Width;
        return (raw << unused >> unused) * scale;
    }

    private ulong Base(ulong pc) => pageRelative ? pc & ~0xfffUL : pc;
}
