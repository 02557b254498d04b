using Conformance.Arm.Instructions;

namespace Conformance.Arm.A64;

/// <summary>The A64 instruction set: the base integer instructions, CRC32, LSE atomics and LDAPR.</summary>
public static class A64InstructionSet
{
    /// <summary>The indexed table.</summary>
    public static InstructionSet Instance { get; } = new(
        EncodingFormat.A64,
        0xd503_201f,
        [
            .. DataProcessingImmediate.Rows(),
            .. BranchesAndSystem.Rows(),
            .. LoadsAndStores.Rows(),
            .. Synchronization.Rows(),
            .. DataProcessingRegister.Rows(),
        ],
        [.. Aliases.Rows()],
        [.. Unsupported.Rows()]);
}
