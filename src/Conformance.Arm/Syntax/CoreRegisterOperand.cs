using System.Text;
using Conformance.Arm.Instructions;

namespace Conformance.Arm.Syntax;

/// <summary>A general register of AArch32 in one field of three or four bits.</summary>
internal sealed class CoreRegisterOperand(EncodingField bits) : Operand
{
    public override void Print(uint word, in PrintContext context, StringBuilder output) => output.Append(CoreRegisterNames.Of(bits.Get(word)));

    public override bool Parse(ref AssemblyCursor cursor, ref uint word)
    {
        cursor.SkipSpace();
        int start = cursor.Position;
        ReadOnlySpan<char> name = cursor.TakeWord();
        if (!CoreRegisterNames.TryParse(name, out uint index))
        {
            return cursor.FailKind(start, name.Length, $"a general register such as r0 is expected here{(name.IsEmpty ? "" : $", '{name}' is none")}");
        }

        if (index >> bits.Width != 0)
        {
            return cursor.Fail(start, name.Length, $"{name} cannot be used here; use r0 to r7");
        }

        word = bits.Set(word, index);
        return true;
    }
}
