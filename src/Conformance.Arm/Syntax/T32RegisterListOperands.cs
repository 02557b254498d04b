using System.Numerics;
using System.Text;
using Conformance.Arm.Instructions;

namespace Conformance.Arm.Syntax;

/// <summary>The list of a 32-bit LDM or STM of T32: with one register alone the instruction is written as LDR or STR, as GNU as does.</summary>
internal sealed class SeveralRegistersOperand(BitPattern pattern) : Operand
{
    private readonly RegisterListOperand _list = new(pattern);

    public override bool HasImmediate => true;

    public override void Print(uint word, in PrintContext context, StringBuilder output) => _list.Print(word, context, output);

    public override bool Parse(ref AssemblyCursor cursor, ref uint word)
    {
        cursor.SkipSpace();
        int start = cursor.Position;
        return _list.Parse(ref cursor, ref word)
            && (!BitOperations.IsPow2(_list.Immediate(word)) || cursor.FailKind(start, cursor.Position - start, "this form needs a list of several registers"));
    }

    public override long Immediate(uint word) => _list.Immediate(word);
}

/// <summary>The first register of LDRD or STRD where the second one is left out: it is the next.</summary>
internal sealed class FirstOfPairOperand(EncodingField first, EncodingField second) : Operand
{
    private readonly CoreRegisterOperand _register = new(first);

    public override void Print(uint word, in PrintContext context, StringBuilder output) => _register.Print(word, context, output);

    public override bool Parse(ref AssemblyCursor cursor, ref uint word)
    {
        bool ok = _register.Parse(ref cursor, ref word);
        word = second.Set(word, first.Get(word) + 1);
        return ok;
    }
}
