using Conformance.Arm.A64;
using Conformance.Arm.Instructions;

namespace Conformance.Tests.Arm;

/// <summary>Words of a form: all of them where they are few, otherwise a sample from a fixed seed.</summary>
internal static class RowWords
{
    /// <summary>The words of a row; those that its exceptions take away are left out.</summary>
    public static IEnumerable<uint> Of(InstructionForm form, int count) =>
        Candidates(form.Pattern, count).Where(form.Matches).Distinct();

    private static IEnumerable<uint> Candidates(BitPattern pattern, int count)
    {
        uint free = ~pattern.Mask;
        uint fixedBits = pattern.Value & pattern.Mask;
        return 1UL << System.Numerics.BitOperations.PopCount(free) <= (ulong)count
            ? All(fixedBits, free)
            : Sample(pattern, fixedBits, free, count);
    }

    private static IEnumerable<uint> All(uint fixedBits, uint free)
    {
        uint subset = 0;
        do
        {
            yield return fixedBits | subset;
            subset = (subset - free) & free;
        }
        while (subset != 0);
    }

    // Exceptions can take most words away (ADDS extended: a half), hence twice the count.
    private static IEnumerable<uint> Sample(BitPattern pattern, uint fixedBits, uint free, int count)
    {
        Random random = new(unchecked((int)fixedBits) ^ 0x5eed);
        for (int i = 0; i < count * 2; i++)
        {
            uint word = (uint)random.NextInt64(1L << 32);

            // Register 31 and equal registers decide about aliases; zero and all-ones fields are where ranges end.
            word |= i % 4 == 1 ? 0x3e0u : 0;
            word |= i % 8 == 2 ? 0x1fu : 0;
            word = i % 5 == 3 ? (word & ~0x1f_0000u) | ((word << 11) & 0x1f_0000) : word;
            if (i % 3 == 0)
            {
                EncodingField field = pattern.Fields[random.Next(pattern.Fields.Count)];
                word = random.Next(2) == 0 ? word | field.Mask : word & ~field.Mask;
            }

            // Should-be bits are as the assembler writes them in most of the sample.
            word = i % 8 == 5 ? word : (word & free & ~pattern.ShouldBe) | (pattern.Value & pattern.ShouldBe);
            yield return (word & free) | fixedBits;
        }
    }
}
