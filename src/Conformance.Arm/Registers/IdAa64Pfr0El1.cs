namespace Conformance.Arm.Registers;

/// <summary>AArch64 Processor Feature Register 0 (Arm ARM D19.2.64).</summary>
public static class IdAa64Pfr0El1
{
    /// <summary>System register interface of the GIC; 0 is none.</summary>
    public static readonly RegisterField GIC = new("GIC", 24, 4, "System register interface of the GIC; 0 is none.");

    /// <summary>FEAT_RAS, the reliability extension; 0 is none.</summary>
    public static readonly RegisterField RAS = new("RAS", 28, 4, "The reliability extension; 0 is none.");

    /// <summary>Data of a speculative load with a permission fault is not used.</summary>
    public static readonly RegisterField CSV3 = new("CSV3", 60, 4, "Data of a speculative load with a permission fault is not used.");
}
