namespace Conformance.Arm.Execution;

/// <summary>Why the core stopped running the guest.</summary>
public enum CpuStop
{
    /// <summary>An exception was taken to EL2; see <see cref="El2Entry"/>.</summary>
    El2,

    /// <summary>The instruction budget is used up.</summary>
    Budget,

    /// <summary>The guest did something that the core deliberately does not cover.</summary>
    Beyond,
}

/// <summary>The registers that EL2 finds after an exception.</summary>
/// <param name="Esr">ESR_EL2.</param>
/// <param name="Elr">ELR_EL2.</param>
/// <param name="Far">FAR_EL2.</param>
/// <param name="Hpfar">HPFAR_EL2.</param>
/// <param name="Spsr">SPSR_EL2.</param>
public readonly record struct El2Entry(ulong Esr, ulong Elr, ulong Far, ulong Hpfar, ulong Spsr)
{
    /// <summary>The page-aligned intermediate physical address of a stage 2 abort.</summary>
    public ulong FaultIpa => (Hpfar >> 4) << 12;
}
