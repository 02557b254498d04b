using Conformance.Arm.Instructions;

namespace Conformance.Arm.Assembly;

/// <summary>
/// Assembles GNU syntax: one instruction a line or separated by <c>;</c>, named labels and local numeric ones,
/// comments after <c>//</c>, in <c>/* */</c>, and after <c>@</c> or <c>#</c> at the line's start.
/// </summary>
public static class Assembler
{
    /// <summary>Assembles an A64 program.</summary>
    /// <param name="source">The text, lines separated by LF.</param>
    /// <param name="origin">Address of the first byte.</param>
    /// <param name="macros">Words that stand for several lines, with those lines.</param>
    public static AssembledProgram AssembleA64(string source, ulong origin, IReadOnlyDictionary<string, string> macros) =>
        Assemble(A64.A64InstructionSet.Instance, source, origin, macros);

    /// <summary>Assembles a program; of the forms that an instruction has, the shortest is taken that reaches its label.</summary>
    /// <param name="instructionSet">The instruction set.</param>
    /// <param name="source">The text, lines separated by LF.</param>
    /// <param name="origin">Address of the first byte.</param>
    /// <param name="macros">Words that stand for several lines, with those lines.</param>
    public static AssembledProgram Assemble(
        InstructionSet instructionSet, string source, ulong origin, IReadOnlyDictionary<string, string> macros)
    {
        AssemblyErrors textErrors = new();
        List<Statement> statements = StatementReader.Read(source, macros, instructionSet, textErrors);

        // An instruction that has grown never shrinks again, so that this comes to an end.
        int[] lengths = new int[statements.Count];
        Array.Fill(lengths, instructionSet.Alignment);
        while (true)
        {
            AssemblyErrors errors = new(textErrors);
            ProgramLayout layout = ProgramLayout.Of(statements, instructionSet, lengths, origin, errors);
            ProgramEncoder encoder = new(instructionSet, layout, errors);
            AssembledProgram program = encoder.Encode();
            if (!encoder.Grow(lengths))
            {
                return program;
            }
        }
    }
}
