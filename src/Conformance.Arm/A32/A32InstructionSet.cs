using Conformance.Arm.Instructions;

namespace Conformance.Arm.A32;

/// <summary>The A32 instruction set: the base integer instructions and CRC32.</summary>
public static class A32InstructionSet
{
    /// <summary>The indexed table.</summary>
    public static InstructionSet Instance { get; } = new(
        EncodingFormat.A32,
        0xe320_f000,
        [
            .. DataProcessing.Rows(),
            .. Multiplies.Rows(),
            .. BitsAndBytes.Rows(),
            .. LoadsAndStores.Rows(),
            .. LoadsAndStoresMultiple.Rows(),
            .. Synchronization.Rows(),
            .. BranchesAndExceptions.Rows(),
            .. SystemInstructions.Rows(),
            .. Coprocessors.Rows(),
        ],
        [.. Aliases.Rows()],
        [.. Unsupported.Rows()]);
}
