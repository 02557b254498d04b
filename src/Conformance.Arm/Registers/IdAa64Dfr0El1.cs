namespace Conformance.Arm.Registers;

/// <summary>AArch64 Debug Feature Register 0 (Arm ARM D19.2.59).</summary>
public static class IdAa64Dfr0El1
{
    /// <summary>Version of the PMU; 0 is none.</summary>
    public static readonly RegisterField PMUVer = new("PMUVer", 8, 4, "Version of the PMU; 0 is none.");
}
