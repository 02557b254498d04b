using Conformance.Kvm.Uapi;

namespace Conformance.Vmm.Scenarios;

/// <summary>The exits that a rule counts.</summary>
public enum WhenEvent : byte
{
    /// <summary>Every return from KVM_RUN.</summary>
    Any,

    /// <summary>KVM_EXIT_DEBUG.</summary>
    Debug,

    /// <summary>KVM_EXIT_MMIO with a read.</summary>
    MmioRead,

    /// <summary>KVM_EXIT_MMIO with a write.</summary>
    MmioWrite,

    /// <summary>KVM_EXIT_SYSTEM_EVENT.</summary>
    SystemEvent,
}

/// <summary>At the <paramref name="Nth"/> exit of a kind (from 0), before KVM_RUN is called again, userspace does <paramref name="Actions"/>.</summary>
public sealed record WhenRule(WhenEvent On, int Nth, IReadOnlyList<VmmAction> Actions)
{
    /// <summary>The kind of an exit that came without an error, beside <see cref="WhenEvent.Any"/>; null for one that no rule names.</summary>
    public static WhenEvent? EventOf(ExitReason reason, bool isMmioWrite) => reason switch
    {
        ExitReason.Debug => WhenEvent.Debug,
        ExitReason.Mmio => isMmioWrite ? WhenEvent.MmioWrite : WhenEvent.MmioRead,
        ExitReason.SystemEvent => WhenEvent.SystemEvent,
        _ => null,
    };
}

/// <summary>Something userspace does between two KVM_RUNs.</summary>
public abstract record VmmAction;

/// <summary>KVM_SET_ONE_REG.</summary>
public sealed record SetRegisters(IReadOnlyList<RegisterValue> Values) : VmmAction;

/// <summary>KVM_SET_GUEST_DEBUG with other flags and the same breakpoint registers.</summary>
public sealed record SetGuestDebugFlags(GuestDebugFlags Flags) : VmmAction;

/// <summary>KVM_SET_VCPU_EVENTS with an SError pending.</summary>
public sealed record RaiseSError : VmmAction;

/// <summary>The next KVM_RUN is called with immediate_exit set.</summary>
public sealed record SetImmediateExit : VmmAction;

/// <summary>All state is read out, the vCPU thrown away, and the state loaded into a fresh one.</summary>
public sealed record SaveRestore : VmmAction;

/// <summary>KVM_ARM_VCPU_INIT again: a reset.</summary>
public sealed record ResetVcpu : VmmAction;
