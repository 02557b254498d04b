namespace Conformance.Behaviours.Rules;

/// <summary>Names the rule by which KVM decided something. See <see cref="KvmRuleTable"/> for sentence, source and the switch it hangs on.</summary>
public enum KvmRuleId : byte
{
#pragma warning disable CS1591 // KvmRuleTable documents each value.
    TdeSet,
    TdeClear,
    TdaSet,
    TdaClear,
    StepArmed,
    StepLeftPending,
    HostMdscr,
    GuestMdscr,
    DebugExit,
    NoHandler,
    MadeUpStep,
    MadeUpStepAfterMmio,
    MmioExit,
    MmioCompleted,
    MmioWithoutSyndrome,
    PageMapped,
    SkippedAtOnce,
    SkipWaits,
    SkipDone,
    ExceptionInjected,
    ExceptionWaits,
    ExceptionDone,
    WfiBlocks,
    WfeYields,
    HvcAnswered,
    SmcccVersion,
    SmcAnswered,
    ConditionFailed,
    SystemRegisterEmulated,
    SystemRegisterUndefined,
    SystemEvent,
    SignalPending,
    ImmediateExit,

    /// <summary>PSTATE is one that the vCPU does not have.</summary>
    IllegalEntry,
#pragma warning restore CS1591
}
