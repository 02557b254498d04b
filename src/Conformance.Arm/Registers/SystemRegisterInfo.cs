namespace Conformance.Arm.Registers;

/// <summary>The control bit that makes an access at EL0 or EL1 trap to EL2.</summary>
public enum TrapControl : byte
{
    /// <summary>None that the suite covers.</summary>
    None,

    /// <summary>MDCR_EL2.TDA.</summary>
    Tda,

    /// <summary>MDCR_EL2.TDOSA.</summary>
    Tdosa,

    /// <summary>MDCR_EL2.TDRA.</summary>
    Tdra,

    /// <summary>MDCR_EL2.TPM.</summary>
    Tpm,

    /// <summary>MDCR_EL2.TPMCR; TPM traps the register as well.</summary>
    Tpmcr,

    /// <summary>HCR_EL2.TACR.</summary>
    Tacr,

    /// <summary>HCR_EL2.TID1.</summary>
    Tid1,

    /// <summary>HCR_EL2.TID2.</summary>
    Tid2,

    /// <summary>HCR_EL2.TID3.</summary>
    Tid3,

    /// <summary>HCR_EL2.TVM for writes, HCR_EL2.TRVM for reads.</summary>
    Tvm,

    /// <summary>CNTHCTL_EL2: the virtual counter, as far as the core can trap it.</summary>
    VirtualCounter,

    /// <summary>CNTHCTL_EL2.EL1PCTEN.</summary>
    PhysicalCounter,

    /// <summary>CNTHCTL_EL2.EL1PCEN.</summary>
    PhysicalTimer,

    /// <summary>HCR_EL2.TSW.</summary>
    Tsw,

    /// <summary>HCR_EL2.TPC.</summary>
    Tpc,

    /// <summary>HCR_EL2.TPU.</summary>
    Tpu,

    /// <summary>HCR_EL2.TTLB.</summary>
    Ttlb,

    /// <summary>HCR_EL2.TDZ.</summary>
    Tdz,

    /// <summary>HCR_EL2.TIDCP.</summary>
    Tidcp,
}

/// <summary>What lets EL0 use a register or instruction.</summary>
public enum El0Access : byte
{
    /// <summary>Nothing: UNDEFINED at EL0.</summary>
    None,

    /// <summary>Always.</summary>
    Always,

    /// <summary>Reads only, always.</summary>
    ReadOnly,

    /// <summary>SCTLR_EL1.UMA.</summary>
    Uma,

    /// <summary>SCTLR_EL1.UCT.</summary>
    Uct,

    /// <summary>SCTLR_EL1.UCI.</summary>
    Uci,

    /// <summary>SCTLR_EL1.DZE.</summary>
    Dze,

    /// <summary>MDSCR_EL1.TDCC clear.</summary>
    Tdcc,

    /// <summary>PMUSERENR_EL0.EN.</summary>
    PmuEn,

    /// <summary>CNTKCTL_EL1.EL0VCTEN.</summary>
    VirtualCounter,

    /// <summary>CNTKCTL_EL1.EL0PCTEN.</summary>
    PhysicalCounter,

    /// <summary>CNTKCTL_EL1.EL0VTEN.</summary>
    VirtualTimer,

    /// <summary>CNTKCTL_EL1.EL0PTEN.</summary>
    PhysicalTimer,
}

/// <summary>Directions in which a register can be accessed.</summary>
[Flags]
public enum Directions : byte
{
    /// <summary>MRS.</summary>
    Read = 1,

    /// <summary>MSR.</summary>
    Write = 2,

    /// <summary>Both.</summary>
    ReadWrite = 3,
}

/// <summary>A row of the system-register table.</summary>
/// <param name="Register">Which register.</param>
/// <param name="Name">Arm name, upper case.</param>
/// <param name="Encoding">op0 to op2.</param>
/// <param name="MinimumEl">The lowest exception level that has it, apart from <paramref name="El0"/>.</param>
/// <param name="Directions">MRS, MSR or both.</param>
/// <param name="El0">What lets EL0 use it.</param>
/// <param name="Trap">The control that traps it to EL2.</param>
public sealed record SystemRegisterInfo(
    SystemRegister Register,
    string Name,
    SystemRegisterEncoding Encoding,
    int MinimumEl,
    Directions Directions,
    El0Access El0,
    TrapControl Trap)
{
    /// <summary>The name in assembly.</summary>
    public string AssemblyName { get; } = Name.ToLowerInvariant();

    /// <summary>The name in assembly where it is read, if the encoding is another register for MRS.</summary>
    public string? ReadName { get; init; }
}
