using System.Text;
using Conformance.Arm.Instructions;

namespace Conformance.Arm.Syntax;

/// <summary>The letter s in a mnemonic, which sets the S bit.</summary>
internal sealed class SetFlagsOperand(EncodingField bit) : Operand
{
    public override void Print(uint word, in PrintContext context, StringBuilder output) => output.Append(bit.Get(word) != 0 ? "s" : "");

    public override bool Parse(ref AssemblyCursor cursor, ref uint word)
    {
        word = bit.Set(word, cursor.TryTakeLetter('s') ? 1u : 0u);
        return true;
    }
}

/// <summary>The letter s of a 16-bit T32 instruction, which sets the flags outside an IT block and does not inside one.</summary>
internal sealed class FlagsOutsideItOperand : Operand
{
    public override void Print(uint word, in PrintContext context, StringBuilder output) => output.Append(context.It.IsInBlock ? "" : "s");

    public override bool Parse(ref AssemblyCursor cursor, ref uint word)
    {
        int start = cursor.Position;
        bool written = cursor.TryTakeLetter('s');
        return written != cursor.Scope.It.IsInBlock || cursor.FailKind(start, 1, "this form sets the flags outside an IT block and leaves them alone inside one");
    }
}
