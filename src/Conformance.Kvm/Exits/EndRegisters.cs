using Conformance.Kvm.Uapi;

namespace Conformance.Kvm.Exits;

/// <summary>A register that the end of a run tells.</summary>
/// <param name="Name">Its key in the detail of an end row.</param>
/// <param name="Register">Its id.</param>
/// <param name="Quiet">The value that most runs leave in it, and that need not be told; null for a register that is always told.</param>
public sealed record EndRegister(string Name, OneReg Register, ulong? Quiet)
{
    /// <summary>Whether a value is part of the end row.</summary>
    public bool IsTold(ulong value) => Quiet != value;

    /// <summary>Whether it belongs to the guest's own debugging: op0 of its encoding is 2.</summary>
    public bool IsDebugRegister => Register.IsSysReg && Register.SysRegEncoding >> 14 == 2;
}

/// <summary>The registers that the end of a run tells: what an exception left first, then all that a debugger must not change.</summary>
public static class EndRegisters
{
    // SCTLR_EL1 as KVM resets it, and what KVM_ARM_VCPU_INIT leaves in registers without a reset value.
    private const ulong ResetSctlr = 0x00c5_0078;

    /// <summary>All of them, in the order in which they are told.</summary>
    public static IReadOnlyList<EndRegister> All { get; } =
    [
        new("esr_el1", OneReg.EsrEl1, null),
        new("elr_el1", OneReg.ElrEl1, null),
        new("spsr_el1", OneReg.SpsrEl1, null),
        new("far_el1", OneReg.FarEl1, null),
        new("mdscr_el1", OneReg.MdscrEl1, null),
        .. Enumerable.Range(0, 31).Select(n => new EndRegister($"x{n}", OneReg.X(n), 0)),
        new("sp_el0", OneReg.SpEl0, 0),
        new("sp_el1", OneReg.SpEl1, 0),
        new("sctlr_el1", OneReg.SysReg(3, 0, 1, 0, 0), ResetSctlr),
        new("cpacr_el1", OneReg.SysReg(3, 0, 1, 0, 2), 0),
        new("contextidr_el1", OneReg.SysReg(3, 0, 13, 0, 1), 0),
        new("tpidr_el0", OneReg.SysReg(3, 3, 13, 0, 2), ResetValues.Unknown),
        new("tpidr_el1", OneReg.SysReg(3, 0, 13, 0, 4), ResetValues.Unknown),
        new("dbgbvr0_el1", OneReg.SysReg(2, 0, 0, 0, 4), 0),
        new("dbgbcr0_el1", OneReg.SysReg(2, 0, 0, 0, 5), 0),
        new("dbgwvr0_el1", OneReg.SysReg(2, 0, 0, 0, 6), 0),
        new("dbgwcr0_el1", OneReg.SysReg(2, 0, 0, 0, 7), 0),
    ];

    /// <summary>How many of them come first and are told of every machine; the others only of a KVM machine.</summary>
    public static int ExceptionRegisters { get; } = All.TakeWhile(register => register.Quiet is null).Count();
}
