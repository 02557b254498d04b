using Conformance.Arm.Registers;
using Conformance.Arm.Rules;

namespace Conformance.Arm.Debug;

/// <summary>What decides where debug exceptions go and whether they are generated.</summary>
/// <param name="El">Current exception level, 0 or 1.</param>
/// <param name="IsMasked">PSTATE.D.</param>
/// <param name="MdcrEl2">MDCR_EL2.</param>
/// <param name="HcrEl2">HCR_EL2.</param>
/// <param name="MdscrEl1">MDSCR_EL1.</param>
/// <param name="IsOsLocked">OSLSR_EL1.OSLK.</param>
/// <param name="IsEl1AArch32">EL1 uses AArch32, so that debug exceptions taken there are those of AArch32.</param>
public readonly record struct DebugContext(
    int El, bool IsMasked, ulong MdcrEl2, ulong HcrEl2, ulong MdscrEl1, bool IsOsLocked, bool IsEl1AArch32 = false)
{
    /// <summary>The exception level that takes debug exceptions (Arm ARM D2.4, rule of routing).</summary>
    public Decision<int> TargetEl() =>
        Registers.MdcrEl2.TDE.IsSet(MdcrEl2) ? new(2, RuleId.DebugTargetTde)
        : Registers.HcrEl2.TGE.IsSet(HcrEl2) ? new(2, RuleId.DebugTargetTge)
        : new(1, RuleId.DebugTargetEl1);

    /// <summary>Whether breakpoint, watchpoint and step exceptions are enabled from here (AArch64.GenerateDebugExceptions).</summary>
    public Decision<bool> GenerateDebugExceptions()
    {
        if (IsOsLocked)
        {
            return new(false, RuleId.DebugDisabledOsLock);
        }

        int target = TargetEl().Value;
        return target.CompareTo(El) switch
        {
            > 0 => new(true, RuleId.DebugEnabledHigherTarget),
            < 0 => new(false, RuleId.DebugDisabledLowerTarget),

            // AArch32 has neither KDE nor PSTATE.D.
            _ when target == 1 && IsEl1AArch32 => new(true, RuleId.DebugEnabledAArch32),
            _ when !Registers.MdscrEl1.KDE.IsSet(MdscrEl1) => new(false, RuleId.DebugDisabledKde),
            _ when IsMasked => new(false, RuleId.DebugDisabledMasked),
            _ => new(true, RuleId.DebugEnabledKde),
        };
    }

    /// <summary>The state of the software-step state machine (Arm ARM D2.12).</summary>
    public Decision<StepState> SoftwareStep(bool pstateSs)
    {
        if (!Registers.MdscrEl1.SS.IsSet(MdscrEl1))
        {
            return new(StepState.Inactive, RuleId.StepInactiveSs);
        }

        if (!GenerateDebugExceptions().Value)
        {
            return new(StepState.Inactive, RuleId.StepInactiveDisabled);
        }

        if (IsEl1AArch32 && TargetEl().Value == 1)
        {
            return new(StepState.Inactive, RuleId.StepInactiveAArch32);
        }

        return pstateSs
            ? new(StepState.ActiveNotPending, RuleId.StepActiveNotPending)
            : new(StepState.ActivePending, RuleId.StepActivePending);
    }
}

/// <summary>States of the software-step state machine.</summary>
public enum StepState
{
    /// <summary>PSTATE.SS has no effect.</summary>
    Inactive,

    /// <summary>One instruction executes, then PSTATE.SS becomes 0.</summary>
    ActiveNotPending,

    /// <summary>A step exception is taken before the next instruction.</summary>
    ActivePending,
}
