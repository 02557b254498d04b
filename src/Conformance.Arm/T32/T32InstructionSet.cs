using Conformance.Arm.Instructions;

namespace Conformance.Arm.T32;

/// <summary>The T32 instruction set: the base integer instructions and CRC32, of 16 and of 32 bits.</summary>
public static class T32InstructionSet
{
    /// <summary>The indexed table.</summary>
    public static InstructionSet Instance { get; } = new(
        EncodingFormat.T32,
        0xbf00_0000,
        [
            .. NarrowDataProcessing.Rows(),
            .. NarrowLoadsAndStores.Rows(),
            .. NarrowBranchesAndSystem.Rows(),
            .. WideDataProcessing.Rows(),
            .. WideImmediates.Rows(),
            .. WideRegisters.Rows(),
            .. WideLoadsAndStores.Rows(),
            .. WideLoadsAndStoresMultiple.Rows(),
            .. Synchronization.Rows(),
            .. WideBranchesAndSystem.Rows(),
            .. Coprocessors.Rows(),
        ],
        [.. NarrowAliases.Rows(), .. WideAliases.Rows()],
        [.. Unsupported.Rows()]);
}
