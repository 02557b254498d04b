using System.Text;
using Conformance.Arm.A64;
using Conformance.Arm.Instructions;
using Xunit;
using Encoding = Conformance.Arm.Instructions.Encoding;

namespace Conformance.Tests.Arm.Gnu;

public sealed class DisassemblyAgreementTests
{
    private const int WordsPerRow = 4096;

    public static TheoryData<InstructionClass> Classes => [.. Enum.GetValues<InstructionClass>()];

    [Theory]
    [MemberData(nameof(Classes))]
    public void Our_text_is_objdumps(InstructionClass @class)
    {
        InstructionSet set = A64InstructionSet.Instance;
        List<(Encoding Row, uint Word)> samples = [];
        foreach (Encoding row in set.Encodings.Where(row => row.Class == @class))
        {
            uint[] words = [.. RowWords.Of(row, WordsPerRow).Take(WordsPerRow)];
            Assert.True(words.Length == WordsPerRow || (ulong)words.Length == RowWords.Count(row), $"only {words.Length} words of {row.Diagram}");
            samples.AddRange(words.Select(word => (row, word)));
        }

        string[] theirs = GnuDisassembler.Disassemble([.. samples.Select(sample => sample.Word)]);
        List<string> wrong = [];
        StringBuilder ours = new();
        for (int i = 0; i < samples.Count; i++)
        {
            (Encoding row, uint word) = samples[i];
            ours.Clear();
            set.Disassemble(word, new((ulong)i * 4), ours);
            if (!ours.Equals(theirs[i]) && ObjdumpDifference.Reason(row, word, theirs[i]) is null)
            {
                wrong.Add($"0x{word:x8}: we write '{ours}', objdump '{theirs[i]}'");
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {samples.Count} words differ\n{string.Join('\n', wrong.Take(20))}");
    }
}
