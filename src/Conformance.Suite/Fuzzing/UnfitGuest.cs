using Conformance.Arm.Syndromes;
using Conformance.Kvm.Machines;
using Conformance.Vmm.Scenarios;

namespace Conformance.Suite.Fuzzing;

/// <summary>Notices guests that the real thing cannot answer for.</summary>
/// <param name="machine">What the guest runs on.</param>
public sealed class UnfitGuest(MachineKind machine) : ICoreObserver
{
    // QEMU's virt machine has nothing between RAM and 4 GiB, and no core has physical addresses of more than 48 bits.
    private const ulong EndOfHole = 1UL << 32;
    private const ulong EndOfAddresses = 1UL << 48;

    // The counting clock of QEMU does not count an instruction that aborts. With a guest that does nothing else it stands still,
    // and no timer ever ends the guest. As many exceptions without an instruction between them come of no guest that ends.
    private const int ExceptionsThatNeverEnd = 64;

    private int _idleExceptions;

    /// <summary>Whether it is one.</summary>
    public bool IsFound { get; private set; }

    /// <inheritdoc/>
    public void Took(in ObservedException exception)
    {
        _idleExceptions = exception is { TargetEl: 1, IsAtVector: true } ? _idleExceptions + 1 : 0;
        IsFound |= machine == MachineKind.El2 ? IsOffTheHole(exception) : _idleExceptions >= ExceptionsThatNeverEnd;
    }

    /// <inheritdoc/>
    public void Accessed(in ObservedAccess access)
    {
    }

    // A bare core's board has flash, devices, and the monitor that speaks over one of them. The model has nothing there, and what
    // they do is no question of the core.
    private static bool IsOffTheHole(in ObservedException exception) =>
        exception.Far is < ScenarioMachine.RamBase or (>= EndOfHole and < EndOfAddresses)
        && (ExceptionClass)exception.Class is ExceptionClass.DataAbortSame or ExceptionClass.DataAbortLower
            or ExceptionClass.InstructionAbortSame or ExceptionClass.InstructionAbortLower;
}
