using System.Numerics;
using System.Text;
using Conformance.Arm.Instructions;

namespace Conformance.Arm.Syntax;

/// <summary>
/// The modified immediates of T32, in i:imm3:imm8: eight bits alone, repeated in two or four bytes, or with their highest
/// bit set and rotated right (Arm ARM, T32ExpandImm).
/// </summary>
internal static class T32ModifiedImmediate
{
    /// <summary>The value of an encoding.</summary>
    public static uint Decode(uint encoded)
    {
        uint bits = encoded & 0xff;
        return (encoded >> 8) switch
        {
            0 => bits,
            1 => bits * 0x0001_0001,
            2 => bits * 0x0100_0100,
            3 => bits * 0x0101_0101,
            _ => BitOperations.RotateRight(0x80 | (encoded & 0x7f), (int)(encoded >> 7)),
        };
    }

    /// <summary>The encoding of a value; a value has one alone, apart from zero.</summary>
    public static bool TryEncode(uint value, out uint encoded)
    {
        for (encoded = 0; encoded < 0x400; encoded += 0x100)
        {
            uint bits = encoded == 0x200 ? (value >> 8) & 0xff : value & 0xff;
            if (Decode(encoded | bits) == value)
            {
                encoded |= bits;
                return true;
            }
        }

        int rotation = BitOperations.LeadingZeroCount(value) + 8;
        uint rotated = BitOperations.RotateLeft(value, rotation);
        encoded = ((uint)rotation << 7) | (rotated & 0x7f);
        return rotated <= 0xff;
    }
}

/// <summary>A modified immediate, which GNU writes without a sign.</summary>
/// <param name="pattern">Has fields i, imm3 and imm8.</param>
/// <param name="change">What is done to the written number: the instruction is then another one that means the same.</param>
internal sealed class T32ConstantOperand(BitPattern pattern, ImmediateChange change) : Operand
{
    private readonly T32ImmediateFields _bits = new(pattern);

    public override bool HasImmediate => true;

    public override void Print(uint word, in PrintContext context, StringBuilder output) => output.Append(Immediate(word));

    public override bool Parse(ref AssemblyCursor cursor, ref uint word)
    {
        cursor.SkipSpace();
        int start = cursor.Position;
        if (!cursor.TryTakeImmediate(out Int128 value))
        {
            return false;
        }

        if (value < int.MinValue || value > uint.MaxValue)
        {
            return cursor.Fail(start, cursor.Position - start, $"immediate {value} does not fit in 32 bits");
        }

        uint wanted = (uint)(value & uint.MaxValue);
        wanted = change switch { ImmediateChange.Inverted => ~wanted, ImmediateChange.Negated => 0 - wanted, _ => wanted };
        if (!T32ModifiedImmediate.TryEncode(wanted, out uint encoded))
        {
            return cursor.FailKind(start, cursor.Position - start, $"immediate {value} is no eight bits that are shifted or repeated; use movw and movt, or load it");
        }

        word = _bits.Set(word, encoded);
        return true;
    }

    public override long Immediate(uint word) => T32ModifiedImmediate.Decode(_bits.Get(word));
}
