using System.Diagnostics;
using Conformance.Arm.A32;
using Conformance.Arm.A64;
using Conformance.Arm.Instructions;
using Conformance.Arm.T32;

namespace Conformance.Benchmarks.Decoding;

/// <summary>Puts all words of each instruction set through its decoder and compares what it says with what the diagrams say by themselves.</summary>
internal static class DecodeAll
{
    private const int PartBits = 21;

    // The instructions of T32 that have one halfword.
    private const ulong Halfwords = 0xe800;

    /// <summary>Runs on all cores and prints figures; 1 when a number differs.</summary>
    /// <param name="names">The instruction sets; all when there are none.</param>
    /// <param name="output">Where the figures go.</param>
    public static int Run(string[] names, TextWriter output)
    {
        InstructionSet[] sets = [A64InstructionSet.Instance, A32InstructionSet.Instance, T32InstructionSet.Instance];
        bool[] agree = [.. sets.Where(set => names.Length == 0 || names.Contains(set.Name)).Select(set => Run(set, output))];
        return agree.All(one => one) ? 0 : 1;
    }

    private static bool Run(InstructionSet set, TextWriter output)
    {
        output.WriteLine(set.Name);
        ulong words = set.Format == EncodingFormat.T32 ? Halfwords + ((0x1_0000 - Halfwords) << 16) : 1UL << 32;
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
        ok &= unsupported == counted.Unsupported && rows + counted.Unsupported + counted.Unallocated == words;
        output.WriteLine($"{"unsupported",-24} {set.Unsupported.Count,4} rows {counted.Unsupported,13} words, {unsupported} by their patterns");
        output.WriteLine($"{"unallocated",-24} {"",9} {counted.Unallocated,13} words");
        output.WriteLine($"{"all",-24} {"",9} {rows + counted.Unsupported + counted.Unallocated,13} words, {counted.Wrong} with another operation than their row");
        output.WriteLine($"{time.TotalSeconds:f0} s, {words / time.TotalSeconds / 1e6:f0} million words a second; {(ok ? "all numbers agree" : "NUMBERS DIFFER")}");
        return ok;
    }

    private static WordCounts CountAll(InstructionSet set)
    {
        WordCounts total = new();
        Parallel.For(0, 1 << (32 - PartBits), () => new WordCounts(), (part, _, counts) =>
        {
            counts.Count(set, DecoderOf(set), (uint)part << PartBits, 1u << PartBits);
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

    private static Func<uint, Operation> DecoderOf(InstructionSet set)
    {
        if (set.Format == EncodingFormat.A64)
        {
            Decoder decoder = new(set, _ => true);
            return word => decoder.Decode(word).Operation;
        }

        AArch32Decoder aarch32 = new(set, _ => true);
        return word => aarch32.Decode(word).Operation;
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
