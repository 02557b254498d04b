using System.Text;
using Conformance.Arm.Instructions;

namespace Conformance.Arm.Syntax;

/// <summary>The number of a hint that is a NOP, in braces, which is left out where it is 0.</summary>
internal sealed class HintNumberOperand(EncodingField bits) : Operand
{
    private readonly BracedNumberOperand _number = new(bits, "hint number");

    public override void Print(uint word, in PrintContext context, StringBuilder output)
    {
        if (bits.Get(word) != 0)
        {
            output.Append(' ');
            _number.Print(word, context, output);
        }
    }

    public override bool Parse(ref AssemblyCursor cursor, ref uint word)
    {
        word = bits.Set(word, 0);
        return cursor.AtEnd || _number.Parse(ref cursor, ref word);
    }
}
