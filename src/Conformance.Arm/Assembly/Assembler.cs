namespace Conformance.Arm.Assembly;

/// <summary>Assembles GNU syntax.</summary>
public static class Assembler
{
    /// <summary>Assembles a program.</summary>
    /// <param name="source">The text, lines separated by LF.</param>
    /// <param name="origin">Address of the first byte.</param>
    /// <param name="macros">Words that stand for several instructions, with those instructions.</param>
    public static AssembledProgram AssembleA64(string source, ulong origin, IReadOnlyDictionary<string, string> macros) =>
        throw new NotSupportedException();
}
