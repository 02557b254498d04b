using System.Text;
using Conformance.Arm.Instructions;

namespace Conformance.Arm.Syntax;

/// <summary>A general register of a 16-bit encoding whose highest bit lies apart from the other three.</summary>
internal sealed class SplitRegisterOperand(EncodingField high, EncodingField low) : Operand
{
    public override void Print(uint word, in PrintContext context, StringBuilder output) =>
        output.Append(CoreRegisterNames.Of((high.Get(word) << 3) | low.Get(word)));

    public override bool Parse(ref AssemblyCursor cursor, ref uint word)
    {
        cursor.SkipSpace();
        int start = cursor.Position;
        ReadOnlySpan<char> name = cursor.TakeWord();
        if (!CoreRegisterNames.TryParse(name, out uint index))
        {
            return cursor.FailKind(start, name.Length, $"a general register such as r0 is expected here{(name.IsEmpty ? "" : $", '{name}' is none")}");
        }

        word = low.Set(high.Set(word, index >> 3), index);
        return true;
    }
}
