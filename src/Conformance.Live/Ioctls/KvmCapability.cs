namespace Conformance.Live.Ioctls;

/// <summary>Capabilities for KVM_CHECK_EXTENSION, with their numbers in include/uapi/linux/kvm.h.</summary>
public enum KvmCapability
{
    /// <summary>KVM_CAP_SET_GUEST_DEBUG.</summary>
    SetGuestDebug = 23,

    /// <summary>KVM_CAP_ARM_EL1_32BIT.</summary>
    ArmEl132Bit = 93,

    /// <summary>KVM_CAP_ARM_PSCI_0_2.</summary>
    ArmPsci02 = 102,

    /// <summary>KVM_CAP_ARM_PMU_V3.</summary>
    ArmPmuV3 = 126,
}
