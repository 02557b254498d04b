using System.Text;
using Conformance.Arm.Registers;

namespace Conformance.Arm.Syntax;

/// <summary>The condition at the end of a T32 mnemonic: it has no bits, and must be what the IT block around it says.</summary>
internal sealed class ItConditionOperand : Operand
{
    private const uint Always = 14;

    public override void Print(uint word, in PrintContext context, StringBuilder output)
    {
        if (context.It.IsInBlock && context.It.Condition != Always)
        {
            output.Append(Keywords.Conditions[context.It.Condition].Name);
        }
    }

    public override bool Parse(ref AssemblyCursor cursor, ref uint word)
    {
        int start = cursor.Position;
        uint written = cursor.TryTakeCondition(out uint condition) ? condition : Always;
        ItState it = cursor.Scope.It;
        uint expected = it.IsInBlock ? it.Condition : Always;
        return written == expected || cursor.Fail(start, cursor.Position - start, Explain(it, expected));
    }

    private static string Explain(ItState it, uint expected) => it.IsInBlock
        ? $"the IT block around it says {Keywords.Conditions[expected].Name} here; write that condition, or end the block before"
        : "a condition needs an IT block; put an IT instruction in front of it";
}
