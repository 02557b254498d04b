namespace Conformance.Arm.Registers;

/// <summary>PSTATE as SPSR_ELx and KVM hold it, AArch64 (Arm ARM C5.2.18).</summary>
public static class Pstate
{
    /// <summary>Exception level and stack pointer.</summary>
    public static readonly RegisterField M = new("M", 0, 4, "Exception level and stack pointer.");

    /// <summary>AArch32.</summary>
    public static readonly RegisterField nRW = new("nRW", 4, 1, "AArch32.");

    /// <summary>Masks FIQ.</summary>
    public static readonly RegisterField F = new("F", 6, 1, "Masks FIQ.");

    /// <summary>Masks IRQ.</summary>
    public static readonly RegisterField I = new("I", 7, 1, "Masks IRQ.");

    /// <summary>Masks SError.</summary>
    public static readonly RegisterField A = new("A", 8, 1, "Masks SError.");

    /// <summary>Masks breakpoint, watchpoint and software step exceptions to the same exception level.</summary>
    public static readonly RegisterField D = new("D", 9, 1, "Masks breakpoint, watchpoint and software step exceptions to the same exception level.");

    /// <summary>Illegal execution state.</summary>
    public static readonly RegisterField IL = new("IL", 20, 1, "Illegal execution state.");

    /// <summary>Software step: the next instruction executes before the step exception.</summary>
    public static readonly RegisterField SS = new("SS", 21, 1, "Software step: the next instruction executes before the step exception.");

    /// <summary>Overflow.</summary>
    public static readonly RegisterField V = new("V", 28, 1, "Overflow.");

    /// <summary>Carry.</summary>
    public static readonly RegisterField C = new("C", 29, 1, "Carry.");

    /// <summary>Zero.</summary>
    public static readonly RegisterField Z = new("Z", 30, 1, "Zero.");

    /// <summary>Negative.</summary>
    public static readonly RegisterField N = new("N", 31, 1, "Negative.");

    /// <summary>Whether M and nRW name a mode of AArch64 at EL0 or EL1: EL0t, EL1t or EL1h.</summary>
    public static bool IsEl0OrEl1(ulong pstate) => (pstate & (nRW.Mask | M.Mask)) is 0x0 or 0x4 or 0x5;

    /// <summary>All fields.</summary>
    public static readonly RegisterLayout Layout = new(
        "SPSR_ELx",
        M, nRW, F, I, A, D, IL, SS,
        V, C, Z, N);
}
