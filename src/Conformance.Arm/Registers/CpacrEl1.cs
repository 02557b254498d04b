namespace Conformance.Arm.Registers;

/// <summary>Architectural Feature Access Control Register, EL1 (Arm ARM D19.2.30).</summary>
public static class CpacrEl1
{
    /// <summary>Traps floating-point accesses to EL1: 0 and 2 from EL0 and EL1, 1 from EL0, 3 none.</summary>
    public static readonly RegisterField FPEN = new("FPEN", 20, 2, "Traps floating-point accesses: 0 and 2 from EL0 and EL1, 1 from EL0, 3 none.");
}
