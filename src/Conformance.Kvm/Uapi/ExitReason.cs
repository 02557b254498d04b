namespace Conformance.Kvm.Uapi;

/// <summary>Why KVM_RUN came back: kvm_run.exit_reason, named as in include/uapi/linux/kvm.h (KVM_EXIT_*).</summary>
public enum ExitReason : uint
{
    /// <summary>KVM_EXIT_UNKNOWN: nothing was stored; the value that KVM_RUN starts from.</summary>
    Unknown = 0,

    /// <summary>KVM_EXIT_EXCEPTION: used by the bare EL2 machine for every entry to EL2.</summary>
    Exception = 1,

    /// <summary>KVM_EXIT_HYPERCALL.</summary>
    Hypercall = 3,

    /// <summary>KVM_EXIT_DEBUG.</summary>
    Debug = 4,

    /// <summary>KVM_EXIT_MMIO.</summary>
    Mmio = 6,

    /// <summary>KVM_EXIT_SHUTDOWN.</summary>
    Shutdown = 8,

    /// <summary>KVM_EXIT_FAIL_ENTRY.</summary>
    FailEntry = 9,

    /// <summary>KVM_EXIT_INTR: a signal was pending.</summary>
    Intr = 10,

    /// <summary>KVM_EXIT_INTERNAL_ERROR.</summary>
    InternalError = 17,

    /// <summary>KVM_EXIT_SYSTEM_EVENT: PSCI SYSTEM_OFF or SYSTEM_RESET.</summary>
    SystemEvent = 24,

    /// <summary>KVM_EXIT_ARM_NISV.</summary>
    ArmNisv = 28,
}
