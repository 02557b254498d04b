namespace Conformance.Arm.Cpus;

/// <summary>
/// Cortex-A57 with the other choice that the architecture leaves to a core: an instruction whose condition fails is trapped
/// like one whose condition passes (Arm ARM G1.20). No machine at hand does so; the models are for what a hypervisor has to do then.
/// </summary>
internal static class CortexA57TrapsFailed
{
    /// <summary>The syndrome of a T32 instruction leaves its condition to PSTATE.IT.</summary>
    public static CpuModel ByIt { get; } = CortexA57Qemu.Model with
    {
        Name = "cortex-a57-traps-failed",
        Title = "the same, but traps instructions whose condition fails; model only",
        TrapsFailedConditions = true,
        TrapsReportAlways = false,
        BkptIsAlwaysWide = false,
        PendingStepClearsIt = false,
        TrappedSmcClearsIt = false,
        TrappedWaitAdvancesIt = false,
        KeepsSpsrApart = false,
    };

    /// <summary>The syndrome has the condition of a T32 instruction too.</summary>
    public static CpuModel ByCondition { get; } = ByIt with
    {
        Name = "cortex-a57-traps-failed-cond",
        Title = "as cortex-a57-traps-failed, with the condition of T32 instructions in the syndrome; model only",
        ThumbTrapsReportCondition = true,
    };
}
