using Conformance.Arm.Instructions;
using Xunit;

namespace Conformance.Tests.Arm.Tables;

public sealed class RowTests
{
    [Fact]
    public void A_diagram_of_another_length_is_refused() =>
        Assert.Throws<FormatException>(() => new BitPattern("sf 0 0 100010 sh imm12 Rn"));

    [Theory]
    [MemberData(nameof(InstructionSets.Names), MemberType = typeof(InstructionSets))]
    public void No_two_rows_have_a_word_in_common(string instructionSet)
    {
        InstructionSet set = InstructionSets.Of(instructionSet);
        for (int i = 0; i < set.Encodings.Count; i++)
        {
            for (int j = i + 1; j < set.Encodings.Count; j++)
            {
                Encoding a = set.Encodings[i];
                Encoding b = set.Encodings[j];
                if (a.Pattern.Region.Intersect(b.Pattern.Region) is { } both)
                {
                    WordRegion[] common = [.. both.Without([.. a.Except.Alternatives, .. b.Except.Alternatives])];
                    Assert.True(common.Length == 0, $"{a.Diagram} and {b.Diagram} share words");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(InstructionSets.Names), MemberType = typeof(InstructionSets))]
    public void Every_row_has_words_and_finds_them(string instructionSet)
    {
        InstructionSet set = InstructionSets.Of(instructionSet);
        foreach (Encoding row in set.Encodings)
        {
            uint[] words = [.. RowWords.Of(row, 256)];
            Assert.True(words.Length > 0, row.Diagram);
            Assert.All(words, word => Assert.Same(row, set.Find(word)));
        }
    }

    [Fact]
    public void Every_operation_has_a_row()
    {
        Operation[] meta = [Operation.NotDecoded, Operation.Unallocated, Operation.Unsupported];
        Assert.Equal(Enum.GetValues<Operation>().Except(meta), InstructionSets.All.SelectMany(set => set.Encodings).Select(row => row.Operation).Distinct().Order());
    }

    // The execution loop takes these apart by name, so a row without one would run with its bits as zeros.
    [Theory]
    [InlineData("a32")]
    [InlineData("t32")]
    public void Every_access_of_AArch32_says_how_its_address_is_formed(string instructionSet)
    {
        Operation[] accesses =
            [Operation.Load, Operation.Store, Operation.LoadDual, Operation.StoreDual, Operation.LoadMultiple, Operation.StoreMultiple, Operation.Ldc, Operation.Stc];
        IEnumerable<string> missing =
            from row in InstructionSets.Of(instructionSet).Encodings
            where accesses.Contains(row.Operation)
            from name in new[] { "P", "U", "W", "Rn" }
            where row.Pattern.Find(name) is null && !Array.Exists(row.Implied.Split(' '), value => value.StartsWith(name + "=", StringComparison.Ordinal))
            select $"{name} of {row.Diagram} {row.Syntax.Text}";
        Assert.Empty(missing);
    }

    [Theory]
    [MemberData(nameof(InstructionSets.Names), MemberType = typeof(InstructionSets))]
    public void Diagrams_and_syntaxes_use_their_alphabets(string instructionSet)
    {
        InstructionSet set = InstructionSets.Of(instructionSet);
        foreach (InstructionForm form in set.Encodings.Concat<InstructionForm>(set.Aliases))
        {
            Assert.Matches(@"^(([01]+|\([01]+\)|[A-Za-z][A-Za-z0-9_]*(:[0-9]+)?)( |$))+$", form.Diagram);
            Assert.Matches(@"^[a-z][a-z0-9]*\.?(?=$|[ <{])[a-zA-Z0-9 ,#!{}\[\]<>|*?=+:.^~_-]*$", form.Syntax.Text);
        }
    }

    [Theory]
    [MemberData(nameof(InstructionSets.Names), MemberType = typeof(InstructionSets))]
    public void Row_fields_are_named_once(string instructionSet)
    {
        InstructionSet set = InstructionSets.Of(instructionSet);
        foreach (InstructionForm form in set.Encodings.Concat<InstructionForm>(set.Aliases))
        {
            Assert.Equal(form.Pattern.Fields.Count, form.Pattern.Fields.Select(field => field.Name).Distinct().Count());
        }
    }
}
