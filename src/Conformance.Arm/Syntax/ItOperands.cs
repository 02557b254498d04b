using System.Numerics;
using System.Text;
using Conformance.Arm.Instructions;

namespace Conformance.Arm.Syntax;

/// <summary>
/// The letters t and e after <c>it</c>, which say of each further instruction of the block whether it is executed on the
/// condition or on its opposite. Each is a bit of the mask, equal to the lowest bit of the condition for t; below the last
/// one stands a 1.
/// </summary>
internal sealed class ThenElseOperand(EncodingField condition, EncodingField mask) : Operand
{
    private const int Slots = 3;

    public override void Print(uint word, in PrintContext context, StringBuilder output)
    {
        uint letters = mask.Get(word);
        int count = Slots - BitOperations.TrailingZeroCount(letters);
        for (int i = 0; i < count; i++)
        {
            bool then = ((letters >> (Slots - i)) & 1) == (condition.Get(word) & 1);
            output.Append(then ? 't' : 'e');
        }
    }

    // The condition is read later and turns the bits over if it is odd.
    public override bool Parse(ref AssemblyCursor cursor, ref uint word)
    {
        uint letters = 0;
        int bit = Slots;
        while (bit > 0)
        {
            if (cursor.TryTakeLetter('e'))
            {
                letters |= 1u << bit;
            }
            else if (!cursor.TryTakeLetter('t'))
            {
                break;
            }

            bit--;
        }

        word = mask.Set(word, letters | (1u << bit));
        return true;
    }
}

/// <summary>The condition of an IT block.</summary>
internal sealed class FirstConditionOperand(EncodingField condition, EncodingField mask) : Operand
{
    private readonly KeywordOperand _keyword = new(condition, Keywords.Conditions, "condition");

    public override void Print(uint word, in PrintContext context, StringBuilder output) => _keyword.Print(word, context, output);

    public override bool Parse(ref AssemblyCursor cursor, ref uint word)
    {
        if (!_keyword.Parse(ref cursor, ref word))
        {
            return false;
        }

        if ((condition.Get(word) & 1) != 0)
        {
            // The lowest 1 marks the end and stays.
            uint letters = mask.Get(word);
            uint end = letters & (0 - letters);
            word = mask.Set(word, letters ^ (0xe & ~((end << 1) - 1)));
        }

        return true;
    }
}

/// <summary>The condition of a branch that is outside IT blocks; AL is another encoding.</summary>
internal sealed class BranchConditionOperand(EncodingField condition) : Operand
{
    public override void Print(uint word, in PrintContext context, StringBuilder output) => output.Append(Keywords.Conditions[condition.Get(word)].Name);

    public override bool Parse(ref AssemblyCursor cursor, ref uint word)
    {
        int start = cursor.Position;
        if (cursor.Scope.It.IsInBlock || !cursor.TryTakeCondition(out uint written))
        {
            return cursor.FailKind(start, 1, "a condition is expected here");
        }

        word = condition.Set(word, written);
        return true;
    }
}
