using System.Globalization;
using System.Text;
using Conformance.Arm.Instructions;

namespace Conformance.Arm.Syntax;

/// <summary>An unsigned number in one field or two, written in decimal, or in hexadecimal with a fixed number of digits.</summary>
/// <param name="high">The field with the highest bits, if there are two.</param>
/// <param name="low">The field with the lowest bits.</param>
/// <param name="hexDigits">How many hexadecimal digits are written; 0 for decimal.</param>
internal sealed class SplitImmediateOperand(EncodingField? high, EncodingField low, int hexDigits = 0) : Operand
{
    public override bool HasImmediate => true;

    public override void Print(uint word, in PrintContext context, StringBuilder output) => output.Append(
        hexDigits == 0
            ? Immediate(word).ToString(CultureInfo.InvariantCulture)
            : "0x" + Immediate(word).ToString($"x{hexDigits}", CultureInfo.InvariantCulture));

    public override bool Parse(ref AssemblyCursor cursor, ref uint word)
    {
        cursor.SkipSpace();
        int start = cursor.Position;
        if (!cursor.TryTakeImmediate(out Int128 value))
        {
            return false;
        }

        int maximum = (1 << (low.Width + (high?.Width ?? 0))) - 1;
        if (value < 0 || value > maximum)
        {
            return cursor.Fail(start, cursor.Position - start, $"immediate {value} is out of range; use 0 to {maximum}");
        }

        word = low.Set(word, (uint)value);
        word = high?.Set(word, (uint)value >> low.Width) ?? word;
        return true;
    }

    public override long Immediate(uint word) => ((high?.Get(word) ?? 0) << low.Width) | low.Get(word);
}
