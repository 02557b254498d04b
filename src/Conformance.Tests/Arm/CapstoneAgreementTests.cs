using System.Runtime.InteropServices;
using System.Text;
using Conformance.Arm.A64;
using Conformance.Arm.Instructions;
using Gee.External.Capstone;
using Gee.External.Capstone.Arm64;
using Xunit;
using Encoding = Conformance.Arm.Instructions.Encoding;

namespace Conformance.Tests.Arm;

public sealed class CapstoneAgreementTests
{
    private const int WordsPerRow = 256;

    [Fact]
    public void Where_capstone_decodes_it_writes_the_same()
    {
        InstructionSet set = A64InstructionSet.Instance;
        (Encoding Row, uint Word)[] samples = [.. set.Encodings.SelectMany(row => RowWords.Of(row, WordsPerRow).Select(word => (row, word)))];
        string?[] theirs = Disassemble([.. samples.Select(sample => sample.Word)]);
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
            set.Disassemble(word, new((ulong)i * 4), text);
            string ours = text.ToString();
            if (CapstoneSpelling.AreEqual(row, word, (ulong)i * 4, ours, theirs[i]!))
            {
                agreed.Add(row);
            }
            else
            {
                wrong.Add($"0x{word:x8}: we write '{ours}', Capstone '{theirs[i]}'");
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {samples.Length} words differ\n{string.Join('\n', wrong.Take(20))}");

        // This Capstone knows neither LSE nor LDAPR nor UDF; every other row must have been compared at least once.
        Assert.Empty(set.Encodings.Where(row => IsKnown(row) && !agreed.Contains(row)).Select(row => row.Syntax.Text));
    }

    private static bool IsKnown(Encoding row) => row.Operation != Operation.Udf && row.Feature is ArmFeature.Base or ArmFeature.Crc32;

    private static string?[] Disassemble(uint[] words)
    {
        string?[] texts = new string?[words.Length];
        using CapstoneArm64Disassembler capstone = CapstoneDisassembler.CreateArm64Disassembler(Arm64DisassembleMode.LittleEndian);
        byte[] bytes = MemoryMarshal.AsBytes(words.AsSpan()).ToArray();
        int next = 0;
        while (next < words.Length)
        {
            // It stops at the first word that it does not know.
            foreach (Arm64Instruction instruction in capstone.Iterate(bytes[(next * 4)..], next * 4L))
            {
                texts[instruction.Address / 4] = $"{instruction.Mnemonic} {instruction.Operand}".Trim();
                next = (int)(instruction.Address / 4) + 1;
            }

            next++;
        }

        return texts;
    }
}
