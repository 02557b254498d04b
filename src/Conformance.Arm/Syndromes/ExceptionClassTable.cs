namespace Conformance.Arm.Syndromes;

/// <summary>A row of the table of exception classes.</summary>
/// <param name="Class">The value.</param>
/// <param name="Name">In words; a class that tells lower and same exception levels apart is that of the lower one unless it says so.</param>
/// <param name="Iss">How its ISS is read.</param>
public sealed record ExceptionClassInfo(ExceptionClass Class, string Name, IssLayout Iss);

/// <summary>The exception classes of ESR_ELx, with the layout of their ISS. Values without a row are unallocated or not covered.</summary>
public static class ExceptionClassTable
{
    private static readonly ExceptionClassInfo?[] ByValue = new ExceptionClassInfo?[64];

    static ExceptionClassTable()
    {
        foreach (ExceptionClassInfo row in All)
        {
            ByValue[(int)row.Class] = row;
        }
    }

    /// <summary>All rows, by value.</summary>
    public static IReadOnlyList<ExceptionClassInfo> All { get; } =
    [
        new(ExceptionClass.Unknown, "UNDEFINED instruction", IssLayouts.None),
        new(ExceptionClass.Wfx, "trapped WFI or WFE", IssLayouts.Wfx),
        new(ExceptionClass.Cp15Mcr, "trapped MCR or MRC (CP15)", IssLayouts.CopMcr),
        new(ExceptionClass.Cp15Mcrr, "trapped MCRR or MRRC (CP15)", IssLayouts.CopMcrr),
        new(ExceptionClass.Cp14Mcr, "trapped MCR or MRC (CP14)", IssLayouts.CopMcr),
        new(ExceptionClass.Cp14Ldc, "trapped LDC or STC (CP14)", IssLayouts.CopLdc),
        new(ExceptionClass.FpAccess, "trapped SIMD or floating-point access", IssLayouts.Conditional),
        new(ExceptionClass.Cp10Id, "trapped VMRS (CP10 ID)", IssLayouts.CopMcr),
        new(ExceptionClass.Pac, "trapped pointer authentication", IssLayouts.None),
        new(ExceptionClass.Cp14Mrrc, "trapped MRRC (CP14)", IssLayouts.CopMcrr),
        new(ExceptionClass.BranchTarget, "branch target exception", IssLayouts.None),
        new(ExceptionClass.IllegalState, "illegal execution state", IssLayouts.None),
        new(ExceptionClass.Svc32, "SVC from AArch32", IssLayouts.Immediate),
        new(ExceptionClass.Hvc32, "HVC from AArch32", IssLayouts.Immediate),
        new(ExceptionClass.Smc32, "trapped SMC from AArch32", IssLayouts.Smc32),
        new(ExceptionClass.Svc64, "SVC", IssLayouts.Immediate),
        new(ExceptionClass.Hvc64, "HVC", IssLayouts.Immediate),
        new(ExceptionClass.Smc64, "trapped SMC", IssLayouts.Immediate),
        new(ExceptionClass.SystemRegister, "trapped MSR, MRS or SYS", IssLayouts.SystemRegister),
        new(ExceptionClass.Sve, "trapped SVE access", IssLayouts.None),
        new(ExceptionClass.Eret, "trapped ERET", IssLayouts.None),
        new(ExceptionClass.InstructionAbortLower, "instruction abort", IssLayouts.InstructionAbort),
        new(ExceptionClass.InstructionAbortSame, "instruction abort from the same EL", IssLayouts.InstructionAbort),
        new(ExceptionClass.PcAlignment, "pc alignment fault", IssLayouts.None),
        new(ExceptionClass.DataAbortLower, "data abort", IssLayouts.DataAbort),
        new(ExceptionClass.DataAbortSame, "data abort from the same EL", IssLayouts.DataAbort),
        new(ExceptionClass.SpAlignment, "stack pointer alignment fault", IssLayouts.None),
        new(ExceptionClass.Fp32, "floating-point exception from AArch32", IssLayouts.None),
        new(ExceptionClass.Fp64, "floating-point exception", IssLayouts.None),
        new(ExceptionClass.SError, "SError interrupt", IssLayouts.SError),
        new(ExceptionClass.BreakpointLower, "hardware breakpoint", IssLayouts.Debug),
        new(ExceptionClass.BreakpointSame, "hardware breakpoint from the same EL", IssLayouts.Debug),
        new(ExceptionClass.SoftwareStepLower, "software step", IssLayouts.SoftwareStep),
        new(ExceptionClass.SoftwareStepSame, "software step from the same EL", IssLayouts.SoftwareStep),
        new(ExceptionClass.WatchpointLower, "watchpoint", IssLayouts.Watchpoint),
        new(ExceptionClass.WatchpointSame, "watchpoint from the same EL", IssLayouts.Watchpoint),
        new(ExceptionClass.Bkpt32, "BKPT from AArch32", IssLayouts.Immediate),
        new(ExceptionClass.VectorCatch, "vector catch from AArch32", IssLayouts.Debug),
        new(ExceptionClass.Brk64, "BRK", IssLayouts.Immediate),
    ];

    /// <summary>The row of a syndrome's class, or null when the class is unallocated or not covered.</summary>
    public static ExceptionClassInfo? Find(ulong esr) => ByValue[(int)Esr.EC.Get(esr)];
}
