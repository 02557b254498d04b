namespace Conformance.Arm.Registers;

/// <summary>Monitor Debug System Control Register (Arm ARM D19.3.20).</summary>
public static class MdscrEl1
{
    /// <summary>Enables software step.</summary>
    public static readonly RegisterField SS = new("SS", 0, 1, "Enables software step.");

    /// <summary>Traps EL0 accesses to the debug communication channel to EL1.</summary>
    public static readonly RegisterField TDCC = new("TDCC", 12, 1, "Traps EL0 accesses to the debug communication channel to EL1.");

    /// <summary>Enables debug exceptions from EL1 to EL1.</summary>
    public static readonly RegisterField KDE = new("KDE", 13, 1, "Enables debug exceptions from EL1 to EL1.");

    /// <summary>Enables breakpoints, watchpoints and vector catch.</summary>
    public static readonly RegisterField MDE = new("MDE", 15, 1, "Enables breakpoints, watchpoints and vector catch.");

    /// <summary>All fields.</summary>
    public static readonly RegisterLayout Layout = new(
        "MDSCR_EL1",
        SS, TDCC, KDE, MDE);
}
