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
    public static AssembledProgram AssembleA64(string source, ulong origin, IReadOnlyDictionary<string, string> macros)
    {
        AssemblyErrors errors = new();
        List<Statement> statements = StatementReader.Read(source, macros, errors);
        ProgramLayout layout = ProgramLayout.Of(statements, origin, errors);
        return ProgramEncoder.Encode(A64.A64InstructionSet.Instance, layout, errors);
    }
}
