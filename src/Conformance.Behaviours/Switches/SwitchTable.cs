namespace Conformance.Behaviours.Switches;

/// <summary>
/// Every switch: the mechanisms of KVM/arm64 in which kernels differ for a debugger. What a single step gives, for
/// instance, is not a switch: it follows from how the step state is kept, when an instruction is skipped and which
/// exits are made up.
/// </summary>
public static class SwitchTable
{
    /// <summary>Which flags KVM_SET_GUEST_DEBUG accepts.</summary>
    public static readonly BehaviourSwitch<GuestDebugMask> GuestDebugMask = new(
        "guestdbg-valid-mask", "Which flags KVM_SET_GUEST_DEBUG accepts",
        (Switches.GuestDebugMask.None, "none", "none: always EINVAL", "before commit 4bd611ca60af (Linux 4.3)"),
        (Switches.GuestDebugMask.SwBp, "sw-bp", "ENABLE and USE_SW_BP; any other flag is EINVAL", "[PATCH v2 06/10] KVM: arm64: guest debug, add SW break point support, 2015-03-31"),
        (Switches.GuestDebugMask.Full, "full", "ENABLE, SINGLESTEP, USE_SW_BP and USE_HW", "commit 337b99bf7edf (Linux 4.3)"));

    /// <summary>What struct kvm_debug_exit_arch carries.</summary>
    public static readonly BehaviourSwitch<DebugExitFields> DebugExitFields = new(
        "debug-exit-fields", "What a debug exit carries",
        (Switches.DebugExitFields.None, "none", "there is no debug exit", "before Linux 4.3"),
        (Switches.DebugExitFields.HsrPc, "hsr-pc", "the syndrome and the guest's pc", "[PATCH v2 06/10], 2015-03-31"),
        (Switches.DebugExitFields.HsrFar, "hsr-far", "bits 31:0 of the syndrome, and FAR for a watchpoint", "commit 4bd611ca60af (Linux 4.3)"),
        (Switches.DebugExitFields.Hsr64Far, "hsr64-far", "all 64 bits of the syndrome, and FAR for a watchpoint", "Linux 5.19"));

    /// <summary>What switching debugging off does besides.</summary>
    public static readonly BehaviourSwitch<GuestDebugDisable> GuestDebugDisable = new(
        "guest-debug-disable", "What clearing ENABLE does besides switching debugging off",
        (Switches.GuestDebugDisable.Plain, "plain", "nothing", "commit 4bd611ca60af (Linux 4.3)"),
        (Switches.GuestDebugDisable.ForgetPending, "forget-pending", "a step that is pending is forgotten", "Linux 6.1"));

    /// <summary>The traps of MDCR_EL2 that are always set.</summary>
    public static readonly BehaviourSwitch<MdcrBase> MdcrBase = new(
        "mdcr-base", "Which traps of MDCR_EL2 are always set, apart from TDRA and TDOSA",
        (Switches.MdcrBase.Pmu, "pmu", "TPM and TPMCR: 0xc60", "Linux 3.18"),
        (Switches.MdcrBase.PmuAndSpe, "pmu+spe", "TPMS as well: 0x4c60", "Linux 4.11"),
        (Switches.MdcrBase.PmuSpeAndTrace, "pmu+spe+trace", "TPMS and TTRF as well: 0x84c60", "Linux 5.11 or 5.12"));

    /// <summary>When MDCR_EL2.TDE is set.</summary>
    public static readonly BehaviourSwitch<MdcrTde> MdcrTde = new(
        "mdcr-tde", "When MDCR_EL2.TDE is set, so that every debug exception of the guest goes to EL2",
        (Switches.MdcrTde.Never, "never", "never", "before Linux 4.3"),
        (Switches.MdcrTde.SwBp, "sw-bp", "with USE_SW_BP", "[PATCH v2 06/10], 2015-03-31"),
        (Switches.MdcrTde.AnyFlag, "any-flag", "whenever debugging is on, whatever flag is given", "commit 337b99bf7edf (Linux 4.3)"));

    /// <summary>When MDCR_EL2.TDA is set.</summary>
    public static readonly BehaviourSwitch<MdcrTda> MdcrTda = new(
        "mdcr-tda", "When MDCR_EL2.TDA is set, so that the guest's accesses to debug registers trap",
        (Switches.MdcrTda.NotInUse, "not-in-use", "unless the guest has written one since the last exit, or its MDE or KDE is set", "Linux 3.18"),
        (Switches.MdcrTda.NotDirty, "not-dirty", "unless the guest has written one since the last exit", "[PATCH v2 06/10], 2015-03-31, context lines"),
        (Switches.MdcrTda.NotDirtyOrHw, "not-dirty-or-hw", "unless the guest has written one since the last exit; always with USE_HW", "Linux 4.3"),
        (Switches.MdcrTda.NotGuestOwned, "not-guest-owned", "unless the guest owns the debug registers", "Linux 6.14"));

    /// <summary>How DIRTY is tested.</summary>
    public static readonly BehaviourSwitch<MdcrDirtyTest> MdcrDirtyTest = new(
        "mdcr-dirty-test", "How the flag that the guest's debug registers are loaded is tested",
        (Switches.MdcrDirtyTest.Correct, "correct", "the flag alone", "Linux 4.3"),
        (Switches.MdcrDirtyTest.NotThenAnd, "not-then-and", "!flags & DIRTY: the negation binds first, so the test asks whether no flag at all is set", "[PATCH v2 06/10], 2015-03-31, context lines"));

    /// <summary>Whose debug registers are loaded.</summary>
    public static readonly BehaviourSwitch<DebugRegisters> DebugRegisters = new(
        "debug-registers", "Whose breakpoint and watchpoint registers are loaded while the guest runs",
        (Switches.DebugRegisters.DirtyFlag, "dirty-flag", "the debugger's with USE_HW, otherwise the guest's once it has used them", "Linux 4.3"),
        (Switches.DebugRegisters.Owner, "owner", "the debugger's whenever debugging is on, even without USE_HW, otherwise the guest's once it has used them", "Linux 6.14"));

    /// <summary>MDSCR_EL1 while the guest runs under a debugger.</summary>
    public static readonly BehaviourSwitch<MdscrUnderHostDebug> MdscrUnderHostDebug = new(
        "mdscr-under-host-debug", "What MDSCR_EL1 holds while the guest runs under a debugger",
        (Switches.MdscrUnderHostDebug.Guest, "guest", "the guest's value", "before Linux 4.3"),
        (Switches.MdscrUnderHostDebug.Merged, "merged", "the guest's value with SS replaced, and MDE set with USE_HW; of the guest's value 32 bits are kept", "commit 337b99bf7edf (Linux 4.3)"),
        (Switches.MdscrUnderHostDebug.External, "external", "the guest's value without SS, KDE and MDE; SS as asked for, KDE and MDE with USE_HW", "Linux 6.14"));

    /// <summary>How the state of a step is kept between guest entries.</summary>
    public static readonly BehaviourSwitch<StepStateKeeping> StepState = new(
        "step-state", "How PSTATE.SS is set for a guest entry while stepping",
        (StepStateKeeping.None, "none", "it is not touched", "before Linux 4.3"),
        (StepStateKeeping.RearmEveryEntry, "rearm-every-entry", "set before every entry, so that any exit in between starts a new step", "commit 337b99bf7edf (Linux 4.3)"),
        (StepStateKeeping.PendingPerExit, "pending-per-exit", "set before every entry, unless the step had completed at the exit before", "Linux 6.1"),
        (StepStateKeeping.PendingLoadPut, "pending-load-put", "set when the vCPU is loaded, unless the step had completed when it was put", "Linux 6.14"));

    /// <summary>Whether userspace sees the debugger's PSTATE.SS.</summary>
    public static readonly BehaviourSwitch<SsVisible> SsVisible = new(
        "ss-visible", "Which PSTATE.SS userspace reads after an exit while stepping",
        (Switches.SsVisible.Raw, "raw", "the debugger's, as the exit left it", "Linux 4.3"),
        (Switches.SsVisible.Guest, "guest", "the guest's own", "Linux 6.1"));

    /// <summary>Which exception classes end in a debug exit.</summary>
    public static readonly BehaviourSwitch<DebugEcSet> DebugEcSet = new(
        "debug-ec-set", "Which exception classes end in KVM_EXIT_DEBUG",
        (Switches.DebugEcSet.None, "none", "none", "before Linux 4.3"),
        (Switches.DebugEcSet.Brk, "brk", "BRK and BKPT", "[PATCH v2 06/10], 2015-03-31"),
        (Switches.DebugEcSet.Five, "five", "BRK, BKPT, breakpoint, watchpoint and software step", "commit 337b99bf7edf (Linux 4.3)"));

    /// <summary>What an exception class without a handler does.</summary>
    public static readonly BehaviourSwitch<UnknownEc> UnknownEc = new(
        "unknown-ec", "What an exception class without a handler does",
        (Switches.UnknownEc.Bug, "bug", "host BUG()", "Linux 3.18"),
        (Switches.UnknownEc.Undef, "undef", "an UNDEFINED exception is injected into the guest", "commit ba4dd156eabd (Linux 4.12)"));

    /// <summary>Which FAR a watchpoint exit reports.</summary>
    public static readonly BehaviourSwitch<WatchpointFar> WatchpointFar = new(
        "watchpoint-far", "Which far a watchpoint exit reports",
        (Switches.WatchpointFar.Live, "live", "FAR_EL2 of the watchpoint", "Linux 4.3; again from 6.4, and in 6.1.y"),
        (Switches.WatchpointFar.LastAbort, "last-abort", "the address of the last instruction or data abort", "Linux 4.5"));

    /// <summary>When an emulated instruction is skipped.</summary>
    public static readonly BehaviourSwitch<SkipInstruction> SkipInstruction = new(
        "skip-instruction", "When pc moves past an instruction that KVM emulated",
        (Switches.SkipInstruction.AtOnce, "at-once", "in the handler", "Linux 3.18"),
        (Switches.SkipInstruction.AtOnceClearSs, "at-once-clear-ss", "in the handler, which clears PSTATE.SS too", "commit bd7d95cafb49 (Linux 5.0)"),
        (Switches.SkipInstruction.AtEntry, "at-entry", "at the next guest entry, after PSTATE.SS was set for it, and clears it", "Linux 5.11"));

    /// <summary>When an exception is injected.</summary>
    public static readonly BehaviourSwitch<InjectException> InjectException = new(
        "inject-exception", "When an exception that KVM injects is entered",
        (Switches.InjectException.AtOnce, "at-once", "in the handler", "Linux 3.18"),
        (Switches.InjectException.AtEntry, "at-entry", "at the next guest entry, after PSTATE.SS was set for it", "Linux 5.11"));

    /// <summary>Whether a handled trap is reported as a step.</summary>
    public static readonly BehaviourSwitch<StepExitAfterHandler> StepExitAfterHandler = new(
        "step-exit-after-handler", "Whether KVM makes up a step exit after it handled a trap while stepping",
        (Switches.StepExitAfterHandler.Never, "never", "no", "Linux 4.3; again commit bd7d95cafb49 (Linux 5.0)"),
        (Switches.StepExitAfterHandler.Nonzero, "nonzero", "when the handler did not return 0, so after an error as well", "[PATCH v1 1/2] KVM: arm64: handle single-stepping trapped instructions, 2017-10-06"),
        (Switches.StepExitAfterHandler.NonzeroCompletingMmio, "nonzero-completing-mmio", "as nonzero, and an MMIO access is completed first where exit_reason says MMIO; no handler that leaves an access to userspace returns anything but 0", "M. Zyngier's counter-proposal in the review of [PATCH v1 1/2], 2017-10-06"),
        (Switches.StepExitAfterHandler.Positive, "positive", "when the handler returned a positive value", "Linux 4.15"));

    /// <summary>Whether a completed userspace MMIO access is reported as a step.</summary>
    public static readonly BehaviourSwitch<StepExitAfterUserMmio> StepExitAfterUserMmio = new(
        "step-exit-after-user-mmio", "Whether KVM makes up a step exit when userspace has completed an MMIO access",
        (Switches.StepExitAfterUserMmio.Never, "never", "no", "Linux 4.3; again Linux 5.0"),
        (Switches.StepExitAfterUserMmio.OnReturn, "on-return", "at the start of the next KVM_RUN", "[PATCH v1 2/2], 2017-10-06; Linux 4.15"));

    /// <summary>What becomes of a delayed pc change when KVM_RUN returns first.</summary>
    public static readonly BehaviourSwitch<PcAdjustOnExit> PcAdjustOnExit = new(
        "pc-adjust-on-exit", "What becomes of a delayed skip or injection when KVM_RUN returns before the next entry",
        (Switches.PcAdjustOnExit.Deferred, "deferred", "it waits; userspace reads the old pc", "Linux 5.11"),
        (Switches.PcAdjustOnExit.Committed, "committed", "it is done before KVM_RUN returns", "commit 26e0aabb38a6 (Linux 5.13)"));

    /// <summary>When an MMIO instruction is skipped.</summary>
    public static readonly BehaviourSwitch<MmioSkip> MmioSkip = new(
        "mmio-skip", "When pc moves past an MMIO instruction",
        (Switches.MmioSkip.BeforeExit, "before-exit", "before KVM_EXIT_MMIO", "Linux 3.18"),
        (Switches.MmioSkip.AtCompletion, "at-completion", "when the access is completed by the next KVM_RUN", "commit 0d640732dbeb (Linux 5.0)"));

    /// <summary>When a KVM_RUN completes an MMIO access.</summary>
    public static readonly BehaviourSwitch<MmioCompletionGuard> MmioCompletionGuard = new(
        "mmio-completion-guard", "When the start of KVM_RUN completes an MMIO access",
        (Switches.MmioCompletionGuard.ExitReason, "exit-reason", "whenever exit_reason says MMIO", "Linux 3.18"),
        (Switches.MmioCompletionGuard.Needed, "needed", "once for each MMIO exit", "Linux 5.3"),
        (Switches.MmioCompletionGuard.NeededAndNoException, "needed-and-no-exception", "once, and not when userspace has made an exception pending", "Linux 6.13; 5.10.y, 6.1.y, 6.12.y"));

    /// <summary>Whether MMIO loads are sign-extended.</summary>
    public static readonly BehaviourSwitch<MmioSignExtension> MmioSignExtension = new(
        "mmio-sign-extension", "Whether a sign-extending MMIO load extends the sign",
        (Switches.MmioSignExtension.Lost, "lost", "the extension is cut off again", "Linux 3.18"),
        (Switches.MmioSignExtension.Right, "right", "yes", "between Linux 6.12 and 7.3"));

    /// <summary>What an MMIO load into a W register leaves above bit 31.</summary>
    public static readonly BehaviourSwitch<MmioNarrowRegister> MmioNarrowRegister = new(
        "mmio-narrow-register", "What a sign-extended MMIO load leaves above bit 31 of a W register",
        (Switches.MmioNarrowRegister.Untouched, "untouched", "the extension", "Linux 3.18"),
        (Switches.MmioNarrowRegister.Truncated, "truncated", "zeros", "Linux 5.6"));

    /// <summary>Register number 31 of an emulated access.</summary>
    public static readonly BehaviourSwitch<ZeroRegister> ZeroRegister = new(
        "zero-register", "What register number 31 of an MMIO access or trapped MSR or MRS is",
        (Switches.ZeroRegister.StackPointer, "stack-pointer", "SP_EL0, read and written", "Linux 3.18"),
        (Switches.ZeroRegister.Zero, "zero", "the zero register", "commits bc45a516fa90 and 2ec5be3dbfdc (Linux 4.4; the release from memory)"));

    /// <summary>What SMC does.</summary>
    public static readonly BehaviourSwitch<SmcHandling> Smc = new(
        "smc", "What SMC in the guest does",
        (SmcHandling.Undef, "undef", "UNDEFINED is injected", "Linux 3.18"),
        (SmcHandling.NotSupported, "not-supported", "x0 becomes -1", "Linux 4.16, 4.14.y"),
        (SmcHandling.Smccc, "smccc", "it is handled as HVC is; an immediate other than 0 is not supported", "Linux 6.3 or 6.4"));

    /// <summary>What an unknown HVC does.</summary>
    public static readonly BehaviourSwitch<HvcUnknown> HvcUnknown = new(
        "hvc-unknown", "What HVC with an unknown function does",
        (Switches.HvcUnknown.Undef, "undef", "UNDEFINED is injected", "Linux 3.18"),
        (Switches.HvcUnknown.NotSupported, "not-supported", "x0 becomes -1, and x1 to x3 become 0 as after every call", "Linux 4.16, 4.14.y"));

    /// <summary>PMU registers without the PMU feature.</summary>
    public static readonly BehaviourSwitch<PmuWithoutFeature> PmuWithoutFeature = new(
        "pmu-without-feature", "What a PMU register access does on a vCPU without the PMU feature",
        (Switches.PmuWithoutFeature.RazWi, "raz-wi", "reads zero, ignores writes", "Linux 3.18"),
        (Switches.PmuWithoutFeature.Undef, "undef", "UNDEFINED is injected, and the ID registers tell of no PMU", "Linux 5.11"));

    /// <summary>The guest's OS lock.</summary>
    public static readonly BehaviourSwitch<OsLockHandling> OsLock = new(
        "os-lock", "What the guest's OS lock does",
        (OsLockHandling.Ignored, "ignored", "OSLAR is ignored, OSLSR reads as unlocked", "Linux 3.18"),
        (OsLockHandling.Emulated, "emulated", "it is kept, and switches the guest's own debug exceptions off", "Linux 5.18"));

    /// <summary>Where injected exceptions go.</summary>
    public static readonly BehaviourSwitch<InjectionVector> InjectionVector = new(
        "injection-vector", "Which vector an injected exception goes to",
        (Switches.InjectionVector.CurrentElSpx, "current-el-spx", "always VBAR_EL1 + 0x200", "Linux 3.18"),
        (Switches.InjectionVector.ByMode, "by-mode", "the one for the mode it came from", "Linux 4.9"));

    /// <summary>ESR_EL1 of an injected instruction abort.</summary>
    public static readonly BehaviourSwitch<InjectedAbortEsr> InjectedAbortEsr = new(
        "injected-abort-esr", "What bits 63:32 of ESR_EL1 hold after an injected abort",
        (Switches.InjectedAbortEsr.Right, "right", "zeros", "Linux 3.18"),
        (Switches.InjectedAbortEsr.SignExtended, "sign-extended", "ones: the exception class is shifted as a signed number", "Linux 5.19"));

    /// <summary>Accesses beyond the guest's physical address space.</summary>
    public static readonly BehaviourSwitch<BeyondIpa> BeyondIpa = new(
        "beyond-ipa", "What an access beyond the address space of the virtual machine, which has 40 bits, does",
        (Switches.BeyondIpa.Mmio, "mmio", "it is MMIO like any other", "Linux 3.18"),
        (Switches.BeyondIpa.Abort, "abort", "an external abort is injected", "commit 85ea6b1ec915 (Linux 5.18; from memory), seen on Debian 6.1.192"));

    /// <summary>Pages that the guest may execute.</summary>
    public static readonly BehaviourSwitch<ExecutePermission> ExecutePermission = new(
        "execute-permission", "When stage 2 lets the guest execute a page",
        (Switches.ExecutePermission.Always, "always", "as soon as it is mapped", "Linux 3.18"),
        (Switches.ExecutePermission.OnFetch, "on-fetch", "from the first fetch on; data accesses alone map it without", "KVM: arm/arm64: Limit icache invalidation to prefetch aborts (Linux 4.16), seen on Debian 5.10.223"));

    /// <summary>kvm_run.immediate_exit.</summary>
    public static readonly BehaviourSwitch<ImmediateExitSupport> ImmediateExit = new(
        "immediate-exit", "Whether kvm_run.immediate_exit is honoured",
        (ImmediateExitSupport.Absent, "absent", "no", "before Linux 4.11"),
        (ImmediateExitSupport.Present, "present", "KVM_RUN returns EINTR before it enters the guest", "Linux 4.11"));

    /// <summary>ID registers.</summary>
    public static readonly BehaviourSwitch<IdGroup3> IdGroup3 = new(
        "id-group-3", "Whether the guest's reads of the feature ID registers trap",
        (Switches.IdGroup3.Native, "native", "no", "Linux 3.18"),
        (Switches.IdGroup3.Trapped, "trapped", "yes, and are emulated", "Linux 4.19"));

    /// <summary>ID registers of a guest whose EL1 is AArch32.</summary>
    public static readonly BehaviourSwitch<IdGroup3OfAArch32> IdGroup3OfAArch32 = new(
        "id-group-3-aarch32", "Whether reads of the feature ID registers trap where EL1 is AArch32",
        (Switches.IdGroup3OfAArch32.Native, "native", "no", "Linux 3.18"),
        (Switches.IdGroup3OfAArch32.Trapped, "trapped", "yes, and are emulated by way of the AArch64 registers", "commit fd1264c4ca61 (Linux 5.19; the release from memory)"));

    /// <summary>REVIDR_EL1 and AIDR_EL1.</summary>
    public static readonly BehaviourSwitch<IdGroup1> IdGroup1 = new(
        "id-group-1", "Whether the guest's reads of REVIDR and AIDR trap",
        (Switches.IdGroup1.Native, "native", "no", "Linux 3.18"),
        (Switches.IdGroup1.Trapped, "trapped", "yes, and are emulated; in AArch32 TCMTR and TLBTR trap with them and are UNDEFINED", "commit b4043e7cb779 (Linux 6.15; from memory), seen on Debian 7.3.4"));

    /// <summary>Registers that describe the caches, where EL1 is AArch32.</summary>
    public static readonly BehaviourSwitch<CacheRegisterAccess> CacheRegistersOfAArch32 = new(
        "cache-registers-aarch32", "Whether the accesses to the registers that describe the caches trap where EL1 is AArch32",
        (CacheRegisterAccess.Native, "native", "no", "Linux 3.18"),
        (CacheRegisterAccess.Trapped, "trapped", "yes", "commit f7f2b15c3d42 (Linux 5.1), seen on Debian 5.10.223"));

    /// <summary>What an injected exception leaves in PSTATE, SPSR and the fault status.</summary>
    public static readonly BehaviourSwitch<InjectedState> InjectedState = new(
        "injected-state", "What an exception that KVM injects leaves in PSTATE and, in AArch32, in SPSR and the fault status",
        (Switches.InjectedState.Minimal, "minimal", "PSTATE with mode and masks alone; in AArch32 SPSR with PSTATE.SS, A not masked, and an IMPLEMENTATION DEFINED fault", "Linux 3.18"),
        (Switches.InjectedState.Architectural, "architectural", "what the core itself would leave, and an external abort", "commits a425372e7331, 3c2483f15499, 1cfbb484de15 and 21aecdbd7f3a (Linux 5.6)"));

    /// <summary>DBGDIDR.</summary>
    public static readonly BehaviourSwitch<DebugIdRegister> DebugIdRegister = new(
        "dbgdidr", "What DBGDIDR, as KVM makes it up, has in bit 15, which is RES1",
        (Switches.DebugIdRegister.WithoutRes1, "without-res1", "0", "Linux 3.18"),
        (Switches.DebugIdRegister.WithRes1, "with-res1", "1", "between Linux 5.17 and 6.1, observed on Debian 5.10.223 (0), 6.1.192, 6.12.107 and 7.3.4"));

    /// <summary>CNTVCT_EL0.</summary>
    public static readonly BehaviourSwitch<VirtualCounterAccess> VirtualCounter = new(
        "virtual-counter", "Whether the guest's reads of CNTVCT_EL0 trap",
        (VirtualCounterAccess.Native, "native", "no", "Linux 3.18"),
        (VirtualCounterAccess.Trapped, "trapped", "yes, and are emulated", "no recorded kernel: Debian 6.12.107 and 7.3.4 leave it native on cortex-a57, cortex-a76 and neoverse-n1"));

    /// <summary>CNTP_CTL_EL0, CNTP_CVAL_EL0 and CNTP_TVAL_EL0.</summary>
    public static readonly BehaviourSwitch<PhysicalTimerAccess> PhysicalTimer = new(
        "physical-timer", "What an access to the physical timer, which always traps, does",
        (PhysicalTimerAccess.Undef, "undef", "UNDEFINED is injected", "Linux 3.18"),
        (PhysicalTimerAccess.Emulated, "emulated", "the guest has a physical timer of its own", "commit c9a3c58f01fb (Linux 4.11; from memory)"));

    /// <summary>CNTPCT_EL0.</summary>
    public static readonly BehaviourSwitch<PhysicalCounterAccess> PhysicalCounter = new(
        "physical-counter", "Whether the guest's reads of CNTPCT_EL0 trap",
        (PhysicalCounterAccess.Native, "native", "no, and userspace cannot write it", "Linux 3.18"),
        (PhysicalCounterAccess.TrappedOnceWritten, "trapped-once-written", "once userspace has written it (KVM_REG_ARM_PTIMER_CNT), as a restored vCPU has it; they are emulated with an offset then", "between Linux 6.1 and 6.12, seen on Debian 6.12.107 and 7.3.4, with VHE and without"));

    /// <summary>Registers that describe the caches.</summary>
    public static readonly BehaviourSwitch<CacheRegisterAccess> CacheRegisters = new(
        "cache-registers", "Whether the guest's accesses to the registers that describe the caches trap",
        (CacheRegisterAccess.Native, "native", "no: the guest sees the caches of the host's core", "Linux 3.18"),
        (CacheRegisterAccess.Trapped, "trapped", "yes: KVM answers, with one set and one way for each cache", "between Linux 6.1 and 6.12, observed on Debian 6.1.192 (native), 6.12.107 and 7.3.4"));

    /// <summary>PMUSERENR_EL0 while the guest runs.</summary>
    public static readonly BehaviourSwitch<PmuUserEnable> PmuUserEnable = new(
        "pmu-user-enable", "What PMUSERENR_EL0 holds while the guest runs",
        (Switches.PmuUserEnable.Guest, "guest", "zero: the PMU accesses of the guest's EL0 are exceptions to its EL1", "Linux 3.18"),
        (Switches.PmuUserEnable.AllOpen, "all-open", "all bits, so that those accesses trap to EL2 instead", "commit d692b8ad6ec4 (Linux 4.6)"));

    /// <summary>KVM_SET_VCPU_EVENTS.</summary>
    public static readonly BehaviourSwitch<VcpuEventsSupport> VcpuEvents = new(
        "vcpu-events", "What KVM_SET_VCPU_EVENTS does with an SError",
        (VcpuEventsSupport.Absent, "absent", "EINVAL: there is no such ioctl", "before Linux 4.19"),
        (VcpuEventsSupport.AtEntry, "at-entry", "it is pending when the guest is entered", "Linux 4.19"),
        (VcpuEventsSupport.AtOnce, "at-once", "the ioctl itself moves pc to the vector unless PSTATE.A masks it, with IDS set in the syndrome, and drops a pending MMIO access; in AArch32 it does nothing, and before the first KVM_RUN it makes PSTATE one of AArch64", "seen on Debian 7.3.4"));

    /// <summary>ID_AA64PFR0_EL1 and ID_PFR1_EL1.</summary>
    public static readonly BehaviourSwitch<ProcessorFeatures> ProcessorFeatures = new(
        "processor-features", "What ID_AA64PFR0_EL1 and ID_PFR1_EL1 tell a guest without an interrupt controller",
        (Switches.ProcessorFeatures.Host, "host", "the GIC that the host has", "Linux 3.18"),
        (Switches.ProcessorFeatures.HostAndCsv3, "host-and-csv3", "the same, and CSV3 where the host's core is safe", "Linux 5.11 or 5.12, seen on Debian 6.1.192"),
        (Switches.ProcessorFeatures.WithoutGic, "without-gic", "no GIC; CSV3 where the host's core is safe", "between Linux 6.1 and 6.12, seen on Debian 6.12.107"));

    /// <summary>A pending SError and KVM_ARM_VCPU_INIT.</summary>
    public static readonly BehaviourSwitch<SErrorAtInit> SErrorAtInit = new(
        "serror-at-init", "What becomes of a pending SError when a vCPU that has run is initialised again",
        (Switches.SErrorAtInit.Forgotten, "forgotten", "it is forgotten", "Linux 3.18"),
        (Switches.SErrorAtInit.Kept, "kept", "it stays pending: HCR_EL2 is not written again", "between Linux 6.1 and 6.12, seen on Debian 6.12.107"));

    /// <summary>Every switch, in the order in which they are listed.</summary>
    public static IReadOnlyList<BehaviourSwitch> All { get; } =
    [
        GuestDebugMask, DebugExitFields, GuestDebugDisable, MdcrBase, MdcrTde, MdcrTda, MdcrDirtyTest, DebugRegisters,
        MdscrUnderHostDebug, StepState, SsVisible, DebugEcSet, UnknownEc, WatchpointFar, SkipInstruction, InjectException,
        StepExitAfterHandler, StepExitAfterUserMmio, PcAdjustOnExit, MmioSkip, MmioCompletionGuard, MmioSignExtension,
        MmioNarrowRegister, ZeroRegister, Smc, HvcUnknown, PmuWithoutFeature, OsLock, InjectionVector, InjectedAbortEsr, BeyondIpa, ExecutePermission, ImmediateExit,
        IdGroup3, IdGroup3OfAArch32, IdGroup1, CacheRegistersOfAArch32, InjectedState, DebugIdRegister, VirtualCounter, PhysicalCounter, PhysicalTimer, CacheRegisters, PmuUserEnable, VcpuEvents,
        ProcessorFeatures, SErrorAtInit,
    ];

    /// <summary>The switch with that name, or null.</summary>
    public static BehaviourSwitch? Find(string name) => All.FirstOrDefault(s => s.Name == name);
}
