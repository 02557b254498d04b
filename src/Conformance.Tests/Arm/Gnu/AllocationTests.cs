using Conformance.Arm.A64;
using Conformance.Arm.Instructions;
using Xunit;

namespace Conformance.Tests.Arm.Gnu;

public sealed class AllocationTests
{
    private static readonly InstructionSet Set = A64InstructionSet.Instance;

    [Fact]
    public void What_objdump_decodes_is_covered_or_listed_and_the_rest_is_unallocated()
    {
        List<string> wrong = [];
        foreach (uint[] words in Words().Chunk(1 << 19))
        {
            Compare(words, wrong);
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} words differ\n{string.Join('\n', wrong.Take(20))}");
    }

    [Fact]
    public void Every_listed_area_holds_something_that_objdump_decodes()
    {
        (UnsupportedRow Row, uint Word)[] samples = [.. Set.Unsupported.SelectMany(row => Samples(row).Select(word => (row, word)))];
        string[] theirs = GnuDisassembler.Disassemble([.. samples.Select(sample => sample.Word)]);
        IEnumerable<UnsupportedRow> hit = samples.Where((_, i) => theirs[i] != GnuDisassembler.Undefined).Select(sample => sample.Row).Distinct();
        Assert.Empty(Set.Unsupported.Except(hit).Select(row => row.What));
    }

    private static void Compare(uint[] words, List<string> wrong)
    {
        string[] theirs = GnuDisassembler.Disassemble(words);
        for (int i = 0; i < words.Length; i++)
        {
            Encoding? row = Set.Find(words[i]);
            bool decoded = theirs[i] != GnuDisassembler.Undefined && !IsGenericRegister(theirs[i]);
            bool agree = row is null
                ? !decoded || Set.WhyUnsupported(words[i]) is not null
                : decoded || ObjdumpDifference.Reason(row, words[i], theirs[i]) is not null;
            if (!agree)
            {
                wrong.Add($"0x{words[i]:x8}: ours '{row?.Syntax.Text}', objdump '{theirs[i]}'");
            }
        }
    }

    // objdump writes MSR and MRS of any op0, although 0 and 1 are not system registers.
    private static bool IsGenericRegister(string text) =>
        text.StartsWith("msr s0_", StringComparison.Ordinal)
        || (text.StartsWith("mrs ", StringComparison.Ordinal) && text.Contains(", s0_", StringComparison.Ordinal));

    private static IEnumerable<uint> Words()
    {
        Random random = new(20171006);
        for (int i = 0; i < 2_000_000; i++)
        {
            yield return (uint)random.NextInt64(1L << 32);
        }

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

    private static IEnumerable<uint> Samples(UnsupportedRow row)
    {
        Random random = new(1);
        for (int i = 0; i < 4096; i++)
        {
            uint word = i == 0 ? 0 : (uint)random.NextInt64(1L << 32);
            yield return (word & ~row.Pattern.Mask) | row.Pattern.Region.Value;
        }
    }
}
