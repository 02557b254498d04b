using System.Text;
using Conformance.Arm.Instructions;

namespace Conformance.Arm.Syntax;

/// <summary>A number in braces: the option of LDC and STC, and a hint without a name.</summary>
internal sealed class BracedNumberOperand(EncodingField bits, string what) : Operand
{
    public override void Print(uint word, in PrintContext context, StringBuilder output) => output.Append('{').Append(bits.Get(word)).Append('}');

    public override bool Parse(ref AssemblyCursor cursor, ref uint word)
    {
        cursor.SkipSpace();
        int start = cursor.Position;
        if (!cursor.TryTake('{'))
        {
            return cursor.FailHere($"a {what} in braces is expected here");
        }

        if (!cursor.TryTakeImmediate(out Int128 value))
        {
            return false;
        }

        if (value < 0 || value >= 1 << bits.Width)
        {
            return cursor.Fail(start, cursor.Position - start, $"{what} {value} is out of range; use 0 to {(1 << bits.Width) - 1}");
        }

        word = bits.Set(word, (uint)value);
        return cursor.TryTake('}') || cursor.FailHere("'}' is expected here");
    }
}
