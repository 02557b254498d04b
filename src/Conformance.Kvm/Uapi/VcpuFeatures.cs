namespace Conformance.Kvm.Uapi;

/// <summary>kvm_vcpu_init.features: KVM_ARM_VCPU_* of arch/arm64/include/uapi/asm/kvm.h, as a bit mask.</summary>
[Flags]
public enum VcpuFeatures : uint
{
    /// <summary>No feature: AArch64 EL1, PSCI 0.1, no PMU.</summary>
    None = 0,

    /// <summary>KVM_ARM_VCPU_EL1_32BIT.</summary>
    El132Bit = 1 << 1,

    /// <summary>KVM_ARM_VCPU_PSCI_0_2.</summary>
    Psci02 = 1 << 2,

    /// <summary>KVM_ARM_VCPU_PMU_V3.</summary>
    PmuV3 = 1 << 3,
}
