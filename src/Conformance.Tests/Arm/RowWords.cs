using Conformance.Arm.Instructions;

namespace Conformance.Tests.Arm;

/// <summary>Words of a form: all of them where they are few, otherwise a sample from a fixed seed.</summary>
internal static class RowWords
{
    private const uint Always = 14;

    /// <summary>At most <paramref name="count"/> words of a form, without those that its exceptions take away.</summary>
    public static IEnumerable<uint> Of(InstructionForm form, int count) =>
        Candidates(form, (ulong)count).Where(form.Matches).Distinct().Take(count);

    /// <summary>How many words a form has, computed from its diagram and exceptions.</summary>
    public static ulong Count(InstructionForm form) => form.Regions.Aggregate(0UL, (sum, region) => sum + region.Count);

    private static IEnumerable<uint> Candidates(InstructionForm form, ulong count)
    {
        if (Count(form) <= count)
        {
            return form.Regions.SelectMany(All);
        }

        BitPattern pattern = form.Pattern;
        WordRegion asDrawn = new(pattern.Mask | pattern.ShouldBe, pattern.Value);
        IEnumerable<uint> drawn = asDrawn.Count <= count ? All(asDrawn) : [];
        return drawn.Concat(Sample(pattern));
    }

    private static IEnumerable<uint> All(WordRegion region)
    {
        uint free = ~region.Mask;
        uint subset = 0;
        do
        {
            yield return region.Value | subset;
            subset = (subset - free) & free;
        }
        while (subset != 0);
    }

    // Endless, because exceptions can take most words away.
    private static IEnumerable<uint> Sample(BitPattern pattern)
    {
        uint free = ~pattern.Mask;
        uint fixedBits = pattern.Region.Value;
        Random random = new(unchecked((int)fixedBits) ^ 0x5eed);
        EncodingField[] registers = [.. pattern.Fields.Where(field => field.Name[0] == 'R' && field.Width is >= 3 and <= 5)];
        EncodingField always = pattern.Format == EncodingFormat.A32 ? pattern.Find("cond") ?? default : default;
        for (int i = 0; ; i++)
        {
            uint word = (uint)random.NextInt64(1L << 32);

            // The highest register and equal registers decide about aliases; zero and all-ones fields are where ranges end.
            word = i % 4 == 1 ? Any(registers, random).Mask | word : word;
            word = i % 8 == 2 ? Any(registers, random).Mask | word : word;
            word = i % 5 == 3 ? Any(registers, random).Set(word, Any(registers, random).Get(word)) : word;

            // A condition hides what else a mnemonic has at its end.
            word = i % 2 == 0 ? always.Set(word, Always) : word;
            if (i % 3 == 0 && pattern.Fields.Count > 0)
            {
                EncodingField field = pattern.Fields[random.Next(pattern.Fields.Count)];
                word = random.Next(2) == 0 ? word | field.Mask : word & ~field.Mask;
            }

            // Should-be bits are as the assembler writes them in most of the sample.
            word = i % 7 == 5 ? word : (word & free & ~pattern.ShouldBe) | (pattern.Value & pattern.ShouldBe);
            yield return (word & free) | fixedBits;
        }
    }

    // A field without bits where a form has no registers.
    private static EncodingField Any(EncodingField[] registers, Random random) => registers.Length == 0 ? default : registers[random.Next(registers.Length)];
}
