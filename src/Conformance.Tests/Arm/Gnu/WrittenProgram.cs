using Conformance.Arm.Assembly;
using Conformance.Arm.Instructions;
using Xunit;

namespace Conformance.Tests.Arm.Gnu;

/// <summary>A program written by hand, for our assembler and for GNU as.</summary>
internal static class WrittenProgram
{
    /// <summary>Asserts that both make the same bytes of it, without errors.</summary>
    public static void Compare(InstructionSet instructionSet, string source)
    {
        AssembledProgram ours = Assembler.Assemble(instructionSet, source, 0, new Dictionary<string, string>());
        byte[] theirs = new GnuAssembler(instructionSet).Assemble(source + "\n");
        Assert.Empty(ours.Errors);
        Assert.Equal(Convert.ToHexString(theirs), Convert.ToHexString(ours.Bytes));
    }
}
