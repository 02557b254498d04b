using Conformance.Arm.Syndromes;
using Conformance.Kvm.Machines;
using Conformance.Vmm.Scenarios;

namespace Conformance.Suite.Fuzzing;

/// <summary>
/// Notices a guest of a bare core that reaches where a board has flash, devices, and the monitor that speaks over one of them. The
/// model has nothing there, and what they do is no question of the core.
/// </summary>
internal sealed class BoardAccess : ICoreObserver
{
    // QEMU's virt machine has nothing between RAM and 4 GiB, and no core has physical addresses of more than 48 bits.
    private const ulong EndOfHole = 1UL << 32;
    private const ulong EndOfAddresses = 1UL << 48;

    /// <summary>Whether it did.</summary>
    public bool Happened { get; private set; }

    /// <inheritdoc/>
    public void Took(in ObservedException exception) => Happened |=
        exception.Far is < ScenarioMachine.RamBase or (>= EndOfHole and < EndOfAddresses)
        && (ExceptionClass)exception.Class is ExceptionClass.DataAbortSame or ExceptionClass.DataAbortLower
            or ExceptionClass.InstructionAbortSame or ExceptionClass.InstructionAbortLower;

    /// <inheritdoc/>
    public void Accessed(in ObservedAccess access)
    {
    }
}
