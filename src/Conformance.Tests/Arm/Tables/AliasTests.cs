using System.Text;
using Conformance.Arm.A64;
using Conformance.Arm.Instructions;
using Conformance.Arm.Registers;
using Xunit;
using Encoding = Conformance.Arm.Instructions.Encoding;

namespace Conformance.Tests.Arm.Tables;

public sealed class AliasTests
{
    [Theory]
    [MemberData(nameof(InstructionSets.Names), MemberType = typeof(InstructionSets))]
    public void Every_alias_belongs_to_a_row_and_lies_inside_it(string instructionSet)
    {
        InstructionSet set = InstructionSets.Of(instructionSet);
        foreach (Alias alias in set.Aliases)
        {
            Encoding[] touched = [.. set.Encodings.Where(row => row.Pattern.Region.Intersect(alias.Pattern.Region) is not null && SharesWords(alias, row))];
            Assert.True(touched.Length > 0, $"{alias.Diagram} belongs to no row");
            Assert.All(touched, row => Assert.True((row.Pattern.Mask & ~alias.Pattern.Mask) == 0, $"{alias.Diagram} reaches beyond {row.Diagram}"));
        }
    }

    [Theory]
    [MemberData(nameof(InstructionSets.Names), MemberType = typeof(InstructionSets))]
    public void Every_word_of_an_alias_is_a_word_of_its_rows(string instructionSet)
    {
        InstructionSet set = InstructionSets.Of(instructionSet);
        foreach (Alias alias in set.Aliases.Where(alias => !alias.OnlyRead))
        {
            uint[] preferred = [.. RowWords.Of(alias, 512).Where(word => set.Find(word) is not null && alias.IsPreferred(word))];
            Assert.True(preferred.Length > 0 || alias.Syntax.Mnemonic is "tlbi" or "ic" or "at" or "dc", $"{alias.Syntax.Text} is never preferred");
            Assert.All(preferred, word => Assert.Equal(0u, set.Find(word)!.Pattern.Mask & ~alias.Pattern.Mask));
        }
    }

    [Fact]
    public void Every_system_instruction_is_written_by_its_name()
    {
        foreach (SystemInstruction row in SystemInstructionTable.All)
        {
            StringBuilder text = new();
            uint word = 0xd508_0000 | (row.Op1 << 16) | (row.CRn << 12) | (row.CRm << 8) | (row.Op2 << 5) | (row.TakesRegister ? 3u : 31u);
            A64InstructionSet.Instance.Disassemble(word, default, text);
            Assert.Equal($"{row.Mnemonic} {row.Name}{(row.TakesRegister ? ", x3" : "")}", text.ToString());
        }
    }

    private static bool SharesWords(Alias alias, Encoding row) =>
        row.Pattern.Region.Intersect(alias.Pattern.Region)!.Value.Without([.. row.Except.Alternatives, .. alias.Except.Alternatives]).Any();
}
