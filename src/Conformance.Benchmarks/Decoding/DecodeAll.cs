using System.Diagnostics;
using Conformance.Arm.A64;
using Conformance.Arm.Instructions;

namespace Conformance.Benchmarks.Decoding;

/// <summary>Puts all 2^32 words through the A64 decoder and compares what it says with what the diagrams say by themselves.</summary>
internal static class DecodeAll
{
    private const int PartBits = 21;

    /// <summary>Runs on all cores and prints figures; 1 when a number differs.</summary>
    public static int Run(TextWriter output)
    {
        InstructionSet set = A64InstructionSet.Instance;
        long start = Stopwatch.GetTimestamp();
        WordCounts counted = CountAll(set);
        TimeSpan time = Stopwatch.GetElapsedTime(start);

        bool ok = counted.Wrong == 0;
        foreach (Encoding row in set.Encodings)
        {
            ulong expected = Sum(row.Regions);
            ulong actual = counted.Rows.GetValueOrDefault(row);
            if (expected != actual)
            {
                ok = false;
                output.WriteLine($"{row.Diagram}: {actual} words decoded, {expected} by its pattern and exceptions");
            }
        }

        foreach (IGrouping<InstructionClass, Encoding> group in set.Encodings.GroupBy(row => row.Class).OrderBy(group => group.Key))
        {
            output.WriteLine($"{group.Key,-24} {group.Count(),4} rows {group.Sum(row => (long)counted.Rows.GetValueOrDefault(row)),13} words");
        }

        ulong rows = counted.Rows.Values.Aggregate(0UL, (sum, count) => sum + count);
        ulong unsupported = ExpectedUnsupported(set);
        ok &= unsupported == counted.Unsupported && rows + counted.Unsupported + counted.Unallocated == 1UL << 32;
        output.WriteLine($"{"unsupported",-24} {set.Unsupported.Count,4} rows {counted.Unsupported,13} words, {unsupported} by their patterns");
        output.WriteLine($"{"unallocated",-24} {"",9} {counted.Unallocated,13} words");
        output.WriteLine($"{"all",-24} {"",9} {rows + counted.Unsupported + counted.Unallocated,13} words, {counted.Wrong} with another operation than their row");
        output.WriteLine($"{time.TotalSeconds:f0} s, {(1UL << 32) / time.TotalSeconds / 1e6:f0} million words a second; {(ok ? "all numbers agree" : "NUMBERS DIFFER")}");
        return ok ? 0 : 1;
    }

    private static WordCounts CountAll(InstructionSet set)
    {
        WordCounts total = new();
        Parallel.For(0, 1 << (32 - PartBits), () => new WordCounts(), (part, _, counts) =>
        {
            counts.Count(set, new(set, _ => true), (uint)part << PartBits, 1u << PartBits);
            return counts;
        }, counts =>
        {
            lock (total)
            {
                total.Add(counts);
            }
        });
        return total;
    }

    // A word in several areas counts once; the tests show that no area has a word of a row.
    private static ulong ExpectedUnsupported(InstructionSet set)
    {
        List<WordRegion> earlier = [];
        ulong sum = 0;
        foreach (UnsupportedRow row in set.Unsupported)
        {
            sum += Sum(row.Pattern.Region.Without(earlier));
            earlier.Add(row.Pattern.Region);
        }

        return sum;
    }

    private static ulong Sum(IEnumerable<WordRegion> regions) => regions.Aggregate(0UL, (sum, region) => sum + region.Count);
}
