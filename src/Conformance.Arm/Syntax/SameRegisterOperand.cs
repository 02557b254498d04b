using System.Text;

namespace Conformance.Arm.Syntax;

/// <summary>A register that was written before and must be the same here, as the last one of <c>and r0, r1, r0</c> in 16 bits.</summary>
internal sealed class SameRegisterOperand(Operand operand) : Operand
{
    public override void Print(uint word, in PrintContext context, StringBuilder output) => operand.Print(word, context, output);

    public override bool Parse(ref AssemblyCursor cursor, ref uint word)
    {
        cursor.SkipSpace();
        int start = cursor.Position;
        uint again = word;
        return operand.Parse(ref cursor, ref again)
            && (again == word || cursor.FailKind(start, cursor.Position - start, "this form needs the same register here as before"));
    }
}

/// <summary>A register that was written before and may be written again with a comma, as the second one of <c>adds r0, r0, #1</c>.</summary>
internal sealed class RepeatedRegisterOperand(Operand operand) : Operand
{
    public override void Print(uint word, in PrintContext context, StringBuilder output)
    {
    }

    public override bool Parse(ref AssemblyCursor cursor, ref uint word)
    {
        AssemblyCursor ahead = cursor;
        uint again = word;
        if (operand.Parse(ref ahead, ref again) && again == word && ahead.TryTake(','))
        {
            cursor.Position = ahead.Position;
        }

        return true;
    }
}
