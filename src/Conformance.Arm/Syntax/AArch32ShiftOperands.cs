using System.Text;
using Conformance.Arm.Instructions;

namespace Conformance.Arm.Syntax;

/// <summary>
/// The fields of a shift by an immediate or of a bit number: imm5 or lsb of A32 and of 16-bit T32, imm3 and imm2 of 32-bit T32.
/// </summary>
internal readonly struct ShiftAmountFields(BitPattern pattern)
{
    private readonly EncodingField _low = pattern.Find("imm5") ?? pattern.Find("lsb") ?? pattern.Field("imm2");
    private readonly EncodingField? _high = pattern.Find("imm2") is null ? null : pattern.Field("imm3");

    public uint Get(uint word) => _high is { } high ? (high.Get(word) << _low.Width) | _low.Get(word) : _low.Get(word);

    public uint Set(uint word, uint value) => _low.Set(_high is { } high ? high.Set(word, value >> _low.Width) : word, value);
}

/// <summary>
/// The shift of a register by an immediate, with the comma before it: nothing for LSL by 0, RRX for ROR by 0, and 32 for
/// LSR and ASR by 0 (Arm ARM, DecodeImmShift).
/// </summary>
internal sealed class ImmediateShiftOperand(BitPattern pattern) : Operand
{
    private const uint Ror = 3;
    private readonly EncodingField _type = pattern.Field("type");
    private readonly ShiftAmountFields _amount = new(pattern);

    public override void Print(uint word, in PrintContext context, StringBuilder output)
    {
        uint type = _type.Get(word);
        uint amount = _amount.Get(word);
        if (type == Ror && amount == 0)
        {
            output.Append(", rrx");
        }
        else if (type != 0 || amount != 0)
        {
            output.Append(", ").Append(Keywords.Shifts[type].Name).Append(" #").Append(amount == 0 ? 32 : amount);
        }
    }

    public override bool Parse(ref AssemblyCursor cursor, ref uint word)
    {
        word = _amount.Set(_type.Set(word, 0), 0);
        if (!cursor.TryTake(','))
        {
            return true;
        }

        cursor.SkipSpace();
        int start = cursor.Position;
        ReadOnlySpan<char> name = cursor.TakeWord();
        if (name.Equals("rrx", StringComparison.OrdinalIgnoreCase))
        {
            word = _type.Set(word, Ror);
            return true;
        }

        if (!TryParseType(name, out uint type))
        {
            return cursor.FailKind(start, name.Length, $"'{name}' is not a shift; use one of lsl, lsr, asr, ror, rrx");
        }

        cursor.SkipSpace();
        int number = cursor.Position;
        if (!cursor.TryTakeImmediate(out Int128 amount))
        {
            return false;
        }

        int highest = type is 0 or Ror ? 31 : 32;
        if (amount < 0 || amount > highest)
        {
            return cursor.Fail(number, cursor.Position - number, $"shift amount {amount} is out of range; use 0 to {highest}");
        }

        // A shift by zero is LSL whatever it is called: the others have another meaning with that amount.
        word = amount == 0 ? word : _amount.Set(_type.Set(word, type), (uint)amount & 31);
        return true;
    }

    private static bool TryParseType(ReadOnlySpan<char> name, out uint type)
    {
        for (type = 0; type <= Ror; type++)
        {
            if (name.Equals(Keywords.Shifts[type].Name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        type = 0;
        return name.Equals("asl", StringComparison.OrdinalIgnoreCase);
    }
}

/// <summary>The amounts of LSL, LSR, ASR and ROR where these are mnemonics.</summary>
internal static class ShiftAmountOperands
{
    /// <summary>LSL and ROR: 1 to 31; zero is MOV or RRX.</summary>
    public static ComputedNumberOperand Left(BitPattern pattern, int lowest = 1)
    {
        ShiftAmountFields amount = new(pattern);
        return new("shift amount", word => (int)amount.Get(word), (word, value) => amount.Set(word, (uint)value), _ => (lowest, 31));
    }

    /// <summary>LSR and ASR: 1 to 32, which is encoded as zero.</summary>
    public static ComputedNumberOperand Right(BitPattern pattern)
    {
        ShiftAmountFields amount = new(pattern);
        return new(
            "shift amount",
            word => amount.Get(word) == 0 ? 32 : (int)amount.Get(word),
            (word, value) => amount.Set(word, (uint)value & 31),
            _ => (1, 32));
    }
}
