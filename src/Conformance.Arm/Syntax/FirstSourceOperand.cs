using System.Text;
using Conformance.Arm.Instructions;

namespace Conformance.Arm.Syntax;

/// <summary>The first of two source operands with the comma after it, which may be left out where it is the destination, as in <c>add r0, r1</c>.</summary>
internal sealed class FirstSourceOperand(EncodingField destination, EncodingField source) : Operand
{
    private readonly CoreRegisterOperand _register = new(source);

    public override void Print(uint word, in PrintContext context, StringBuilder output)
    {
        _register.Print(word, context, output);
        output.Append(", ");
    }

    public override bool Parse(ref AssemblyCursor cursor, ref uint word)
    {
        AssemblyCursor ahead = cursor;
        uint with = word;
        if (_register.Parse(ref ahead, ref with) && ahead.TryTake(','))
        {
            cursor.Position = ahead.Position;
            word = with;
            return true;
        }

        word = source.Set(word, destination.Get(word));
        return true;
    }
}
