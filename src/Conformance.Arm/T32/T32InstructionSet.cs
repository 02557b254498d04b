using Conformance.Arm.Instructions;

namespace Conformance.Arm.T32;

/// <summary>The T32 instruction set: the base integer instructions and CRC32, of 16 and of 32 bits.</summary>
public static class T32InstructionSet
{
    /// <summary>The indexed table.</summary>
    public static InstructionSet Instance { get; } = new(EncodingFormat.T32, 0xbf00_0000, [], [], []);
}
