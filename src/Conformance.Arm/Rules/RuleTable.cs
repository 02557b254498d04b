namespace Conformance.Arm.Rules;

/// <summary>A rule: one sentence, and where it stands.</summary>
public sealed record Rule(RuleId Id, string Sentence, string Source);

/// <summary>Every rule that a decision of the core can name, and those by which coverage tells what cannot happen.</summary>
public static class RuleTable
{
    private static readonly Rule[] Rows =
    [
        new(RuleId.None, "no decision", "-"),
        new(RuleId.DebugTargetTde, "MDCR_EL2.TDE is 1, so debug exceptions from EL0 and EL1 go to EL2", "Arm ARM D2.4, MDCR_EL2.TDE"),
        new(RuleId.DebugTargetTge, "HCR_EL2.TGE is 1, so debug exceptions go to EL2", "Arm ARM D2.4, HCR_EL2.TGE"),
        new(RuleId.DebugTargetEl1, "neither TDE nor TGE is set, so debug exceptions go to EL1", "Arm ARM D2.4"),
        new(RuleId.DebugDisabledOsLock, "the OS lock is set, so there are no breakpoint, watchpoint and step exceptions", "Arm ARM D2.5"),
        new(RuleId.DebugEnabledHigherTarget, "the target level is higher than the current one: debug exceptions are enabled whatever PSTATE.D and KDE say", "Arm ARM D2.5"),
        new(RuleId.DebugEnabledKde, "target and current level are the same, MDSCR_EL1.KDE is 1 and PSTATE.D is 0: debug exceptions are enabled", "Arm ARM D2.5"),
        new(RuleId.DebugEnabledAArch32, "EL1 takes debug exceptions and uses AArch32, which has neither KDE nor PSTATE.D: they are enabled", "Arm ARM G2.5"),
        new(RuleId.DebugDisabledKde, "target and current level are the same and MDSCR_EL1.KDE is 0: debug exceptions are disabled", "Arm ARM D2.5"),
        new(RuleId.DebugDisabledMasked, "target and current level are the same and PSTATE.D is 1: debug exceptions are masked", "Arm ARM D2.5"),
        new(RuleId.DebugDisabledLowerTarget, "the target level is lower than the current one: debug exceptions are disabled", "Arm ARM D2.5"),
        new(RuleId.StepInactiveSs, "MDSCR_EL1.SS is 0: software step is inactive", "Arm ARM D2.12"),
        new(RuleId.StepInactiveDisabled, "debug exceptions are disabled here: software step is inactive", "Arm ARM D2.12"),
        new(RuleId.StepInactiveAArch32, "debug exceptions go to an EL1 that uses AArch32, which has no software step: it is inactive", "Arm ARM D2.12"),
        new(RuleId.StepActiveNotPending, "software step is active and PSTATE.SS is 1: one instruction executes", "Arm ARM D2.12, active-not-pending"),
        new(RuleId.StepActivePending, "software step is active and PSTATE.SS is 0: the step exception is taken before the next instruction", "Arm ARM D2.12, active-pending"),
        new(RuleId.StepTakenAfterInstruction, "the stepped instruction has completed: step exception with ISV=1", "Arm ARM D2.12, ESR_ELx ISS of software step"),
        new(RuleId.StepTakenBeforeInstruction, "no instruction was executed since the step became pending: step exception with ISV=0", "Arm ARM D2.12, ESR_ELx ISS of software step"),
        new(RuleId.StepFetchAbortFirst, "this core looks the code page up before it takes a pending step, so the fetch aborts first", "QEMU 7.2, seen on real kernels"),
        new(RuleId.BrkUnconditional, "BRK is a debug exception that nothing masks", "Arm ARM D2.8, AArch64.SoftwareBreakpoint"),
        new(RuleId.BkptUnconditional, "BKPT is a debug exception that nothing masks, whatever its condition is", "Arm ARM, AArch32.SoftwareBreakpoint"),
        new(RuleId.ConditionFailed, "the condition of the instruction fails: it does nothing", "Arm ARM, ConditionPassed; G1.20 where it could be trapped"),
        new(RuleId.ConditionFailedTrapped, "the condition of the instruction fails, and this core traps it all the same", "Arm ARM G1.20, CPU model"),
        new(RuleId.AArch32ModeEntered, "EL1 uses AArch32: the exception is taken in the mode of its kind, at its vector", "Arm ARM, AArch32.EnterMode"),
        new(RuleId.BreakpointMatch, "an enabled breakpoint matches pc and state", "Arm ARM D2.9, AArch64.BreakpointMatch"),
        new(RuleId.WatchpointMatch, "an enabled watchpoint matches the access", "Arm ARM D2.10, AArch64.WatchpointMatch"),
        new(RuleId.VectorCatchMatch, "DBGVCR catches the vector that the instruction lies at", "Arm ARM G2.12"),
        new(RuleId.SystemRegisterUndefinedEl, "the register does not exist at this exception level: UNDEFINED", "Arm ARM D19.1"),
        new(RuleId.SystemRegisterUndefinedDirection, "the register cannot be accessed in this direction: UNDEFINED", "Arm ARM D19.1"),
        new(RuleId.StackPointerInUse, "SP_EL0 is the stack pointer in use (PSTATE.SP is 0): UNDEFINED", "Arm ARM C5.2.22, SP_EL0"),
        new(RuleId.SystemRegisterUndefinedEl0Control, "a control at EL1 keeps EL0 from this register", "Arm ARM D19.1"),
        new(RuleId.SystemRegisterNotImplemented, "this core does not implement the register: UNDEFINED", "CPU model"),
        new(RuleId.SystemRegisterTrapped, "a control at EL2 traps the access", "Arm ARM D1.3.5, MDCR_EL2 and HCR_EL2"),
        new(RuleId.FpAccessDisabled, "CPACR_EL1.FPEN keeps this exception level from floating-point registers", "Arm ARM D19.2.30"),
        new(RuleId.SystemRegisterPermitted, "the access is permitted", "Arm ARM D19.1"),
        new(RuleId.WfxTrapped, "HCR_EL2.TWI or TWE is 1 and the instruction would wait: trapped", "Arm ARM D1.3.5"),
        new(RuleId.WfxRetires, "the instruction does not wait and is not trapped", "Arm ARM D1.6"),
        new(RuleId.WfxStepped, "this core retires WFI as a NOP while it is being stepped", "QEMU 7.2, seen on real kernels"),
        new(RuleId.SmcTrapped, "HCR_EL2.TSC is 1: SMC is trapped before it does anything", "Arm ARM D1.3.5"),
        new(RuleId.SmcAnswered, "the machine answers SMC in the place of firmware, and knows no such function", "QEMU 7.2, PSCI by SMC"),
        new(RuleId.HvcTaken, "HVC is taken to EL2 after PSTATE.SS was cleared; the return address is the next instruction", "Arm ARM C6.2.126"),
        new(RuleId.HvcUndefined, "HVC and SMC are UNDEFINED at EL0", "Arm ARM C6.2.126"),
        new(RuleId.SvcTaken, "SVC is taken after PSTATE.SS was cleared; the return address is the next instruction", "Arm ARM C6.2.383"),
        new(RuleId.StageTwoTranslation, "stage 2 does not map the page", "Arm ARM D8.12"),
        new(RuleId.UndefinedInstruction, "the instruction is UNDEFINED", "Arm ARM D1.3"),
        new(RuleId.IllegalExceptionReturn, "SPSR asks for a state that cannot be entered: PSTATE.IL is set", "Arm ARM D1.4.4"),
        new(RuleId.VirtualSError, "a virtual SError is pending, HCR_EL2.AMO is 1, TGE and PSTATE.A are 0", "Arm ARM D1.3.6, HCR_EL2.VSE"),
        new(RuleId.SameElClass, "the class is for exceptions taken to the level they come from, and none are taken to EL0", "Arm ARM D1.3, D19.2.37"),
        new(RuleId.StepStaysOn, "step exceptions go to a higher level, which traps MDSCR_EL1 and the OS lock: what is stepped cannot switch its step off", "Arm ARM D2.12, MDCR_EL2.TDE"),
        new(RuleId.ClassNotImplemented, "no core of the suite has the extension that raises this class", "CPU model"),
        new(RuleId.FloatingPointNotCovered, "only floating-point instructions of AArch32 raise this class, and the suite covers none", "Arm ARM D19.2.37"),
        new(RuleId.StackAlignmentUnchecked, "this core does not check the alignment of the stack pointer", "QEMU 7.2, seen on a bare core"),
        new(RuleId.StageTwoOff, "stage 2 is off on a bare core, so that EL1 takes its own aborts", "Arm ARM D8.2, HCR_EL2.VM"),
        new(RuleId.SystemRegisterNotControlled, "no control at EL2 that is set names the register: the access is not trapped", "Arm ARM D1.3.5, MDCR_EL2 and HCR_EL2"),
        new(RuleId.ControlNotImplemented, "this core does not implement the control, which traps nothing", "CPU model"),
        new(RuleId.NoEl1UnderTge, "HCR_EL2.TGE is 1: there is no EL1 to come from", "Arm ARM D1.4.4, HCR_EL2.TGE"),
        new(RuleId.KvmStepsGuest, "KVM enters the guest with MDSCR_EL1.SS and MDCR_EL2.TDE set while SINGLESTEP is in force: software step is active at EL0 and EL1", "commit 337b99bf7edf (Linux 4.3)"),
        new(RuleId.KvmClearsGuestStep, "KVM enters the guest with MDSCR_EL1.SS clear while debugging goes on without SINGLESTEP, unless debug exceptions go to EL1", "commit 337b99bf7edf (Linux 4.3)"),
        new(RuleId.KvmHasNoSError, "the only kernel whose guest can step itself while it is debugged is older than KVM_SET_VCPU_EVENTS, so that nothing raises an SError", "[PATCH v2 06/10], 2015-03-31; Linux 4.19"),
    ];

    /// <summary>All rules.</summary>
    public static IReadOnlyList<Rule> All => Rows;

    /// <summary>A rule by its id.</summary>
    public static Rule Find(RuleId id) => Rows[(int)id];
}
