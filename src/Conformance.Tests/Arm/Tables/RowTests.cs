using Conformance.Arm.A64;
using Conformance.Arm.Instructions;
using Xunit;

namespace Conformance.Tests.Arm.Tables;

public sealed class RowTests
{
    private static readonly InstructionSet Set = A64InstructionSet.Instance;

    [Fact]
    public void A_diagram_of_another_length_is_refused() =>
        Assert.Throws<FormatException>(() => new BitPattern("sf 0 0 100010 sh imm12 Rn"));

    [Fact]
    public void No_two_rows_have_a_word_in_common()
    {
        for (int i = 0; i < Set.Encodings.Count; i++)
        {
            for (int j = i + 1; j < Set.Encodings.Count; j++)
            {
                Encoding a = Set.Encodings[i];
                Encoding b = Set.Encodings[j];
                if (a.Pattern.Region.Intersect(b.Pattern.Region) is { } both)
                {
                    WordRegion[] common = [.. both.Without([.. a.Except.Alternatives, .. b.Except.Alternatives])];
                    Assert.True(common.Length == 0, $"{a.Diagram} and {b.Diagram} share words");
                }
            }
        }
    }

    [Fact]
    public void Every_row_has_words_and_finds_them()
    {
        foreach (Encoding row in Set.Encodings)
        {
            uint[] words = [.. RowWords.Of(row, 256)];
            Assert.True(words.Length > 0, row.Diagram);
            Assert.All(words, word => Assert.Same(row, Set.Find(word)));
        }
    }

    [Fact]
    public void Every_operation_has_a_row()
    {
        Operation[] meta = [Operation.NotDecoded, Operation.Unallocated, Operation.Unsupported];
        Assert.Equal(Enum.GetValues<Operation>().Except(meta), Set.Encodings.Select(row => row.Operation).Distinct().Order());
    }

    [Fact]
    public void Diagrams_and_syntaxes_use_their_alphabets()
    {
        foreach (InstructionForm form in Set.Encodings.Concat<InstructionForm>(Set.Aliases))
        {
            Assert.Matches(@"^(([01]+|\([01]+\)|[A-Za-z][A-Za-z0-9]*(:[0-9]+)?)( |$))+$", form.Diagram);
            Assert.Matches(@"^[a-z][a-z0-9]*\.?(?=$|[ <{])[a-zA-Z0-9 ,#!{}\[\]<>|*?=+:]*$", form.Syntax.Text);
        }
    }

    [Fact]
    public void Row_fields_are_named_once()
    {
        foreach (InstructionForm form in Set.Encodings.Concat<InstructionForm>(Set.Aliases))
        {
            Assert.Equal(form.Pattern.Fields.Count, form.Pattern.Fields.Select(field => field.Name).Distinct().Count());
        }
    }
}
