using System.Text;
using Conformance.Arm.Instructions;
using Conformance.Arm.Registers;
using Conformance.Arm.T32;
using Xunit;
using Encoding = Conformance.Arm.Instructions.Encoding;

namespace Conformance.Tests.Arm.Gnu;

public sealed class DisassemblyAgreementTests
{
    private const int WordsPerRow = 4096;

    [Theory]
    [MemberData(nameof(InstructionSets.Classes), MemberType = typeof(InstructionSets))]
    public void Our_text_is_objdumps(string instructionSet, InstructionClass @class) => Compare(InstructionSets.Of(instructionSet), @class);

    [Theory]
    [MemberData(nameof(InstructionSets.BlockClasses), MemberType = typeof(InstructionSets))]
    public void Our_text_is_objdumps_inside_an_IT_block(InstructionClass @class)
    {
        Compare(T32InstructionSet.Instance, @class, new ItState(0x08));
        Compare(T32InstructionSet.Instance, @class, new ItState(0xc8));
    }

    private static void Compare(InstructionSet set, InstructionClass @class, ItState it = default)
    {
        GnuDisassembler objdump = new(set);
        List<(Encoding Row, uint Word)> samples = [];
        foreach (Encoding row in set.Encodings.Where(row => row.Class == @class && !(it.IsInBlock && row.Operation == Operation.It)))
        {
            uint[] words = [.. RowWords.Of(row, WordsPerRow).Take(WordsPerRow)];
            Assert.True(words.Length == WordsPerRow || (ulong)words.Length == RowWords.Count(row), $"only {words.Length} words of {row.Diagram}");
            samples.AddRange(words.Select(word => (row, word)));
        }

        string[] theirs = objdump.Disassemble([.. samples.Select(sample => sample.Word)], it);
        List<string> wrong = [];
        StringBuilder ours = new();
        for (int i = 0; i < samples.Count; i++)
        {
            (Encoding row, uint word) = samples[i];
            ours.Clear();
            set.Disassemble(word, objdump.ContextOf(i, it), ours);
            if (!ours.Equals(ObjdumpDifference.Spelling(row, theirs[i])) && ObjdumpDifference.Reason(row, word, theirs[i]) is null)
            {
                wrong.Add($"0x{word:x8}: we write '{ours}', objdump '{theirs[i]}'");
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {samples.Count} words differ\n{string.Join('\n', wrong.Take(20))}");
    }
}
