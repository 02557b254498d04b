using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Conformance.Arm.Execution;

/// <summary>The arithmetic of the data-processing instructions, as functions of values.</summary>
internal static class Arithmetic
{
    private const uint N = 0x8000_0000;
    private const uint Z = 0x4000_0000;
    private const uint C = 0x2000_0000;
    private const uint V = 0x1000_0000;

    /// <summary>AddWithCarry: the sum, and NZCV in bits 31:28.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong AddWithCarry(ulong a, ulong b, ulong carry, bool is64, out uint nzcv)
    {
        if (is64)
        {
            ulong sum = a + b + carry;
            bool carryOut = carry == 0 ? sum < a : sum <= a;
            bool overflow = (long)((a ^ sum) & (b ^ sum)) < 0;
            nzcv = ((long)sum < 0 ? N : 0) | (sum == 0 ? Z : 0) | (carryOut ? C : 0) | (overflow ? V : 0);
            return sum;
        }

        ulong wide = (uint)a + (ulong)(uint)b + carry;
        uint narrow = (uint)wide;
        bool overflow32 = (int)(((uint)a ^ narrow) & ((uint)b ^ narrow)) < 0;
        nzcv = ((int)narrow < 0 ? N : 0) | (narrow == 0 ? Z : 0) | (wide >> 32 != 0 ? C : 0) | (overflow32 ? V : 0);
        return narrow;
    }

    /// <summary>N and Z of a logical result; C and V are cleared.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint LogicalFlags(ulong result, bool is64) =>
        ((is64 ? (long)result < 0 : (int)result < 0) ? N : 0) | (result == 0 ? Z : 0);

    /// <summary>ShiftReg: LSL, LSR, ASR or ROR of a register by less than its width.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Shift(ulong value, uint type, int amount, bool is64)
    {
        if (is64)
        {
            return type switch
            {
                0 => value << amount,
                1 => value >> amount,
                2 => (ulong)((long)value >> amount),
                _ => BitOperations.RotateRight(value, amount),
            };
        }

        uint narrow = (uint)value;
        return type switch
        {
            0 => narrow << amount,
            1 => narrow >> amount,
            2 => (uint)((int)narrow >> amount),
            _ => BitOperations.RotateRight(narrow, amount),
        };
    }

    /// <summary>ExtendReg: UXTB to SXTX, shifted left by 0 to 4.</summary>
    public static ulong Extend(ulong value, uint option, int shift)
    {
        ulong extended = option switch
        {
            0 => (byte)value,
            1 => (ushort)value,
            2 => (uint)value,
            4 => (ulong)(sbyte)value,
            5 => (ulong)(short)value,
            6 => (ulong)(int)value,
            _ => value,
        };
        return extended << shift;
    }

    /// <summary>ConditionHolds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool ConditionHolds(uint condition, uint nzcv)
    {
        bool n = (nzcv & N) != 0;
        bool z = (nzcv & Z) != 0;
        bool c = (nzcv & C) != 0;
        bool v = (nzcv & V) != 0;
        bool holds = (condition >> 1) switch
        {
            0 => z,
            1 => c,
            2 => n,
            3 => v,
            4 => c && !z,
            5 => n == v,
            6 => n == v && !z,
            _ => true,
        };
        return (condition & 1) != 0 && condition != 15 ? !holds : holds;
    }

    /// <summary>SBFM, BFM and UBFM: <paramref name="kind"/> is opc.</summary>
    public static ulong Bitfield(ulong destination, ulong source, int immr, int imms, uint kind, bool is64)
    {
        int size = is64 ? 64 : 32;
        ulong field;
        int low;
        int width;
        if (imms >= immr)
        {
            width = imms - immr + 1;
            field = (source >> immr) & Ones(width);
            low = 0;
        }
        else
        {
            width = imms + 1;
            low = size - immr;
            field = (source & Ones(width)) << low;
        }

        ulong inserted = Ones(width) << low;
        ulong result = kind switch
        {
            0 => (field >> (low + width - 1) & 1) != 0 ? field | ~Ones(low + width) : field,
            1 => (destination & ~inserted) | field,
            _ => field,
        };
        return is64 ? result : (uint)result;
    }

    /// <summary>EXTR.</summary>
    public static ulong Extract(ulong high, ulong low, int lsb, bool is64) =>
        is64
            ? lsb == 0 ? low : (low >> lsb) | (high << (64 - lsb))
            : lsb == 0 ? (uint)low : (uint)((uint)low >> lsb) | (uint)((uint)high << (32 - lsb));

    /// <summary>UDIV and SDIV: division by zero gives 0, and the most negative number divided by -1 itself.</summary>
    public static ulong Divide(ulong dividend, ulong divisor, bool signed, bool is64) => (signed, is64) switch
    {
        (false, true) => divisor == 0 ? 0 : dividend / divisor,
        (false, false) => (uint)divisor == 0 ? 0 : (uint)dividend / (uint)divisor,
        (true, true) => divisor == 0 ? 0 : (long)divisor == -1 ? 0 - dividend : (ulong)((long)dividend / (long)divisor),
        _ => (uint)divisor == 0 ? 0 : (int)divisor == -1 ? (uint)(0 - (uint)dividend) : (uint)((int)dividend / (int)divisor),
    };

    /// <summary>RBIT.</summary>
    public static ulong ReverseBits(ulong value, bool is64)
    {
        ulong v = value;
        v = ((v >> 1) & 0x5555_5555_5555_5555) | ((v & 0x5555_5555_5555_5555) << 1);
        v = ((v >> 2) & 0x3333_3333_3333_3333) | ((v & 0x3333_3333_3333_3333) << 2);
        v = ((v >> 4) & 0x0f0f_0f0f_0f0f_0f0f) | ((v & 0x0f0f_0f0f_0f0f_0f0f) << 4);
        v = BinaryPrimitives.ReverseEndianness(v);
        return is64 ? v : v >> 32;
    }

    /// <summary>REV16.</summary>
    public static ulong ReverseHalfwords(ulong value, bool is64)
    {
        ulong v = ((value >> 8) & 0x00ff_00ff_00ff_00ff) | ((value & 0x00ff_00ff_00ff_00ff) << 8);
        return is64 ? v : (uint)v;
    }

    /// <summary>REV32.</summary>
    public static ulong ReverseWords(ulong value) => BitOperations.RotateLeft(BinaryPrimitives.ReverseEndianness(value), 32);

    /// <summary>REV.</summary>
    public static ulong ReverseBytes(ulong value, bool is64) =>
        is64 ? BinaryPrimitives.ReverseEndianness(value) : BinaryPrimitives.ReverseEndianness((uint)value);

    /// <summary>CLZ.</summary>
    public static ulong LeadingZeros(ulong value, bool is64) =>
        (ulong)(is64 ? BitOperations.LeadingZeroCount(value) : BitOperations.LeadingZeroCount((uint)value));

    /// <summary>CLS: the bits below the sign that equal it.</summary>
    public static ulong LeadingSigns(ulong value, bool is64) =>
        is64
            ? (ulong)BitOperations.LeadingZeroCount((value ^ (value << 1)) | 1)
            : (ulong)BitOperations.LeadingZeroCount((uint)(value ^ (value << 1)) | 1u);

    /// <summary>CRC32 and CRC32C of 1, 2, 4 or 8 bytes.</summary>
    public static ulong Crc(uint accumulator, ulong value, int bytes, bool castagnoli)
    {
        uint polynomial = castagnoli ? 0x82f6_3b78 : 0xedb8_8320;
        uint crc = accumulator;
        for (int i = 0; i < bytes; i++)
        {
            crc ^= (byte)(value >> (8 * i));
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) != 0 ? polynomial : 0);
            }
        }

        return crc;
    }

    private static ulong Ones(int count) => count >= 64 ? ulong.MaxValue : (1UL << count) - 1;
}
