using System.Text;
using Conformance.Arm.Instructions;

namespace Conformance.Arm.Syntax;

/// <summary>The condition at the end of an A32 mnemonic; always (AL) is not written.</summary>
internal sealed class ConditionSuffixOperand(EncodingField bits) : Operand
{
    private const uint Always = 14;

    public override void Print(uint word, in PrintContext context, StringBuilder output)
    {
        if (bits.Get(word) != Always)
        {
            output.Append(Keywords.Conditions[bits.Get(word)].Name);
        }
    }

    public override bool Parse(ref AssemblyCursor cursor, ref uint word)
    {
        word = bits.Set(word, cursor.TryTakeCondition(out uint condition) ? condition : Always);
        return true;
    }
}
