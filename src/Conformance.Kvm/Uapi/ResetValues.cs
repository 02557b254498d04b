namespace Conformance.Kvm.Uapi;

/// <summary>Values that a register has after KVM_ARM_VCPU_INIT and that userspace can recognise.</summary>
public static class ResetValues
{
    /// <summary>What KVM stores in an EL1 register whose reset value is UNKNOWN, so that a use of it shows (arch/arm64/kvm/sys_regs.c, reset_unknown).</summary>
    public const ulong Unknown = 0x1de7_ec7e_dbad_c0de;
}
