namespace Conformance.Kvm.Machines;

/// <summary>Why a machine that keeps the promises to a debugger left KVM_RUN.</summary>
public enum ExitCause
{
    /// <summary>For a reason that has nothing to do with debugging: the rest of the exit tells it.</summary>
    Guest,

    /// <summary>An instruction completed on its own.</summary>
    StepNative,

    /// <summary>A load-exclusive completed on its own, which the syndrome tells.</summary>
    StepLoadExclusive,

    /// <summary>An instruction changed what the core is doing (exception return, ISB), so that the syndrome need not tell of it.</summary>
    StepContextChange,

    /// <summary>The hypervisor completed an instruction that it emulates.</summary>
    StepEmulated,

    /// <summary>The hypervisor skipped an instruction that was trapped although its condition fails.</summary>
    StepConditionFailed,

    /// <summary>Userspace answered an MMIO read.</summary>
    StepMmioRead,

    /// <summary>Userspace got an MMIO write.</summary>
    StepMmioWrite,

    /// <summary>The guest took an exception to EL1.</summary>
    StepException,

    /// <summary>The guest took an SError to EL1.</summary>
    StepSError,

    /// <summary>A BRK, which the debugger asked for.</summary>
    BreakpointInstruction,

    /// <summary>A breakpoint of the debugger's.</summary>
    HostBreakpoint,

    /// <summary>A watchpoint of the debugger's.</summary>
    HostWatchpoint,

    /// <summary>A breakpoint of the guest's own.</summary>
    GuestBreakpoint,

    /// <summary>A watchpoint of the guest's own.</summary>
    GuestWatchpoint,
}

/// <summary>Why KVM_RUN came back, and whether it was the first time after a reset of the vCPU.</summary>
public readonly record struct ExitOrigin(ExitCause Cause, bool IsFirstAfterReset);
