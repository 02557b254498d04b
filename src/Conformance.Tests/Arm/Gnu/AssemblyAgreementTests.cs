using System.Text;
using Conformance.Arm.Assembly;
using Conformance.Arm.Instructions;
using Conformance.Arm.Registers;
using Conformance.Arm.T32;
using Xunit;
using Encoding = Conformance.Arm.Instructions.Encoding;

namespace Conformance.Tests.Arm.Gnu;

public sealed class AssemblyAgreementTests
{
    private const int WordsPerForm = 64;

    [Theory]
    [MemberData(nameof(InstructionSets.Classes), MemberType = typeof(InstructionSets))]
    public void Rows_assemble_to_the_same_bytes(string instructionSet, InstructionClass @class)
    {
        InstructionSet set = InstructionSets.Of(instructionSet);
        Compare(set, from row in set.Encodings where row.Class == @class from word in RowWords.Of(row, WordsPerForm) select (row, (InstructionForm)row, word));
    }

    [Theory]
    [MemberData(nameof(InstructionSets.Names), MemberType = typeof(InstructionSets))]
    public void Aliases_assemble_to_the_same_bytes(string instructionSet)
    {
        InstructionSet set = InstructionSets.Of(instructionSet);
        Compare(set, from alias in set.Aliases
                     from word in RowWords.Of(alias, WordsPerForm)
                     let row = set.Find(word)
                     where row is not null
                     select (row, (InstructionForm)row, word));
    }

    [Fact]
    public void T32_spellings_that_are_only_read_assemble_to_the_same_bytes()
    {
        InstructionSet set = T32InstructionSet.Instance;
        Compare(set, from alias in set.Aliases
                     where alias.OnlyRead
                     from word in RowWords.Of(alias, WordsPerForm)
                     let row = set.Find(word)
                     where row is not null
                     select (row, (InstructionForm)alias, word));
    }

    [Theory]
    [MemberData(nameof(InstructionSets.BlockClasses), MemberType = typeof(InstructionSets))]
    public void Rows_assemble_to_the_same_bytes_inside_an_IT_block(InstructionClass @class)
    {
        InstructionSet set = T32InstructionSet.Instance;
        Compare(
            set,
            from row in set.Encodings
            where row.Class == @class && row.Syntax.Text.Contains("<c>", StringComparison.Ordinal)
            from word in RowWords.Of(row, WordsPerForm)
            select (row, (InstructionForm)row, word),
            "it eq; ",
            new ItState(0x08));
    }

    private static void Compare(InstructionSet set, IEnumerable<(Encoding Row, InstructionForm Form, uint Word)> samples, string before = "", ItState it = default)
    {
        GnuAssembler gnu = new(set);
        int offset = it.IsInBlock ? 2 : 0;
        List<(Encoding Row, string Text)> lines = [];
        StringBuilder text = new();

        // IT stands in front of other instructions; a test of its own has it.
        foreach ((Encoding row, InstructionForm form, uint word) in samples.Where(sample => sample.Row.Operation != Operation.It))
        {
            // All spellings: the preferred one, the row's own where an alias hides it, and that of an alias which is only read.
            Add(() => set.Disassemble(word, gnu.ContextOf(lines.Count, it), text));
            Add(() => row.Syntax.Print(word, gnu.ContextOf(lines.Count, it), text));
            if (form != row)
            {
                Add(() => form.Syntax.Print(word, gnu.ContextOf(lines.Count, it), text));
            }

            void Add(Action print)
            {
                text.Clear();
                print();
                lines.Add((row, text.ToString()));
            }
        }

        GnuLine[] theirs = gnu.AssembleLines([.. lines.Select(line => line.Text)], before);
        List<string> wrong = [];
        HashSet<Encoding> agreed = [];
        for (int i = 0; i < lines.Count; i++)
        {
            AssembledProgram ours = Assembler.Assemble(set, before + lines[i].Text, gnu.ContextOf(i, it).Pc - (ulong)offset, new Dictionary<string, string>());
            uint word = ours.Errors.Count == 0 ? set.Read(ours.Bytes.AsSpan(offset)) : 0;
            if (theirs[i].Error is { } error)
            {
                if (GnuDifference.Refusal(set, lines[i].Text, error) is null)
                {
                    wrong.Add($"'{lines[i].Text}': GNU as refuses it: {error}");
                }
            }
            else if (ours.Errors.Count != 0 || (word != theirs[i].Word && GnuDifference.OtherWord(set, lines[i].Text) is null))
            {
                wrong.Add($"'{lines[i].Text}': ours 0x{word:x8} {string.Join(' ', ours.Errors.Select(ourError => ourError.Message))}, GNU 0x{theirs[i].Word:x8}");
            }
            else
            {
                agreed.Add(lines[i].Row);
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {lines.Count} lines differ\n{string.Join('\n', wrong.Take(20))}");
        Assert.Empty(lines.Select(line => line.Row).Except(agreed).Select(row => $"nothing of {row.Syntax.Text} was compared"));
    }
}
