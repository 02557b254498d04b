using System.Text;
using Conformance.Arm.Instructions;

namespace Conformance.Arm.Syntax;

/// <summary>An unsigned number of 12 bits in i:imm3:imm8, or of 16 bits with imm4 before them.</summary>
/// <param name="pattern">Has these fields.</param>
/// <param name="isNegated">Whether the number is written with the opposite sign: the instruction is then the opposite one.</param>
internal sealed class T32PlainImmediateOperand(BitPattern pattern, bool isNegated = false) : Operand
{
    private readonly T32ImmediateFields _bits = new(pattern);

    public override bool HasImmediate => true;

    public override void Print(uint word, in PrintContext context, StringBuilder output) => output.Append(Immediate(word));

    public override bool Parse(ref AssemblyCursor cursor, ref uint word)
    {
        cursor.SkipSpace();
        int start = cursor.Position;
        if (!cursor.TryTakeImmediate(out Int128 written))
        {
            return false;
        }

        Int128 value = isNegated ? -written : written;
        if (value < 0 || value > _bits.Maximum)
        {
            return cursor.FailKind(start, cursor.Position - start, $"immediate {written} is out of range; use 0 to {_bits.Maximum}");
        }

        word = _bits.Set(word, (uint)value);
        return true;
    }

    public override long Immediate(uint word) => _bits.Get(word);
}
