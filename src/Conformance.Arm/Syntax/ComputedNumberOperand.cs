using System.Text;

namespace Conformance.Arm.Syntax;

/// <summary>A decimal number that is computed from several fields, as the shift of LSL from immr and imms of UBFM.</summary>
/// <param name="what">Its name in messages.</param>
/// <param name="get">The number in a word.</param>
/// <param name="set">The word with the number.</param>
/// <param name="range">The lowest and the highest number, given what was read before it.</param>
/// <param name="defaultValue">The number that can be left out, if one can.</param>
internal sealed class ComputedNumberOperand(
    string what,
    Func<uint, int> get,
    Func<uint, int, uint> set,
    Func<uint, (int Minimum, int Maximum)> range,
    int? defaultValue = null) : Operand
{
    public override bool HasImmediate => true;

    public override void Print(uint word, in PrintContext context, StringBuilder output) => output.Append(get(word));

    public override bool Parse(ref AssemblyCursor cursor, ref uint word)
    {
        cursor.SkipSpace();
        int start = cursor.Position;
        if (!cursor.TryTakeImmediate(out Int128 value))
        {
            return false;
        }

        (int minimum, int maximum) = range(word);
        if (value < minimum || value > maximum)
        {
            return cursor.Fail(start, cursor.Position - start, $"{what} {value} is out of range; use {minimum} to {maximum}");
        }

        word = set(word, (int)value);
        return true;
    }

    public override bool IsDefault(uint word) => get(word) == defaultValue;

    public override void SetDefault(ref uint word) => word = set(word, defaultValue ?? 0);

    public override long Immediate(uint word) => get(word);
}
