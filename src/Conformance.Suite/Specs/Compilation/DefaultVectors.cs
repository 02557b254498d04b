using Conformance.Arm.Assembly;
using Conformance.Kvm.Machines;
using Conformance.Vmm.Scenarios;

namespace Conformance.Suite.Specs.Compilation;

/// <summary>
/// The exception vectors of an AArch64 guest that brings none of its own: each tells where the guest ended up, and ends
/// the scenario.
/// </summary>
internal sealed class DefaultVectors
{
    private readonly MemoryImage[] _kvm = Assemble(
        slot => $"mrs x29, esr_el1\nstr x29, [x{ScenarioMachine.VectorReportRegister}, #{8 * slot}]\nhalt: b halt");

    private readonly MemoryImage[] _el2 = Assemble(slot => $"hvc #0x{0x7f00 + slot:x}");

    /// <summary>The images of a machine, one for each vector; none where EL1 is AArch32, which has vectors of another form.</summary>
    public IReadOnlyList<MemoryImage> For(MachineKind machine, bool el132Bit) => el132Bit ? [] : machine == MachineKind.El2 ? _el2 : _kvm;

    private static MemoryImage[] Assemble(Func<int, string> vector)
    {
        Dictionary<string, string> noMacros = [];
        MemoryImage[] images = new MemoryImage[ScenarioMachine.VectorCount];
        for (int slot = 0; slot < images.Length; slot++)
        {
            ulong address = ScenarioMachine.VectorBase + (ulong)(slot * ScenarioMachine.VectorStride);
            AssembledProgram program = Assembler.AssembleA64(vector(slot), address, noMacros);
            if (program.Errors.Count > 0)
            {
                throw new InvalidOperationException($"default vector {slot}: {program.Errors[0].Message}");
            }

            images[slot] = new(address, program.Bytes);
        }

        return images;
    }
}
