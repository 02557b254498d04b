using System.Text;
using Conformance.Arm.Instructions;

namespace Conformance.Arm.Syntax;

/// <summary>The immediate of ADD and SUB: twelve bits, shifted left by twelve or not.</summary>
/// <param name="imm12">The bits.</param>
/// <param name="sh">Whether they are shifted.</param>
/// <param name="negated">A negative number is written, and the opposite operation gets it without its sign.</param>
internal sealed class AddSubImmediateOperand(EncodingField imm12, EncodingField sh, bool negated) : Operand
{
    public override bool HasImmediate => true;

    public override void Print(uint word, in PrintContext context, StringBuilder output)
    {
        output.Append("#0x").Append(imm12.Get(word).ToString("x"));
        if (sh.Get(word) != 0)
        {
            output.Append(", lsl #12");
        }
    }

    public override bool Parse(ref AssemblyCursor cursor, ref uint word)
    {
        cursor.SkipSpace();
        int start = cursor.Position;
        if (!cursor.TryTakeImmediate(out Int128 value))
        {
            return false;
        }

        int length = cursor.Position - start;
        bool shifted = false;
        value = negated ? -value : value;
        if (!negated && cursor.TryTake(','))
        {
            if (!LeftShift.TryTake(ref cursor, out int amount))
            {
                return false;
            }

            if (amount is not (0 or 12))
            {
                return cursor.Fail(start, length, $"lsl #{amount} is out of range; use lsl #0 or lsl #12");
            }

            shifted = amount == 12;
        }
        else if (value > 0xfff && value % 0x1000 == 0)
        {
            shifted = true;
            value /= 0x1000;
        }

        if (value < 0 || value > 0xfff)
        {
            return cursor.Fail(start, length, $"immediate {value} is out of range; use 0 to 4095, or a multiple of 4096 up to 0xfff000, with either sign");
        }

        word = sh.Set(imm12.Set(word, (uint)value), shifted ? 1u : 0u);
        return true;
    }

    public override long Immediate(uint word) => (long)imm12.Get(word) << (sh.Get(word) != 0 ? 12 : 0);
}

/// <summary>The immediate of MOVZ, MOVN and MOVK: sixteen bits at one of the register's quarters.</summary>
internal sealed class MoveWideOperand(EncodingField imm16, EncodingField hw, EncodingField sf) : Operand
{
    public override bool HasImmediate => true;

    public override void Print(uint word, in PrintContext context, StringBuilder output)
    {
        output.Append("#0x").Append(imm16.Get(word).ToString("x"));
        if (hw.Get(word) != 0)
        {
            output.Append(", lsl #").Append(hw.Get(word) * 16);
        }
    }

    public override bool Parse(ref AssemblyCursor cursor, ref uint word)
    {
        cursor.SkipSpace();
        int start = cursor.Position;
        if (!cursor.TryTakeImmediate(out Int128 value))
        {
            return false;
        }

        if (value < 0 || value > 0xffff)
        {
            return cursor.Fail(start, cursor.Position - start, $"immediate {value} is out of range; use 0 to 65535, shifted by lsl");
        }

        int amount = 0;
        if (cursor.TryTake(','))
        {
            int shiftStart = cursor.Position;
            if (!LeftShift.TryTake(ref cursor, out amount))
            {
                return false;
            }

            int highest = sf.Get(word) != 0 ? 48 : 16;
            if (amount % 16 != 0 || amount > highest)
            {
                return cursor.Fail(shiftStart, cursor.Position - shiftStart, $"lsl #{amount} is out of range; use a multiple of 16 up to {highest}");
            }
        }

        word = hw.Set(imm16.Set(word, (uint)value), (uint)amount / 16);
        return true;
    }

    public override long Immediate(uint word) => (long)imm16.Get(word) << (int)(hw.Get(word) * 16);
}

/// <summary>The immediate of the MOV aliases of MOVZ and MOVN: the value that the register gets.</summary>
internal sealed class MoveValueOperand(EncodingField imm16, EncodingField hw, EncodingField sf, bool inverted) : Operand
{
    public override void Print(uint word, in PrintContext context, StringBuilder output)
    {
        ulong value = (ulong)imm16.Get(word) << (int)(hw.Get(word) * 16);
        value = inverted ? ~value : value;
        output.Append("#0x").Append((sf.Get(word) != 0 ? value : (uint)value).ToString("x"));
    }

    public override bool Parse(ref AssemblyCursor cursor, ref uint word)
    {
        cursor.SkipSpace();
        int start = cursor.Position;
        if (!cursor.TryTakeImmediate(out Int128 parsed))
        {
            return false;
        }

        bool wide = sf.Get(word) != 0;
        if (!wide && (parsed < int.MinValue || parsed > uint.MaxValue))
        {
            return cursor.Fail(start, cursor.Position - start, $"immediate {parsed} does not fit in 32 bits; use an x register");
        }

        ulong value = (ulong)(parsed & ulong.MaxValue);
        value = inverted ? ~value : value;
        value = wide ? value : (uint)value;
        for (int quarter = 0; quarter < (wide ? 4 : 2); quarter++)
        {
            if ((value & ~(0xffffUL << (quarter * 16))) == 0)
            {
                word = hw.Set(imm16.Set(word, (uint)(value >> (quarter * 16))), (uint)quarter);
                return true;
            }
        }

        return cursor.Fail(start, cursor.Position - start, $"immediate {parsed} cannot be moved by one instruction; use movz and movk");
    }
}

/// <summary>Reads <c>lsl #amount</c>.</summary>
internal static class LeftShift
{
    public static bool TryTake(ref AssemblyCursor cursor, out int amount)
    {
        amount = 0;
        cursor.SkipSpace();
        int start = cursor.Position;
        ReadOnlySpan<char> word = cursor.TakeWord();
        if (!word.Equals("lsl", StringComparison.OrdinalIgnoreCase))
        {
            return cursor.Fail(start, word.Length, "only lsl #amount can stand here");
        }

        if (!cursor.TryTakeImmediate(out Int128 value))
        {
            return false;
        }

        amount = (int)Int128.Clamp(value, -1, 1000);
        return amount >= 0 || cursor.Fail(start, cursor.Position - start, "a shift amount cannot be negative");
    }
}
