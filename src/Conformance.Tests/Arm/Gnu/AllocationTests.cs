using Conformance.Arm.Instructions;
using Xunit;

namespace Conformance.Tests.Arm.Gnu;

public sealed class AllocationTests
{
    [Theory]
    [MemberData(nameof(InstructionSets.Names), MemberType = typeof(InstructionSets))]
    public void What_objdump_decodes_is_covered_or_listed_and_the_rest_is_unallocated(string instructionSet)
    {
        InstructionSet set = InstructionSets.Of(instructionSet);
        GnuDisassembler objdump = new(set);
        List<string> wrong = [];
        foreach (uint[] words in AllocationWords.Of(set).Chunk(1 << 19))
        {
            Compare(set, objdump, words, wrong);
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} words differ\n{string.Join('\n', wrong.Take(20))}");
    }

    [Theory]
    [MemberData(nameof(InstructionSets.Names), MemberType = typeof(InstructionSets))]
    public void Every_listed_area_holds_something_that_objdump_decodes(string instructionSet)
    {
        InstructionSet set = InstructionSets.Of(instructionSet);
        GnuDisassembler objdump = new(set);
        (UnsupportedRow Row, uint Word)[] samples = [.. set.Unsupported.SelectMany(row => Samples(row).Select(word => (row, word)))];
        if (samples.Length == 0)
        {
            return;
        }

        string[] theirs = objdump.Disassemble([.. samples.Select(sample => sample.Word)]);
        IEnumerable<UnsupportedRow> hit = samples.Where((_, i) => theirs[i] != GnuDisassembler.Undefined).Select(sample => sample.Row).Distinct();
        Assert.Empty(set.Unsupported.Except(hit).Select(row => row.What));
    }

    private static void Compare(InstructionSet set, GnuDisassembler objdump, uint[] words, List<string> wrong)
    {
        string[] theirs = objdump.Disassemble(words);
        for (int i = 0; i < words.Length; i++)
        {
            Encoding? row = set.Find(words[i]);
            bool decoded = theirs[i] != GnuDisassembler.Undefined;
            bool agree = row is null
                ? !decoded || set.WhyUnsupported(words[i]) is not null || ObjdumpDifference.WhyTheirsAlone(set, words[i], theirs[i]) is not null
                : decoded || ObjdumpDifference.Reason(row, words[i], theirs[i]) is not null;
            if (!agree)
            {
                wrong.Add($"0x{words[i]:x8}: ours '{row?.Syntax.Text}', objdump '{theirs[i]}'");
            }
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
