using Conformance.Vmm.Scenarios;

namespace Conformance.Suite.Specs.Compilation;

/// <summary>What a debugger writes over an instruction to stop there: BRK #0 or BKPT #0.</summary>
internal static class PlantedInstructions
{
    private static readonly byte[] A64 = [0x00, 0x00, 0x20, 0xd4];
    private static readonly byte[] A32 = [0x70, 0x00, 0x20, 0xe1];
    private static readonly byte[] T32 = [0x00, 0xbe];

    /// <summary>Its bytes, little endian.</summary>
    public static byte[] Of(GuestIsa isa) => isa switch { GuestIsa.A32 => A32, GuestIsa.T32 => T32, _ => A64 };
}
