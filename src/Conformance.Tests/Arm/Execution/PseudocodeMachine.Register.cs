using System.Numerics;
using Conformance.Arm.Instructions;
using static Conformance.Tests.Arm.Execution.Pseudocode;

namespace Conformance.Tests.Arm.Execution;

internal sealed partial class PseudocodeMachine
{
    private void Register(Operation operation, Word w)
    {
        switch (operation)
        {
            case >= Operation.AndShifted and <= Operation.BicsShifted:
                Logical(w);
                break;
            case >= Operation.AddShifted and <= Operation.SubsShifted:
                AddSub(w, X(w.N, w.Width), ShiftReg(X(w.M, w.Width), w.Bits(23, 22), w.Bits(15, 10), w.Width), false, false);
                break;
            case >= Operation.AddExtended and <= Operation.SubsExtended:
                AddSub(w, XOrSp(w.N, w.Width), ExtendReg(X(w.M, w.Width), w.Bits(15, 13), w.Bits(12, 10), w.Width), false, true);
                break;
            case >= Operation.Adc and <= Operation.Sbcs:
                AddSub(w, X(w.N, w.Width), X(w.M, w.Width), true, false);
                break;
            case >= Operation.CcmnRegister and <= Operation.CcmpImmediate:
                ConditionalCompare(w);
                break;
            case >= Operation.Csel and <= Operation.Csneg:
                ConditionalSelect(w);
                break;
            case >= Operation.Rbit and <= Operation.Cls:
                OneSource(w);
                break;
            case >= Operation.Madd and <= Operation.Umulh:
                Multiply(w);
                break;
            default:
                TwoSources(w);
                break;
        }
    }

    private void Logical(Word w)
    {
        BigInteger operand = ShiftReg(X(w.M, w.Width), w.Bits(23, 22), w.Bits(15, 10), w.Width);
        operand = w.Bits(21, 21) != 0 ? Ones(w.Width) ^ operand : operand;
        BigInteger first = X(w.N, w.Width);
        switch (w.Bits(30, 29))
        {
            case 0b00:
                SetX(w.D, first & operand, w.Width);
                break;
            case 0b01:
                SetX(w.D, first | operand, w.Width);
                break;
            case 0b10:
                SetX(w.D, first ^ operand, w.Width);
                break;
            default:
                SetLogicalFlags(first & operand, w.D, w.Width);
                break;
        }
    }

    // op in bit 30 subtracts, S in bit 29 sets the flags.
    private void AddSub(Word w, BigInteger first, BigInteger second, bool withCarry, bool toSp)
    {
        bool subtract = w.Bits(30, 30) != 0;
        bool carryIn = withCarry ? (Nzcv & 2) != 0 : subtract;
        (BigInteger Result, int Nzcv) sum = AddWithCarry(first, subtract ? Ones(w.Width) ^ second : second, carryIn, w.Width);
        if (w.Bits(29, 29) != 0)
        {
            SetFlags(sum, w.D, w.Width);
        }
        else if (toSp)
        {
            SetXOrSp(w.D, sum.Result, w.Width);
        }
        else
        {
            SetX(w.D, sum.Result, w.Width);
        }
    }

    private void ConditionalCompare(Word w)
    {
        BigInteger second = w.Bits(11, 11) != 0 ? w.M : X(w.M, w.Width);
        bool subtract = w.Bits(30, 30) != 0;
        Nzcv = ConditionHolds(w.Bits(15, 12), Nzcv)
            ? AddWithCarry(X(w.N, w.Width), subtract ? Ones(w.Width) ^ second : second, subtract, w.Width).Nzcv
            : w.Bits(3, 0);
    }

    private void ConditionalSelect(Word w)
    {
        BigInteger result = X(w.N, w.Width);
        if (!ConditionHolds(w.Bits(15, 12), Nzcv))
        {
            result = X(w.M, w.Width);
            result = w.Bits(30, 30) != 0 ? Ones(w.Width) ^ result : result;
            result += w.Bits(10, 10);
        }

        SetX(w.D, result, w.Width);
    }

    private void OneSource(Word w)
    {
        BigInteger value = X(w.N, w.Width);
        SetX(
            w.D,
            w.Bits(12, 10) switch
            {
                0b000 => BitReverse(value, w.Width),
                0b001 => ReverseBytes(value, 16, w.Width),
                0b010 => ReverseBytes(value, 32, w.Width),
                0b011 => ReverseBytes(value, 64, w.Width),
                0b100 => LeadingZeros(value, w.Width),
                _ => LeadingZeros((value >> 1) ^ UInt(value, w.Width - 1), w.Width - 1),
            },
            w.Width);
    }

    private void TwoSources(Word w)
    {
        BigInteger first = X(w.N, w.Width);
        BigInteger second = X(w.M, w.Width);
        int opcode = w.Bits(15, 10);
        SetX(
            w.D,
            opcode switch
            {
                0b000010 => second.IsZero ? 0 : first / second,
                0b000011 => second.IsZero ? 0 : SInt(first, w.Width) / SInt(second, w.Width),
                >= 0b010000 => Crc(UInt(first, 32), UInt(second, 8 << (opcode & 3)), 8 << (opcode & 3), (opcode & 4) != 0 ? 0x1edc_6f41u : 0x04c1_1db7u),
                _ => ShiftReg(first, opcode & 3, (int)(second % w.Width), w.Width),
            },
            w.Width);
    }

    private void Multiply(Word w)
    {
        bool subtract = w.Bits(15, 15) != 0;
        int opcode = w.Bits(23, 21);
        int source = (opcode & 3) == 1 ? 32 : w.Width;
        bool signed = opcode < 4;
        BigInteger first = signed ? SInt(X(w.N, source), source) : X(w.N, source);
        BigInteger second = signed ? SInt(X(w.M, source), source) : X(w.M, source);
        BigInteger product = first * second;
        bool high = (opcode & 3) == 2;
        BigInteger addend = high ? 0 : X(w.A, w.Width);
        SetX(w.D, high ? product >> 64 : subtract ? addend - product : addend + product, w.Width);
    }

    private static int LeadingZeros(BigInteger value, int width)
    {
        int count = 0;
        while (count < width && !Bit(value, width - 1 - count))
        {
            count++;
        }

        return count;
    }
}
