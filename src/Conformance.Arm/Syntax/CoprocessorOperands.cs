using System.Globalization;
using System.Text;
using Conformance.Arm.Instructions;

namespace Conformance.Arm.Syntax;

/// <summary>
/// A coprocessor (p15) or one of its registers (c1), read also as objdump writes them (15, cr1), which GNU as takes too.
/// </summary>
/// <param name="bits">Its number.</param>
/// <param name="letter">What the manual writes before it.</param>
/// <param name="other">What objdump writes before it.</param>
/// <param name="what">Its name in messages.</param>
internal sealed class CoprocessorOperand(EncodingField bits, char letter, string other, string what) : Operand
{
    public override void Print(uint word, in PrintContext context, StringBuilder output) => output.Append(letter).Append(bits.Get(word));

    public override bool Parse(ref AssemblyCursor cursor, ref uint word)
    {
        cursor.SkipSpace();
        int start = cursor.Position;
        ReadOnlySpan<char> name = cursor.TakeWord();
        if (!TryReadNumber(name, out uint number) || number >> bits.Width != 0)
        {
            return cursor.FailKind(start, name.Length, $"'{name}' is not a {what}; use {letter}0 to {letter}{(1 << bits.Width) - 1}");
        }

        word = bits.Set(word, number);
        return true;
    }

    private bool TryReadNumber(ReadOnlySpan<char> name, out uint number)
    {
        number = 0;
        int letters = name.StartsWith(other, StringComparison.OrdinalIgnoreCase) ? other.Length : -1;
        letters = !name.IsEmpty && char.ToLowerInvariant(name[0]) == letter ? Math.Max(letters, 1) : letters;
        return letters >= 0 && uint.TryParse(name[letters..], NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}

/// <summary>The register that MRC loads: with number 15 it is the condition flags.</summary>
internal sealed class RegisterOrFlagsOperand(EncodingField bits) : Operand
{
    private const string Flags = "APSR_nzcv";
    private readonly CoreRegisterOperand _register = new(bits);

    public override void Print(uint word, in PrintContext context, StringBuilder output)
    {
        if (bits.Get(word) == 15)
        {
            output.Append(Flags);
        }
        else
        {
            _register.Print(word, context, output);
        }
    }

    public override bool Parse(ref AssemblyCursor cursor, ref uint word)
    {
        if (!cursor.PeekWord().Equals(Flags, StringComparison.OrdinalIgnoreCase))
        {
            return _register.Parse(ref cursor, ref word);
        }

        cursor.TakeWord();
        word = bits.Set(word, 15);
        return true;
    }
}
