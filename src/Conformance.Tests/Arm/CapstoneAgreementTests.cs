using System.Text;
using Conformance.Arm.Instructions;
using Xunit;
using Encoding = Conformance.Arm.Instructions.Encoding;

namespace Conformance.Tests.Arm;

public sealed class CapstoneAgreementTests
{
    private const int WordsPerRow = 256;

    [Theory]
    [MemberData(nameof(InstructionSets.Names), MemberType = typeof(InstructionSets))]
    public void Where_capstone_decodes_it_writes_the_same(string instructionSet)
    {
        InstructionSet set = InstructionSets.Of(instructionSet);
        (Encoding Row, uint Word)[] samples = [.. set.Encodings.SelectMany(row => RowWords.Of(row, WordsPerRow).Select(word => (row, word)))];
        string?[] theirs = CapstoneTool.Disassemble(set, [.. samples.Select(sample => sample.Word)]);
        List<string> wrong = [];
        HashSet<Encoding> agreed = [];
        StringBuilder text = new();
        for (int i = 0; i < samples.Length; i++)
        {
            (Encoding row, uint word) = samples[i];
            if (theirs[i] is null)
            {
                continue;
            }

            text.Clear();
            set.Disassemble(word, new((ulong)i * CapstoneTool.Slot), text);
            string ours = text.ToString();
            if (!CapstoneSpelling.AreEqual(set, row, word, (ulong)i * CapstoneTool.Slot, ours, theirs[i]!))
            {
                wrong.Add($"0x{word:x8}: we write '{ours}', Capstone '{theirs[i]}'");
            }
            else if (CapstoneDifference.Reason(row, word) is null)
            {
                agreed.Add(row);
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {samples.Length} words differ\n{string.Join('\n', wrong.Take(20))}");

        // Every other row must have been compared at least once.
        string[] missing = [.. set.Encodings.Where(row => CapstoneSpelling.IsKnown(row) && !agreed.Contains(row)).Select(row => $"{row.Diagram} {row.Syntax.Text}")];
        Assert.True(missing.Length == 0, string.Join('\n', missing));
    }
}
