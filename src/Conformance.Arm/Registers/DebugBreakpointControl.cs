namespace Conformance.Arm.Registers;

/// <summary>Debug Breakpoint Control Register (Arm ARM D19.3.2).</summary>
public static class DebugBreakpointControl
{
    /// <summary>Enables the breakpoint.</summary>
    public static readonly RegisterField E = new("E", 0, 1, "Enables the breakpoint.");

    /// <summary>Exception levels in which it matches.</summary>
    public static readonly RegisterField PMC = new("PMC", 1, 2, "Exception levels in which it matches.");

    /// <summary>Which halfwords it matches.</summary>
    public static readonly RegisterField BAS = new("BAS", 5, 4, "Which halfwords it matches.");

    /// <summary>Whether it matches at EL2.</summary>
    public static readonly RegisterField HMC = new("HMC", 13, 1, "Whether it matches at EL2.");

    /// <summary>Security states in which it matches.</summary>
    public static readonly RegisterField SSC = new("SSC", 14, 2, "Security states in which it matches.");

    /// <summary>The breakpoint it is linked to.</summary>
    public static readonly RegisterField LBN = new("LBN", 16, 4, "The breakpoint it is linked to.");

    /// <summary>Address, context or VMID, linked or not.</summary>
    public static readonly RegisterField BT = new("BT", 20, 4, "Address, context or VMID, linked or not.");

    /// <summary>A value with BAS[1] and BAS[3] made copies of BAS[0] and BAS[2].</summary>
    public static ulong CopyBas(ulong control)
    {
        ulong even = BAS.Get(control) & 5;
        return BAS.Set(control, even | (even << 1));
    }

    /// <summary>All fields.</summary>
    public static readonly RegisterLayout Layout = new(
        "DBGBCR<n>_EL1",
        E, PMC, BAS, HMC, SSC, LBN, BT);
}
