using System.Text;

namespace Conformance.Arm.Syntax;

/// <summary>The qualifier <c>.n</c> or <c>.w</c> at the end of a T32 mnemonic, which asks for 16 or for 32 bits and can always be left out.</summary>
/// <param name="letter">n or w.</param>
/// <param name="written">Whether GNU writes it for this form.</param>
internal sealed class WidthQualifierOperand(char letter, bool written) : Operand
{
    public override void Print(uint word, in PrintContext context, StringBuilder output)
    {
        if (written)
        {
            output.Append('.').Append(letter);
        }
    }

    public override bool Parse(ref AssemblyCursor cursor, ref uint word)
    {
        int start = cursor.Position;
        return !cursor.TryTakeLetter('.')
            || cursor.TryTakeLetter(letter)
            || cursor.FailKind(start, cursor.PeekWord().Length + 1, $"this instruction with these operands has {(letter == 'n' ? 16 : 32)} bits; leave the qualifier out, or use .{letter}");
    }
}
