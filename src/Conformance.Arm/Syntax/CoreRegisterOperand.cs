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

/// <summary>The register after another one, in pairs that have a field for the first alone.</summary>
internal sealed class NextRegisterOperand(EncodingField first) : Operand
{
    public override void Print(uint word, in PrintContext context, StringBuilder output) => output.Append(CoreRegisterNames.Of((first.Get(word) + 1) & 15));

    public override bool Parse(ref AssemblyCursor cursor, ref uint word)
    {
        cursor.SkipSpace();
        int start = cursor.Position;
        ReadOnlySpan<char> name = cursor.TakeWord();
        uint expected = (first.Get(word) + 1) & 15;
        return (CoreRegisterNames.TryParse(name, out uint index) && index == expected)
            || cursor.FailKind(start, name.Length, $"the second register of this pair is {CoreRegisterNames.Of(expected)}");
    }
}

/// <summary>A register that is written once and stands in two fields.</summary>
internal sealed class TwinRegisterOperand(EncodingField first, EncodingField second) : Operand
{
    private readonly CoreRegisterOperand _register = new(first);

    public override void Print(uint word, in PrintContext context, StringBuilder output) => _register.Print(word, context, output);

    public override bool Parse(ref AssemblyCursor cursor, ref uint word)
    {
        bool ok = _register.Parse(ref cursor, ref word);
        word = second.Set(word, first.Get(word));
        return ok;
    }
}
