namespace Conformance.Kvm.Uapi;

/// <summary>
/// The id of a register for KVM_GET_ONE_REG and KVM_SET_ONE_REG, built as arch/arm64/include/uapi/asm/kvm.h does
/// (KVM_REG_ARM64, KVM_REG_SIZE_U64, KVM_REG_ARM_CORE or KVM_REG_ARM64_SYSREG).
/// </summary>
public readonly record struct OneReg(ulong Id)
{
    private const ulong Arm64U64 = 0x6030_0000_0000_0000;
    private const ulong CoreGroup = 0x0010 << 16;
    private const ulong SysRegGroup = 0x0013 << 16;
    private const ulong GroupMask = 0xffff_ffff_ffff_0000;

    /// <summary>regs.sp in struct kvm_regs, in units of eight bytes behind x0 to x30.</summary>
    public const int SpEl0Index = 31;

    /// <summary>regs.pc.</summary>
    public const int PcIndex = 32;

    /// <summary>regs.pstate.</summary>
    public const int PstateIndex = 33;

    /// <summary>sp_el1.</summary>
    public const int SpEl1Index = 34;

    /// <summary>elr_el1.</summary>
    public const int ElrEl1Index = 35;

    /// <summary>spsr[KVM_SPSR_EL1], which is SPSR_svc of AArch32.</summary>
    public const int SpsrEl1Index = 36;

    /// <summary>spsr[KVM_SPSR_ABT].</summary>
    public const int SpsrAbtIndex = 37;

    /// <summary>spsr[KVM_SPSR_UND].</summary>
    public const int SpsrUndIndex = 38;

    /// <summary>spsr[KVM_SPSR_IRQ].</summary>
    public const int SpsrIrqIndex = 39;

    /// <summary>spsr[KVM_SPSR_FIQ], the last one of 64 bits.</summary>
    public const int SpsrFiqIndex = 40;

    /// <summary>pc.</summary>
    public static OneReg Pc => Core(PcIndex);

    /// <summary>pstate; cpsr of an AArch32 guest.</summary>
    public static OneReg Pstate => Core(PstateIndex);

    /// <summary>regs.sp, which is SP_EL0.</summary>
    public static OneReg SpEl0 => Core(SpEl0Index);

    /// <summary>sp_el1.</summary>
    public static OneReg SpEl1 => Core(SpEl1Index);

    /// <summary>elr_el1.</summary>
    public static OneReg ElrEl1 => Core(ElrEl1Index);

    /// <summary>spsr[KVM_SPSR_EL1].</summary>
    public static OneReg SpsrEl1 => Core(SpsrEl1Index);

    /// <summary>spsr[KVM_SPSR_ABT].</summary>
    public static OneReg SpsrAbt => Core(SpsrAbtIndex);

    /// <summary>spsr[KVM_SPSR_UND].</summary>
    public static OneReg SpsrUnd => Core(SpsrUndIndex);

    /// <summary>spsr[KVM_SPSR_IRQ].</summary>
    public static OneReg SpsrIrq => Core(SpsrIrqIndex);

    /// <summary>spsr[KVM_SPSR_FIQ].</summary>
    public static OneReg SpsrFiq => Core(SpsrFiqIndex);

    /// <summary>IFSR32_EL2, which is IFSR of AArch32.</summary>
    public static OneReg Ifsr32El2 => SysReg(3, 4, 5, 0, 1);

    /// <summary>SCTLR_EL1.</summary>
    public static OneReg SctlrEl1 => SysReg(3, 0, 1, 0, 0);

    /// <summary>VBAR_EL1.</summary>
    public static OneReg VbarEl1 => SysReg(3, 0, 12, 0, 0);

    /// <summary>ESR_EL1.</summary>
    public static OneReg EsrEl1 => SysReg(3, 0, 5, 2, 0);

    /// <summary>FAR_EL1.</summary>
    public static OneReg FarEl1 => SysReg(3, 0, 6, 0, 0);

    /// <summary>MDSCR_EL1.</summary>
    public static OneReg MdscrEl1 => SysReg(2, 0, 0, 2, 2);

    /// <summary>True for a register of struct kvm_regs.</summary>
    public bool IsCore => (Id & GroupMask) == (Arm64U64 | CoreGroup);

    /// <summary>True for a system register named by its encoding.</summary>
    public bool IsSysReg => (Id & GroupMask) == (Arm64U64 | SysRegGroup);

    /// <summary>For a core register: its offset in struct kvm_regs in units of eight bytes (0 is x0, 32 is pc).</summary>
    public int CoreIndex => (int)(Id & 0xffff) / 2;

    /// <summary>For a system register: op0:op1:CRn:CRm:op2 as bits 15:14, 13:11, 10:7, 6:3, 2:0.</summary>
    public ushort SysRegEncoding => (ushort)Id;

    /// <summary>General register <paramref name="index"/>, 0 to 30.</summary>
    public static OneReg X(int index) => Core(index);

    /// <summary>The system register with that encoding (op0:op1:CRn:CRm:op2 packed into 16 bits).</summary>
    public static OneReg SysReg(ushort encoding) => new(Arm64U64 | SysRegGroup | encoding);

    /// <summary>The system register with that encoding.</summary>
    public static OneReg SysReg(int op0, int op1, int crn, int crm, int op2) =>
        SysReg((ushort)((op0 << 14) | (op1 << 11) | (crn << 7) | (crm << 3) | op2));

    // The id counts in words of 32 bits.
    private static OneReg Core(int index) => new(Arm64U64 | CoreGroup | (uint)(index * 2));
}
