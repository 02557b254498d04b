using System.Text;
using Conformance.Arm.Instructions;

namespace Conformance.Arm.Syntax;

/// <summary>A negative number whose magnitude is in a field, because the instruction is the opposite of the one that was written.</summary>
internal sealed class NegatedNumberOperand(EncodingField bits) : Operand
{
    public override bool HasImmediate => true;

    public override void Print(uint word, in PrintContext context, StringBuilder output) => output.Append('-').Append(bits.Get(word));

    public override bool Parse(ref AssemblyCursor cursor, ref uint word)
    {
        cursor.SkipSpace();
        int start = cursor.Position;
        if (!cursor.TryTakeImmediate(out Int128 value))
        {
            return false;
        }

        word = bits.Set(word, (uint)-Int128.Clamp(value, -bits.Mask, 0));
        return (value < 0 && value > -(1 << bits.Width)) || cursor.FailKind(start, cursor.Position - start, $"immediate {value} is out of range");
    }

    public override long Immediate(uint word) => bits.Get(word);
}
