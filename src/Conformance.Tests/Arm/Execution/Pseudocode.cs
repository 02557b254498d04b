using System.Numerics;

namespace Conformance.Tests.Arm.Execution;

/// <summary>Shared functions of the Arm manual's pseudocode over unbounded integers, each named as there.</summary>
internal static class Pseudocode
{
    /// <summary>Ones(count) as an unsigned integer.</summary>
    public static BigInteger Ones(int count) => (BigInteger.One << count) - 1;

    /// <summary>UInt(x[width-1:0]).</summary>
    public static BigInteger UInt(BigInteger value, int width) => value & Ones(width);

    /// <summary>SInt(x[width-1:0]).</summary>
    public static BigInteger SInt(BigInteger value, int width)
    {
        BigInteger unsigned = UInt(value, width);
        return Bit(unsigned, width - 1) ? unsigned - (BigInteger.One << width) : unsigned;
    }

    /// <summary>Whether a bit is set.</summary>
    public static bool Bit(BigInteger value, int bit) => !((value >> bit) & 1).IsZero;

    /// <summary>AddWithCarry, with nzcv in bits 3:0.</summary>
    public static (BigInteger Result, int Nzcv) AddWithCarry(BigInteger x, BigInteger y, bool carryIn, int width)
    {
        BigInteger unsignedSum = UInt(x, width) + UInt(y, width) + (carryIn ? 1 : 0);
        BigInteger signedSum = SInt(x, width) + SInt(y, width) + (carryIn ? 1 : 0);
        BigInteger result = UInt(unsignedSum, width);
        return (result, Flags(result, width, result != unsignedSum, SInt(result, width) != signedSum));
    }

    /// <summary>The flags of a result.</summary>
    public static int Flags(BigInteger result, int width, bool carry = false, bool overflow = false) =>
        (Bit(result, width - 1) ? 8 : 0) | (result.IsZero ? 4 : 0) | (carry ? 2 : 0) | (overflow ? 1 : 0);

    /// <summary>ROR.</summary>
    public static BigInteger Ror(BigInteger value, int amount, int width)
    {
        BigInteger unsigned = UInt(value, width);
        return UInt((unsigned >> amount) | (unsigned << (width - amount)), width);
    }

    /// <summary>ShiftReg: LSL, LSR, ASR, ROR.</summary>
    public static BigInteger ShiftReg(BigInteger value, int type, int amount, int width) => type switch
    {
        0 => UInt(value << amount, width),
        1 => UInt(value, width) >> amount,
        2 => UInt(SInt(value, width) >> amount, width),
        _ => Ror(value, amount, width),
    };

    /// <summary>ExtendReg: unsigned and signed bytes, halfwords, words and doublewords.</summary>
    public static BigInteger ExtendReg(BigInteger value, int type, int shift, int width)
    {
        int length = Math.Min(8 << (type & 3), width - shift);
        BigInteger extended = type < 4 ? UInt(value, length) : SInt(value, length);
        return UInt(extended << shift, width);
    }

    /// <summary>DecodeBitMasks.</summary>
    public static (BigInteger Wmask, BigInteger Tmask) DecodeBitMasks(int n, int imms, int immr, int width)
    {
        int length = 31 - BitOperations.LeadingZeroCount((uint)((n << 6) | (~imms & 0x3f)));
        int levels = (1 << length) - 1;
        int s = imms & levels;
        int r = immr & levels;
        int size = 1 << length;
        int d = (s - r) & levels;
        return (Replicate(Ror(Ones(s + 1), r, size), size, width), Replicate(Ones(d + 1), size, width));
    }

    /// <summary>ConditionHolds.</summary>
    public static bool ConditionHolds(int condition, int nzcv)
    {
        (bool n, bool z, bool c, bool v) = ((nzcv & 8) != 0, (nzcv & 4) != 0, (nzcv & 2) != 0, (nzcv & 1) != 0);
        return condition switch
        {
            0b0000 => z,
            0b0001 => !z,
            0b0010 => c,
            0b0011 => !c,
            0b0100 => n,
            0b0101 => !n,
            0b0110 => v,
            0b0111 => !v,
            0b1000 => c && !z,
            0b1001 => !c || z,
            0b1010 => n == v,
            0b1011 => n != v,
            0b1100 => !z && n == v,
            0b1101 => z || n != v,
            _ => true,
        };
    }

    /// <summary>BitReverse.</summary>
    public static BigInteger BitReverse(BigInteger value, int width)
    {
        BigInteger result = 0;
        for (int bit = 0; bit < width; bit++)
        {
            result |= Bit(value, bit) ? BigInteger.One << (width - 1 - bit) : 0;
        }

        return result;
    }

    /// <summary>Reverses the bytes of each container.</summary>
    public static BigInteger ReverseBytes(BigInteger value, int container, int width)
    {
        BigInteger result = 0;
        for (int at = 0; at < width; at += 8)
        {
            int start = at / container * container;
            result |= ((value >> at) & 0xff) << (start + container - 8 - (at - start));
        }

        return result;
    }

    /// <summary>CRC32 and CRC32C by polynomial division over {0,1} (Poly32Mod2).</summary>
    public static BigInteger Crc(BigInteger accumulator, BigInteger value, int size, uint polynomial)
    {
        BigInteger data = (BitReverse(accumulator, 32) << size) ^ (BitReverse(value, size) << 32);
        for (int i = size + 31; i >= 32; i--)
        {
            if (Bit(data, i))
            {
                data ^= (BigInteger.One << i) | ((BigInteger)polynomial << (i - 32));
            }
        }

        return BitReverse(data, 32);
    }

    private static BigInteger Replicate(BigInteger element, int size, int width)
    {
        BigInteger result = 0;
        for (int at = 0; at < width; at += size)
        {
            result |= element << at;
        }

        return UInt(result, width);
    }
}
