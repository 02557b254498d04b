namespace Conformance.Arm.Registers;

/// <summary>PSTATE as SPSR_ELx and KVM hold it (Arm ARM C5.2.18); PSTATE.IT of AArch32 is <see cref="ItState"/>.</summary>
public static class Pstate
{
    /// <summary>Exception level and stack pointer.</summary>
    public static readonly RegisterField M = new("M", 0, 4, "Exception level and stack pointer.");

    /// <summary>AArch32.</summary>
    public static readonly RegisterField nRW = new("nRW", 4, 1, "AArch32.");

    /// <summary>AArch32: the instruction set is T32.</summary>
    public static readonly RegisterField T = new("T", 5, 1, "The instruction set is T32.");

    /// <summary>Masks FIQ.</summary>
    public static readonly RegisterField F = new("F", 6, 1, "Masks FIQ.");

    /// <summary>Masks IRQ.</summary>
    public static readonly RegisterField I = new("I", 7, 1, "Masks IRQ.");

    /// <summary>Masks SError.</summary>
    public static readonly RegisterField A = new("A", 8, 1, "Masks SError.");

    /// <summary>Masks breakpoint, watchpoint and software step exceptions to the same exception level.</summary>
    public static readonly RegisterField D = new("D", 9, 1, "Masks breakpoint, watchpoint and software step exceptions to the same exception level.");

    /// <summary>AArch32: data accesses are big-endian.</summary>
    public static readonly RegisterField E = new("E", 9, 1, "Data accesses are big-endian.");

    /// <summary>AArch32: greater than or equal flags.</summary>
    public static readonly RegisterField GE = new("GE", 16, 4, "Greater than or equal flags.");

    /// <summary>Illegal execution state.</summary>
    public static readonly RegisterField IL = new("IL", 20, 1, "Illegal execution state.");

    /// <summary>Software step: the next instruction executes before the step exception.</summary>
    public static readonly RegisterField SS = new("SS", 21, 1, "Software step: the next instruction executes before the step exception.");

    /// <summary>AArch32: cumulative saturation.</summary>
    public static readonly RegisterField Q = new("Q", 27, 1, "Cumulative saturation.");

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

    /// <summary>Whether M and nRW name a mode of AArch32 at EL0 or EL1: usr, fiq, irq, svc, abt, und or sys.</summary>
    public static bool IsAArch32(ulong pstate) => AArch32Modes.Find(pstate) is not null;

    /// <summary>All fields of AArch64.</summary>
    public static readonly RegisterLayout Layout = new(
        "SPSR_ELx",
        M, nRW, F, I, A, D, IL, SS,
        V, C, Z, N);
}
