namespace Conformance.Arm.Registers;

/// <summary>Debug Watchpoint Control Register (Arm ARM D19.3.10).</summary>
public static class DebugWatchpointControl
{
    /// <summary>Enables the watchpoint.</summary>
    public static readonly RegisterField E = new("E", 0, 1, "Enables the watchpoint.");

    /// <summary>Exception levels in which it matches.</summary>
    public static readonly RegisterField PAC = new("PAC", 1, 2, "Exception levels in which it matches.");

    /// <summary>Loads, stores or both.</summary>
    public static readonly RegisterField LSC = new("LSC", 3, 2, "Loads, stores or both.");

    /// <summary>Which bytes it watches.</summary>
    public static readonly RegisterField BAS = new("BAS", 5, 8, "Which bytes it watches.");

    /// <summary>Whether it matches at EL2.</summary>
    public static readonly RegisterField HMC = new("HMC", 13, 1, "Whether it matches at EL2.");

    /// <summary>Security states in which it matches.</summary>
    public static readonly RegisterField SSC = new("SSC", 14, 2, "Security states in which it matches.");

    /// <summary>The breakpoint it is linked to.</summary>
    public static readonly RegisterField LBN = new("LBN", 16, 4, "The breakpoint it is linked to.");

    /// <summary>Whether it is linked.</summary>
    public static readonly RegisterField WT = new("WT", 20, 1, "Whether it is linked.");

    /// <summary>How many low address bits it ignores.</summary>
    public static readonly RegisterField MASK = new("MASK", 24, 5, "How many low address bits it ignores.");

    /// <summary>All fields.</summary>
    public static readonly RegisterLayout Layout = new(
        "DBGWCR<n>_EL1",
        E, PAC, LSC, BAS, HMC, SSC, LBN, WT,
        MASK);
}
