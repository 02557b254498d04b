using Conformance.Arm.Syndromes;
using Conformance.Kvm.Machines;
using Conformance.Vmm.Scenarios;

namespace Conformance.Suite.Fuzzing;

/// <summary>
/// Notices a guest of a bare core that reaches below RAM. The model has nothing there; a board has flash and devices, among them
/// the UART that a monitor speaks over, and what they do is no question of the core.
/// </summary>
internal sealed class BoardAccess : ICoreObserver
{
    /// <summary>Whether it did.</summary>
    public bool Happened { get; private set; }

    /// <inheritdoc/>
    public void Took(in ObservedException exception) => Happened |= exception.Far < ScenarioMachine.RamBase
        && (ExceptionClass)exception.Class is ExceptionClass.DataAbortSame or ExceptionClass.DataAbortLower
            or ExceptionClass.InstructionAbortSame or ExceptionClass.InstructionAbortLower;

    /// <inheritdoc/>
    public void Accessed(in ObservedAccess access)
    {
    }
}
