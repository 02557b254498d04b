using System.Text;
using Conformance.Arm.Instructions;

namespace Conformance.Arm.Syntax;

/// <summary>The base register and the list of LDM in 16 bits: the base is written back, with <c>!</c>, unless it is in the list.</summary>
internal sealed class NarrowLoadMultipleOperand(BitPattern pattern) : Operand
{
    private readonly EncodingField _number = pattern.Field("Rn");
    private readonly CoreRegisterOperand _base = new(pattern.Field("Rn"));
    private readonly RegisterListOperand _list = new(pattern);

    public override bool HasImmediate => true;

    public override void Print(uint word, in PrintContext context, StringBuilder output)
    {
        _base.Print(word, context, output);
        output.Append(WritesBack(word) ? "!, " : ", ");
        _list.Print(word, context, output);
    }

    public override bool Parse(ref AssemblyCursor cursor, ref uint word)
    {
        cursor.SkipSpace();
        int start = cursor.Position;
        if (!_base.Parse(ref cursor, ref word))
        {
            return false;
        }

        bool written = cursor.TryTake('!');
        return (cursor.TryTake(',') || cursor.FailHere("',' is expected here"))
            && _list.Parse(ref cursor, ref word)
            && (written == WritesBack(word) || cursor.FailKind(start, 1, "this form writes the base register back, with '!', unless it is in the list"));
    }

    public override long Immediate(uint word) => _list.Immediate(word);

    private bool WritesBack(uint word) => (_list.Immediate(word) >> (int)_number.Get(word) & 1) == 0;
}
