namespace Conformance.Kvm.Uapi;

/// <summary>kvm_guest_debug.control: KVM_GUESTDBG_* of include/uapi/linux/kvm.h and arch/arm64/include/uapi/asm/kvm.h.</summary>
[Flags]
public enum GuestDebugFlags : uint
{
    /// <summary>Debugging is off.</summary>
    None = 0,

    /// <summary>KVM_GUESTDBG_ENABLE.</summary>
    Enable = 0x0000_0001,

    /// <summary>KVM_GUESTDBG_SINGLESTEP.</summary>
    SingleStep = 0x0000_0002,

    /// <summary>KVM_GUESTDBG_USE_SW_BP.</summary>
    UseSwBp = 0x0001_0000,

    /// <summary>KVM_GUESTDBG_USE_HW; x86 and s390 call the same bit USE_HW_BP.</summary>
    UseHw = 0x0002_0000,
}
