using System.Text;
using Conformance.Arm.Instructions;

namespace Conformance.Arm.Syntax;

/// <summary>One of a list of words; a value without a word is written as a number where that is allowed.</summary>
internal sealed class KeywordOperand(EncodingField bits, Keyword[] keywords, string what, bool allowNumber = false, uint? defaultValue = null, string hexFormat = "x2", bool decimals = false) : Operand
{
    public override bool HasImmediate => allowNumber;

    public override void Print(uint word, in PrintContext context, StringBuilder output)
    {
        uint value = bits.Get(word);
        foreach (Keyword keyword in keywords)
        {
            if (keyword.Value == value)
            {
                output.Append(keyword.Name);
                return;
            }
        }

        _ = decimals ? output.Append('#').Append(value) : output.Append("#0x").Append(value.ToString(hexFormat));
    }

    public override bool Parse(ref AssemblyCursor cursor, ref uint word)
    {
        cursor.SkipSpace();
        int start = cursor.Position;
        ReadOnlySpan<char> name = cursor.PeekWord();
        foreach (Keyword keyword in keywords)
        {
            if (name.Equals(keyword.Name, StringComparison.OrdinalIgnoreCase))
            {
                cursor.TakeWord();
                word = bits.Set(word, keyword.Value);
                return true;
            }
        }

        bool isNumber = !cursor.AtEnd && (cursor.Rest[0] == '#' || char.IsAsciiDigit(cursor.Rest[0]));
        if (allowNumber && isNumber)
        {
            if (!cursor.TryTakeImmediate(out Int128 value))
            {
                return false;
            }

            word = bits.Set(word, (uint)Int128.Clamp(value, 0, uint.MaxValue));
            return (value >= 0 && value < 1 << bits.Width)
                || cursor.Fail(start, cursor.Position - start, $"{what} {value} is out of range; use 0 to {(1 << bits.Width) - 1}");
        }

        return cursor.FailKind(start, name.Length, $"'{name}' is not a {what}; use one of {string.Join(", ", keywords.Select(k => k.Name))}");
    }

    public override bool IsDefault(uint word) => bits.Get(word) == defaultValue;

    public override void SetDefault(ref uint word) => word = bits.Set(word, defaultValue ?? 0);

    public override long Immediate(uint word) => bits.Get(word);
}
