using System.Text;
using Conformance.Arm.Instructions;
using Xunit;
using Encoding = Conformance.Arm.Instructions.Encoding;

namespace Conformance.Tests.Arm.Gnu;

public sealed class DisassemblyAgreementTests
{
    private const int WordsPerRow = 4096;

    [Theory]
    [MemberData(nameof(InstructionSets.Classes), MemberType = typeof(InstructionSets))]
    public void Our_text_is_objdumps(string instructionSet, InstructionClass @class)
    {
        InstructionSet set = InstructionSets.Of(instructionSet);
        GnuDisassembler objdump = new(set);
        List<(Encoding Row, uint Word)> samples = [];
        foreach (Encoding row in set.Encodings.Where(row => row.Class == @class))
        {
            uint[] words = [.. RowWords.Of(row, WordsPerRow).Take(WordsPerRow)];
            Assert.True(words.Length == WordsPerRow || (ulong)words.Length == RowWords.Count(row), $"only {words.Length} words of {row.Diagram}");
            samples.AddRange(words.Select(word => (row, word)));
        }

        string[] theirs = objdump.Disassemble([.. samples.Select(sample => sample.Word)]);
        List<string> wrong = [];
        StringBuilder ours = new();
        for (int i = 0; i < samples.Count; i++)
        {
            (Encoding row, uint word) = samples[i];
            ours.Clear();
            set.Disassemble(word, objdump.ContextOf(i), ours);
            if (!ours.Equals(ObjdumpDifference.Spelling(row, theirs[i])) && ObjdumpDifference.Reason(row, word, theirs[i]) is null)
            {
                wrong.Add($"0x{word:x8}: we write '{ours}', objdump '{theirs[i]}'");
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {samples.Count} words differ\n{string.Join('\n', wrong.Take(20))}");
    }
}
