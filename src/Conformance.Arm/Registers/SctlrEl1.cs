namespace Conformance.Arm.Registers;

/// <summary>System Control Register, EL1, Armv8.0 (Arm ARM D19.2.118).</summary>
public static class SctlrEl1
{
    /// <summary>Enables stage 1 translation.</summary>
    public static readonly RegisterField M = new("M", 0, 1, "Enables stage 1 translation.");

    /// <summary>Checks alignment of every access.</summary>
    public static readonly RegisterField A = new("A", 1, 1, "Checks alignment of every access.");

    /// <summary>Checks stack pointer alignment at EL1.</summary>
    public static readonly RegisterField SA = new("SA", 3, 1, "Checks stack pointer alignment at EL1.");

    /// <summary>Checks stack pointer alignment at EL0.</summary>
    public static readonly RegisterField SA0 = new("SA0", 4, 1, "Checks stack pointer alignment at EL0.");

    /// <summary>Lets EL0 access DAIF.</summary>
    public static readonly RegisterField UMA = new("UMA", 9, 1, "Lets EL0 access DAIF.");

    /// <summary>Lets EL0 use DC ZVA.</summary>
    public static readonly RegisterField DZE = new("DZE", 14, 1, "Lets EL0 use DC ZVA.");

    /// <summary>Lets EL0 read CTR_EL0.</summary>
    public static readonly RegisterField UCT = new("UCT", 15, 1, "Lets EL0 read CTR_EL0.");

    /// <summary>Lets EL0 execute WFI.</summary>
    public static readonly RegisterField nTWI = new("nTWI", 16, 1, "Lets EL0 execute WFI.");

    /// <summary>Lets EL0 execute WFE.</summary>
    public static readonly RegisterField nTWE = new("nTWE", 18, 1, "Lets EL0 execute WFE.");

    /// <summary>Data accesses of EL0 are big-endian.</summary>
    public static readonly RegisterField E0E = new("E0E", 24, 1, "Data accesses of EL0 are big-endian.");

    /// <summary>Data accesses of EL1 are big-endian.</summary>
    public static readonly RegisterField EE = new("EE", 25, 1, "Data accesses of EL1 are big-endian.");

    /// <summary>Lets EL0 use cache maintenance.</summary>
    public static readonly RegisterField UCI = new("UCI", 26, 1, "Lets EL0 use cache maintenance.");

    /// <summary>All fields.</summary>
    public static readonly RegisterLayout Layout = new(
        "SCTLR_EL1",
        M, A, SA, SA0, UMA, DZE, UCT, nTWI,
        nTWE, E0E, EE, UCI);
}
