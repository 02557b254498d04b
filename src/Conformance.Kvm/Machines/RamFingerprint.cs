using System.Buffers.Binary;

namespace Conformance.Kvm.Machines;

/// <summary>
/// A number that stands for the contents of RAM: the sum of a mixed value of every doubleword that is not zero and its
/// address, so that pages can be taken in any order and those that were never written need not be looked at.
/// </summary>
public struct RamFingerprint
{
    // The finalizer of MurmurHash3 with 64 bits, which is public domain, and the golden ratio in 64 bits.
    private const ulong FirstFactor = 0xff51_afd7_ed55_8ccd;
    private const ulong SecondFactor = 0xc4ce_b9fe_1a85_ec53;
    private const ulong GoldenRatio = 0x9e37_79b9_7f4a_7c15;

    /// <summary>The number so far.</summary>
    public ulong Value { get; private set; }

    /// <summary>Takes in bytes.</summary>
    /// <param name="address">Guest physical address of the first one, a multiple of 8.</param>
    /// <param name="bytes">The bytes, a multiple of 8.</param>
    public void Add(ulong address, ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            // Most of RAM is zero, and the search for what is not runs over many bytes at once.
            int next = bytes.IndexOfAnyExcept((byte)0) & ~7;
            if (next < 0)
            {
                return;
            }

            address += (ulong)next;
            Value += Mix(BinaryPrimitives.ReadUInt64LittleEndian(bytes[next..]) + (address * GoldenRatio));
            address += 8;
            bytes = bytes[(next + 8)..];
        }
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 33)) * FirstFactor;
        value = (value ^ (value >> 33)) * SecondFactor;
        return value ^ (value >> 33);
    }
}
