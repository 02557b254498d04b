using System.Text;
using Conformance.Arm.Instructions;

namespace Conformance.Arm.Syntax;

/// <summary>An unsigned number of 12 bits in i:imm3:imm8, or of 16 bits with imm4 before them.</summary>
/// <param name="pattern">Has these fields.</param>
/// <param name="isNegated">Whether the number is written with the opposite sign: the instruction is then the opposite one.</param>
internal sealed class T32PlainImmediateOperand(BitPattern pattern, bool isNegated = false) : Operand
{
    private readonly EncodingField? _imm4 = pattern.Find("imm4");
    private readonly EncodingField _i = pattern.Field("i");
    private readonly EncodingField _imm3 = pattern.Field("imm3");
    private readonly EncodingField _imm8 = pattern.Field("imm8");

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
        int maximum = _imm4 is null ? 0xfff : 0xffff;
        if (value < 0 || value > maximum)
        {
            return cursor.FailKind(start, cursor.Position - start, $"immediate {written} is out of range; use 0 to {maximum}");
        }

        uint bits = (uint)value;
        word = _imm8.Set(_imm3.Set(_i.Set(word, bits >> 11), bits >> 8), bits);
        word = _imm4?.Set(word, bits >> 12) ?? word;
        return true;
    }

    public override long Immediate(uint word) => ((_imm4?.Get(word) ?? 0) << 12) | (_i.Get(word) << 11) | (_imm3.Get(word) << 8) | _imm8.Get(word);
}
