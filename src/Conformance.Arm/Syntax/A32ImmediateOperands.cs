using System.Numerics;
using System.Text;
using Conformance.Arm.Instructions;

namespace Conformance.Arm.Syntax;

/// <summary>The modified immediate of A32: eight bits, rotated right by twice the other four (Arm ARM, A32ExpandImm).</summary>
internal static class A32ModifiedImmediate
{
    /// <summary>The value of an encoding.</summary>
    public static uint Decode(uint rotation, uint bits) => BitOperations.RotateRight(bits, (int)rotation * 2);

    /// <summary>The encoding with the smallest rotation, which is what a value without one means.</summary>
    public static bool TryEncode(uint value, out uint rotation, out uint bits)
    {
        for (rotation = 0; rotation < 16; rotation++)
        {
            bits = BitOperations.RotateLeft(value, (int)rotation * 2);
            if (bits <= 0xff)
            {
                return true;
            }
        }

        bits = 0;
        return false;
    }
}

/// <summary>How the number that is written differs from the immediate in the word.</summary>
internal enum ImmediateChange
{
    /// <summary>It is the immediate.</summary>
    None,

    /// <summary>It is the immediate inverted.</summary>
    Inverted,

    /// <summary>It is the immediate with its sign changed.</summary>
    Negated,
}

/// <summary>
/// A modified immediate, written as a number, or as eight bits and the rotation where that is not the smallest one, which
/// decides about the carry.
/// </summary>
internal sealed class A32ConstantOperand(EncodingField rot, EncodingField imm8, ImmediateChange change) : Operand
{
    public override bool HasImmediate => true;

    public override void Print(uint word, in PrintContext context, StringBuilder output)
    {
        uint value = (uint)Immediate(word);
        A32ModifiedImmediate.TryEncode(value, out uint rotation, out _);
        _ = rotation == rot.Get(word)
            ? output.Append((int)value)
            : output.Append(imm8.Get(word)).Append(", ").Append(rot.Get(word) * 2);
    }

    public override bool Parse(ref AssemblyCursor cursor, ref uint word)
    {
        cursor.SkipSpace();
        int start = cursor.Position;
        if (!cursor.TryTakeImmediate(out Int128 value))
        {
            return false;
        }

        if (change == ImmediateChange.None && cursor.TryTake(','))
        {
            return TryTakeRotation(ref cursor, start, value, ref word);
        }

        if (value < int.MinValue || value > uint.MaxValue)
        {
            return cursor.Fail(start, cursor.Position - start, $"immediate {value} does not fit in 32 bits");
        }

        uint wanted = (uint)(value & uint.MaxValue);
        wanted = change switch { ImmediateChange.Inverted => ~wanted, ImmediateChange.Negated => 0 - wanted, _ => wanted };
        if (!A32ModifiedImmediate.TryEncode(wanted, out uint rotation, out uint bits))
        {
            return cursor.FailKind(start, cursor.Position - start, $"immediate {value} is not eight bits rotated by an even number; use movw and movt, or load it");
        }

        word = imm8.Set(rot.Set(word, rotation), bits);
        return true;
    }

    public override long Immediate(uint word) => A32ModifiedImmediate.Decode(rot.Get(word), imm8.Get(word));

    private bool TryTakeRotation(ref AssemblyCursor cursor, int start, Int128 bits, ref uint word)
    {
        if (!cursor.TryTakeImmediate(out Int128 amount))
        {
            return false;
        }

        word = imm8.Set(rot.Set(word, (uint)(amount & 31) / 2), (uint)(bits & 0xff));
        return (bits >= 0 && bits <= 0xff && amount >= 0 && amount <= 30 && amount % 2 == 0)
            || cursor.Fail(start, cursor.Position - start, "eight bits and an even rotation up to 30 are expected here");
    }
}

/// <summary>The address of ADR: pc with an immediate added or subtracted.</summary>
internal sealed class A32AdrOperand(EncodingField rot, EncodingField imm8, bool isSubtracted) : Operand
{
    private const uint PcIsAhead = 8;

    public override void Print(uint word, in PrintContext context, StringBuilder output)
    {
        uint offset = A32ModifiedImmediate.Decode(rot.Get(word), imm8.Get(word));
        output.Append(context.Target((uint)context.Pc + PcIsAhead + (isSubtracted ? 0 - offset : offset)));
    }

    public override bool Parse(ref AssemblyCursor cursor, ref uint word)
    {
        cursor.SkipSpace();
        int start = cursor.Position;
        if (!LabelOperand.TryTakeAddress(ref cursor, out ulong target))
        {
            return false;
        }

        uint offset = (uint)target - ((uint)cursor.Scope.Pc + PcIsAhead);
        if (!A32ModifiedImmediate.TryEncode(isSubtracted ? 0 - offset : offset, out uint rotation, out uint bits))
        {
            return cursor.FailKind(start, cursor.Position - start, $"the distance of 0x{target:x} from pc is not eight bits rotated by an even number");
        }

        word = imm8.Set(rot.Set(word, rotation), bits);
        return true;
    }
}
