namespace Conformance.Arm.Registers;

/// <summary>AArch32 Debug Feature Register 0 (Arm ARM D19.2.78).</summary>
public static class IdDfr0El1
{
    /// <summary>Version of the PMU; 0 is none.</summary>
    public static readonly RegisterField PerfMon = new("PerfMon", 24, 4, "Version of the PMU; 0 is none.");
}
