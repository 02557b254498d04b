using System.Text;
using Conformance.Arm.Assembly;
using Conformance.Arm.Instructions;
using Conformance.Arm.Registers;
using Conformance.Arm.T32;
using Xunit;

namespace Conformance.Tests.Arm.Gnu;

public sealed class ItBlockTests
{
    private static readonly InstructionSet Set = T32InstructionSet.Instance;

    private static readonly string[] Conditions = ["eq", "ne", "cs", "cc", "mi", "pl", "vs", "vc", "hi", "ls", "ge", "lt", "gt", "le"];

    // t and e for the instructions after the first.
    private static readonly string[] Letters = ["", "t", "e", "tt", "te", "et", "ee", "ttt", "tte", "tet", "tee", "ett", "ete", "eet", "eee"];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Conditions.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Every_block_is_assembled_as_GNU_as_does_and_written_as_it_was(int condition)
    {
        string[] lines = [.. Letters.SelectMany(letters => Block(condition, letters))];
        WrittenProgram.Compare(Set, string.Join('\n', lines));

        AssembledProgram program = Assembler.Assemble(Set, string.Join('\n', lines), 0, new Dictionary<string, string>());
        Assert.Equal(lines, Disassemble(program));
    }

    [Fact]
    public void A_block_on_AL_executes_all()
    {
        string[] lines = ["it al", "lsl r0, r1, #3", "ittt al", "lsl r0, r1, #3", "mov r8, r9", "nop", "lsls r0, r1, #3"];
        AssembledProgram program = Assembler.Assemble(Set, string.Join('\n', lines), 0, new Dictionary<string, string>());
        Assert.Equal(lines, Disassemble(program));
    }

    [Theory]
    [InlineData("moveq r0, r1", "1:4 a condition needs an IT block; put an IT instruction in front of it")]
    [InlineData("it eq\nmovne r0, r1", "2:4 the IT block around it says eq here; write that condition, or end the block before")]
    [InlineData("it eq\nmov r0, r1", "2:4 the IT block around it says eq here; write that condition, or end the block before")]
    [InlineData("ite eq\nmoveq r0, r1\nmoveq r0, r2", "3:4 the IT block around it says ne here; write that condition, or end the block before")]
    [InlineData("it eq\nmoveq r0, r1\nmoveq r0, r1", "3:4 a condition needs an IT block; put an IT instruction in front of it")]
    public void A_condition_that_the_block_does_not_have_is_refused(string source, string error)
    {
        AssembledProgram program = Assembler.Assemble(Set, source, 0, new Dictionary<string, string>());
        AssemblyError only = Assert.Single(program.Errors);
        Assert.Equal(error, $"{only.Line}:{only.Column} {only.Message}");
    }

    // A block of different instructions: what sets the flags alone outside, of 16 and of 32 bits, a load and a move of any register.
    private static IEnumerable<string> Block(int condition, string letters)
    {
        yield return $"it{letters} {Conditions[condition]}";
        string[] mnemonics = ["add", "ldr", "orr", "mov"];
        string[] operands = [" r0, r1, r2", ".w r3, [r4, #-5]", "s.w r5, r6, #7", " r8, r9"];
        for (int slot = 0; slot <= letters.Length; slot++)
        {
            string name = Conditions[slot > 0 && letters[slot - 1] == 'e' ? condition ^ 1 : condition];
            bool sets = operands[slot].StartsWith('s');
            yield return $"{mnemonics[slot]}{(sets ? "s" : "")}{name}{(sets ? operands[slot][1..] : operands[slot])}";
        }

        yield return "adds r0, r1, r2";
    }

    private static IEnumerable<string> Disassemble(AssembledProgram program)
    {
        ItState it = default;
        StringBuilder text = new();
        foreach (AssembledStatement statement in program.Statements)
        {
            uint word = Set.Read(program.Bytes.AsSpan((int)statement.Address));
            text.Clear();
            Set.Disassemble(word, new(statement.Address, null, it), text);
            it = Set.ItAfter(word, it);
            yield return text.ToString();
        }
    }
}
