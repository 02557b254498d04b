namespace Conformance.Arm.Execution;

/// <summary>The barrel shifter of AArch32 with its carry (Arm ARM F1.5.2, Shift_C).</summary>
internal static class AArch32Shift
{
    private const uint Lsl = 0;
    private const uint Lsr = 1;
    private const uint Asr = 2;

    /// <summary>A shift by imm5: 0 stands for 32 with LSR and ASR, and for RRX with ROR (DecodeImmShift).</summary>
    public static uint ByImmediate(uint value, uint type, uint amount, ref uint carry)
    {
        if (type > Asr && amount == 0)
        {
            uint into = carry << 31;
            carry = value & 1;
            return (value >> 1) | into;
        }

        return ByRegister(value, type, type is Lsr or Asr && amount == 0 ? 32 : amount, ref carry);
    }

    /// <summary>A shift by 0 to 255; by 0 the carry stays as it is.</summary>
    public static uint ByRegister(uint value, uint type, uint amount, ref uint carry)
    {
        if (amount == 0)
        {
            return value;
        }

        switch (type)
        {
            case Lsl:
                carry = amount > 32 ? 0 : (uint)(((ulong)value << (int)amount) >> 32) & 1;
                return amount > 31 ? 0 : value << (int)amount;
            case Lsr:
                carry = amount > 32 ? 0 : (value >> (int)(amount - 1)) & 1;
                return amount > 31 ? 0 : value >> (int)amount;
            case Asr:
                int by = (int)Math.Min(amount, 32);
                carry = (uint)((int)value >> (by - 1)) & 1;
                return (uint)((long)(int)value >> by);
            default:
                uint rotated = uint.RotateRight(value, (int)(amount & 31));
                carry = rotated >> 31;
                return rotated;
        }
    }
}
