using Conformance.Kvm.Uapi;

namespace Conformance.Kvm.Machines;

/// <summary>State of the software-step state machine.</summary>
public enum StepPhase : byte
{
    /// <summary>PSTATE.SS has no effect.</summary>
    Inactive,

    /// <summary>One instruction executes.</summary>
    ActiveNotPending,

    /// <summary>A step exception comes before the next instruction.</summary>
    ActivePending,
}

/// <summary>An exception that a core took to EL1 or EL2.</summary>
/// <param name="Class">ESR_ELx.EC.</param>
/// <param name="FromEl">The exception level that it was taken from.</param>
/// <param name="TargetEl">The one that it was taken to.</param>
/// <param name="IsAtVector">Whether it was taken at an entry of the vector table of EL1: nothing had executed since the exception that led there.</param>
/// <param name="Step">The step state when it was taken.</param>
/// <param name="Flags">The guest-debug flags in force; none on a bare core.</param>
/// <param name="Far">The address that FAR_ELx gets; null where it gets none.</param>
public readonly record struct ObservedException(int Class, int FromEl, int TargetEl, bool IsAtVector, StepPhase Step, GuestDebugFlags Flags, ulong? Far);

/// <summary>An access to a system register that exists and that EL1 lets through: permitted, or trapped to EL2.</summary>
/// <param name="Encoding">op0 to op2, packed as in ONE_REG ids.</param>
/// <param name="IsRead">MRS.</param>
/// <param name="FromEl">The exception level of the access.</param>
/// <param name="IsTrapped">Whether it was trapped to EL2.</param>
/// <param name="MdcrEl2">MDCR_EL2 at the time.</param>
/// <param name="HcrEl2">HCR_EL2 at the time.</param>
public readonly record struct ObservedAccess(int Encoding, bool IsRead, int FromEl, bool IsTrapped, ulong MdcrEl2, ulong HcrEl2);

/// <summary>Is told what a core does; for coverage.</summary>
public interface ICoreObserver
{
    /// <summary>The core took an exception.</summary>
    void Took(in ObservedException exception);

    /// <summary>The core accessed a system register.</summary>
    void Accessed(in ObservedAccess access);
}
