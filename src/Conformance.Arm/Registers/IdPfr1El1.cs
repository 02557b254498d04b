namespace Conformance.Arm.Registers;

/// <summary>AArch32 Processor Feature Register 1 (Arm ARM D19.2.88).</summary>
public static class IdPfr1El1
{
    /// <summary>System register interface of the GIC; 0 is none.</summary>
    public static readonly RegisterField GIC = new("GIC", 28, 4, "System register interface of the GIC; 0 is none.");
}
