namespace Conformance.Kvm.Uapi;

/// <summary>struct kvm_vcpu_events of arm64: what KVM_SET_VCPU_EVENTS makes pending.</summary>
public readonly record struct VcpuEvents(bool SErrorPending, bool SErrorHasEsr = false, ulong SErrorEsr = 0);
