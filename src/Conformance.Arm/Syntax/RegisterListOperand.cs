using System.Text;
using Conformance.Arm.Instructions;

namespace Conformance.Arm.Syntax;

/// <summary>
/// A list of general registers in braces, with one bit for each. The 16-bit PUSH and POP have a bit of their own for lr (M)
/// or pc (PCbit). The immediate is the list of all sixteen registers.
/// </summary>
internal sealed class RegisterListOperand(BitPattern pattern) : Operand
{
    private readonly EncodingField _list = pattern.Field("register_list");
    private readonly EncodingField? _extra = pattern.Format == EncodingFormat.T16 ? pattern.Find("M") ?? pattern.Find("PCbit") : null;
    private readonly int _extraRegister = pattern.Find("M") is null ? 15 : 14;

    public override bool HasImmediate => true;

    private uint Allowed => (1u << _list.Width) - 1 | (_extra is null ? 0 : 1u << _extraRegister);

    public override void Print(uint word, in PrintContext context, StringBuilder output)
    {
        output.Append('{');
        string separator = "";
        for (uint list = (uint)Immediate(word); list != 0; list &= list - 1)
        {
            output.Append(separator).Append(CoreRegisterNames.Of((uint)System.Numerics.BitOperations.TrailingZeroCount(list)));
            separator = ", ";
        }

        output.Append('}');
    }

    public override bool Parse(ref AssemblyCursor cursor, ref uint word)
    {
        cursor.SkipSpace();
        int start = cursor.Position;
        if (!RegisterList.TryTake(ref cursor, out uint list))
        {
            return false;
        }

        if ((list & ~Allowed) != 0)
        {
            uint first = (uint)System.Numerics.BitOperations.TrailingZeroCount(list & ~Allowed);
            return cursor.Fail(start, cursor.Position - start, $"{CoreRegisterNames.Of(first)} cannot be in this list");
        }

        word = _list.Set(word, list);
        word = _extra?.Set(word, (list >> _extraRegister) & 1) ?? word;
        return true;
    }

    public override long Immediate(uint word) => _list.Get(word) | ((_extra?.Get(word) ?? 0) << _extraRegister);
}

/// <summary>A list of one register, which is in a field: PUSH and POP where they are STR and LDR.</summary>
internal sealed class SingleRegisterListOperand(EncodingField register) : Operand
{
    public override void Print(uint word, in PrintContext context, StringBuilder output) =>
        output.Append('{').Append(CoreRegisterNames.Of(register.Get(word))).Append('}');

    public override bool Parse(ref AssemblyCursor cursor, ref uint word)
    {
        cursor.SkipSpace();
        int start = cursor.Position;
        if (!RegisterList.TryTake(ref cursor, out uint list))
        {
            return false;
        }

        int index = System.Numerics.BitOperations.TrailingZeroCount(list);
        word = register.Set(word, (uint)index);
        return (System.Numerics.BitOperations.IsPow2(list) && index >> register.Width == 0)
            || cursor.FailKind(start, cursor.Position - start, $"a list of one register{(register.Width == 3 ? " from r0 to r7" : "")} is expected here");
    }
}

/// <summary>Reads <c>{r0-r3, lr}</c>.</summary>
internal static class RegisterList
{
    /// <summary>Reads a list that has at least one register; bit n is register n.</summary>
    public static bool TryTake(ref AssemblyCursor cursor, out uint list)
    {
        list = 0;
        if (!cursor.TryTake('{'))
        {
            return cursor.FailHere("a list of registers such as {r0, r4-r7, lr} is expected here");
        }

        do
        {
            if (!TryTakeRange(ref cursor, out uint range))
            {
                return false;
            }

            list |= range;
        }
        while (cursor.TryTake(','));
        return cursor.TryTake('}') || cursor.FailHere("'}' is expected here");
    }

    private static bool TryTakeRange(ref AssemblyCursor cursor, out uint range)
    {
        range = 0;
        cursor.SkipSpace();
        int start = cursor.Position;
        if (!TryTakeRegister(ref cursor, out uint first))
        {
            return false;
        }

        uint last = first;
        if (cursor.TryTake('-') && !TryTakeRegister(ref cursor, out last))
        {
            return false;
        }

        range = (2u << (int)last) - (1u << (int)first);
        return first <= last || cursor.Fail(start, cursor.Position - start, "the first register of a range must be below the last");
    }

    private static bool TryTakeRegister(ref AssemblyCursor cursor, out uint index)
    {
        cursor.SkipSpace();
        int start = cursor.Position;
        ReadOnlySpan<char> name = cursor.TakeWord();
        return CoreRegisterNames.TryParse(name, out index) || cursor.Fail(start, name.Length, $"a register is expected here, '{name}' is none");
    }
}
