using Conformance.Arm.Debug;
using Conformance.Arm.Registers;

namespace Conformance.Arm.Execution;

/// <summary>Is told what a core does; for coverage.</summary>
public interface ICpuObserver
{
    /// <summary>The core takes an exception to EL1 or EL2.</summary>
    /// <param name="esr">The syndrome that ESR_ELx gets.</param>
    /// <param name="fromEl">The exception level that it is taken from.</param>
    /// <param name="targetEl">The one that it is taken to.</param>
    /// <param name="step">The state of software step at the moment it is taken.</param>
    /// <param name="far">The address that FAR_ELx gets; null where it gets none.</param>
    void Took(ulong esr, int fromEl, int targetEl, StepState step, ulong? far);

    /// <summary>MRS or MSR of a register that is there, and that EL1 lets through.</summary>
    void Accessed(SystemRegisterInfo row, bool isRead, int fromEl, bool isTrapped);
}
