using Conformance.Arm.Instructions;

namespace Conformance.Tests.Arm.Gnu;

/// <summary>Words that show where the allocated space of an instruction set ends.</summary>
internal static class AllocationWords
{
    private const int WordsPerRow = 32;

    /// <summary>Random words, words that differ in the bits that tell encodings apart, and the neighbours of all rows.</summary>
    public static IEnumerable<uint> Of(InstructionSet set) => set.Format switch
    {
        EncodingFormat.A64 => [.. Random32(2_000_000), .. A64()],
        EncodingFormat.A32 => [.. Random32(500_000), .. A32(), .. Neighbours(set)],
        _ => [.. T16(), .. T32(), .. Neighbours(set)],
    };

    private static IEnumerable<uint> Random32(int count)
    {
        Random random = new(20171006);
        for (int i = 0; i < count; i++)
        {
            yield return (uint)random.NextInt64(1L << 32);
        }
    }

    private static IEnumerable<uint> A64()
    {
        Random random = new(1);

        // Bits 31:21 and 15:10 tell the encodings of most groups apart.
        for (uint high = 0; high < 2048; high++)
        {
            for (uint middle = 0; middle < 512; middle++)
            {
                yield return (high << 21) | ((uint)random.Next(32) << 16) | ((middle & 63) << 10) | (uint)random.Next(1024);
            }
        }

        // Hints, barriers and PSTATE: with the zero register, where most are allocated.
        for (uint low = 0; low < 1 << 16; low++)
        {
            yield return 0xd500_001f | (low << 5);
            yield return 0xd500_0000 | (low << 5) | (uint)random.Next(32);
        }
    }

    private static IEnumerable<uint> A32()
    {
        Random random = new(2);

        // Bits 27:20 and 7:4 tell the encodings of most groups apart, under a condition, without one, and in what has none.
        foreach (uint condition in new uint[] { 0, 0xe000_0000, 0xf000_0000 })
        {
            for (uint bits = 0; bits < 1 << 12; bits++)
            {
                for (int i = 0; i < 48; i++)
                {
                    // Registers 15 and 0 stand where encodings have fixed bits.
                    uint registers = (uint)random.Next(1 << 20);
                    registers |= i % 4 == 1 ? 0xf000u << random.Next(5) : 0;
                    registers = i % 4 == 2 ? registers & ~(0xff00u << random.Next(5)) : registers;
                    yield return condition | (bits >> 4 << 20) | ((bits & 15) << 4) | (registers & 0xf_ff0f);
                }
            }
        }
    }

    private static IEnumerable<uint> T16()
    {
        for (uint first = 0; first < 0xe800; first++)
        {
            yield return first << 16;
        }
    }

    private static IEnumerable<uint> T32()
    {
        Random random = new(3);
        for (uint first = 0xe800; first < 0x1_0000; first++)
        {
            for (int i = 0; i < 128; i++)
            {
                // Registers 15 and 0 stand where encodings have fixed bits.
                uint second = (uint)random.Next(1 << 16);
                second |= i % 4 == 1 ? 0xf000u : 0;
                second = i % 4 == 2 ? second & ~(0xffu << random.Next(9)) : second;
                yield return (first << 16) | second;
            }
        }
    }

    // One bit away from a word as the assembler writes it.
    private static IEnumerable<uint> Neighbours(InstructionSet set) =>
        from row in set.Encodings
        from word in RowWords.Of(row, WordsPerRow)
        from bit in Enumerable.Range(0, 32)
        let neighbour = word ^ (1u << bit)
        where set.LengthOf(neighbour) == 4 || (ushort)neighbour == 0
        select neighbour;
}
