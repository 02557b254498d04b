using Conformance.Arm.A32;
using Conformance.Arm.A64;
using Conformance.Arm.Instructions;
using Conformance.Arm.T32;
using Conformance.Vmm.Scenarios;

namespace Conformance.Suite.Specs.Compilation;

/// <summary>The tables of the instruction sets that a scenario can name.</summary>
public static class InstructionSets
{
    /// <summary>The table of an instruction set.</summary>
    public static InstructionSet Of(GuestIsa isa) => isa switch
    {
        GuestIsa.A32 => A32InstructionSet.Instance,
        GuestIsa.T32 => T32InstructionSet.Instance,
        _ => A64InstructionSet.Instance,
    };
}
