namespace Conformance.Behaviours.Switches;

/// <summary>
/// Every reason why flipping a switch may change no scenario. A test wants each of them to be needed, and those that name a
/// source to be true: no scenario may see such a flip.
/// </summary>
public static class UnobservableValues
{
    private const string MaskSource = "kvm_arch_vcpu_ioctl_set_guest_debug, guest.c @ 3.18.79; [PATCH v2 06/10], 2015-03-31";

    private static readonly SwitchCondition NoFlags = SwitchTable.GuestDebugMask.Is(GuestDebugMask.None);
    private static readonly SwitchCondition NoStepping = SwitchTable.GuestDebugMask.Is(GuestDebugMask.None, GuestDebugMask.SwBp);
    private static readonly SwitchCondition SkipsAtOnce = SwitchTable.SkipInstruction.Is(SkipInstruction.AtOnce, SkipInstruction.AtOnceClearSs);
    private static readonly SwitchCondition InjectsAtOnce = SwitchTable.InjectException.Is(InjectException.AtOnce);
    private static readonly SwitchCondition StepIsKeptOverLoads = SwitchTable.StepState.Is(StepStateKeeping.PendingLoadPut);
    private static readonly SwitchCondition PcIsCommitted = SwitchTable.PcAdjustOnExit.Is(PcAdjustOnExit.Committed);

    /// <summary>All reasons. The first one that explains a flip is shown with it.</summary>
    public static IReadOnlyList<AlikeValues> All { get; } =
    [
        .. NoFlagIsAccepted(),
        .. SingleStepIsRefused(),
        .. MechanismIsIdle(),
        .. ScenarioIsMissing(),
    ];

    private static IEnumerable<AlikeValues> NoFlagIsAccepted()
    {
        const string Reason = "no flag is accepted, so that the guest is never debugged";
        SwitchCondition[] switches =
            [SwitchTable.DebugExitFields.Any, SwitchTable.MdcrTde.Any, SwitchTable.MdscrUnderHostDebug.Any, SwitchTable.WatchpointFar.Any];
        return switches.Select(alike => new AlikeValues(alike, [NoFlags], Reason, MaskSource));
    }

    private static IEnumerable<AlikeValues> SingleStepIsRefused()
    {
        const string Reason = "SINGLESTEP is refused, so that the guest is never stepped";
        SwitchCondition[] switches =
        [
            SwitchTable.GuestDebugDisable.Any, SwitchTable.StepState.Any, SwitchTable.SsVisible.Any, SwitchTable.StepExitAfterHandler.Any,
            SwitchTable.StepExitAfterUserMmio.Any, SwitchTable.InjectException.Any,
        ];
        foreach (SwitchCondition alike in switches)
        {
            yield return new(alike, [NoStepping], Reason, MaskSource);
        }

        yield return new(
            SwitchTable.MdcrTda.Is(MdcrTda.NotDirty, MdcrTda.NotDirtyOrHw), [NoStepping],
            "USE_HW is refused, so that nothing else than the flag decides", MaskSource);
        foreach (SwitchCondition alike in (SwitchCondition[])[SwitchTable.IdGroup3.Any, SwitchTable.VirtualCounter.Any])
        {
            yield return new(
                alike, [NoStepping], "a read that is trapped and emulated gives what a native one does; only a step tells them apart", MaskSource);
        }
    }

    private static IEnumerable<AlikeValues> MechanismIsIdle() =>
    [
        new(
            SwitchTable.MdcrDirtyTest.Any, [],
            "the flag is bit 0 and the only one, so that both tests say the same",
            "[PATCH v2 06/10], 2015-03-31, context lines"),
        new(
            SwitchTable.DebugExitFields.Is(DebugExitFields.HsrFar, DebugExitFields.Hsr64Far), [],
            "bits 63:32 of the syndrome of a debug exception are zero",
            "Arm ARM D19.2.37, ISS2 of debug exceptions"),
        new(
            SwitchTable.GuestDebugDisable.Any, [SwitchTable.StepState.Is(StepStateKeeping.None, StepStateKeeping.RearmEveryEntry)],
            "nothing remembers a step between two entries",
            "before Linux 6.1"),
        new(
            SwitchTable.WatchpointFar.Any, [SwitchTable.DebugEcSet.Is(DebugEcSet.None, DebugEcSet.Brk)],
            "a watchpoint is no debug exit",
            "[PATCH v2 06/10], 2015-03-31"),
        new(
            SwitchTable.UnknownEc.Any, [SwitchTable.MdcrTde.Is(MdcrTde.Never)],
            "debug exceptions are never routed to EL2, and every other class that these cores take there has a handler",
            "handle_exit.c @ 3.18.79"),
        new(
            SwitchTable.UnknownEc.Any, [SwitchTable.DebugEcSet.Is(DebugEcSet.Five)],
            "every class that these cores take to EL2 has a handler",
            "handle_exit.c @ 4.4"),
        new(
            SwitchTable.PcAdjustOnExit.Any, [SkipsAtOnce, InjectsAtOnce],
            "no change of pc is ever delayed",
            "before Linux 5.11"),
        new(
            SwitchTable.SkipInstruction.Is(SkipInstruction.AtOnceClearSs, SkipInstruction.AtEntry), [StepIsKeptOverLoads, PcIsCommitted],
            "PSTATE.SS is set when the vCPU is loaded, before any skip, and userspace never sees one that waits",
            "Linux 6.14, commit 26e0aabb38a6 (Linux 5.13)"),
        new(
            SwitchTable.InjectException.Any, [StepIsKeptOverLoads, PcIsCommitted],
            "PSTATE.SS is set when the vCPU is loaded, before any injection, and userspace never sees one that waits",
            "Linux 6.14, commit 26e0aabb38a6 (Linux 5.13)"),
        new(
            SwitchTable.MmioCompletionGuard.Is(MmioCompletionGuard.Needed, MmioCompletionGuard.NeededAndNoException), [InjectsAtOnce],
            "no exception ever waits for the next KVM_RUN",
            "before Linux 5.11"),
        new(
            SwitchTable.MmioCompletionGuard.Is(MmioCompletionGuard.Needed, MmioCompletionGuard.NeededAndNoException), [PcIsCommitted],
            "only KVM_SET_VCPU_EVENTS with an external abort leaves an exception for the next KVM_RUN, and the VMM injects SErrors alone",
            "Linux 6.13; commit 26e0aabb38a6 (Linux 5.13)"),
        new(
            SwitchTable.MmioNarrowRegister.Any, [SwitchTable.MmioSignExtension.Is(MmioSignExtension.Lost)],
            "there is no extension that could be cut off",
            "mmio.c, kvm_handle_mmio_return @ 5.6"),
    ];

    private static IEnumerable<AlikeValues> ScenarioIsMissing() =>
    [
        new(SwitchTable.MdcrBase.Any, [], "MDCR_EL2 is not recorded, and these cores have neither SPE nor trace", null),
        new(SwitchTable.MdcrTda.Any, [], "MDCR_EL2 is not recorded, and TDE traps what TDA would trap", null),
        new(SwitchTable.GuestDebugDisable.Any, [], "no scenario switches debugging off with a step pending", null),
        new(SwitchTable.MdscrUnderHostDebug.Is(MdscrUnderHostDebug.Merged, MdscrUnderHostDebug.External), [], "no scenario drops USE_HW while the guest has MDE set", null),
        new(SwitchTable.DebugEcSet.Is(DebugEcSet.Brk, DebugEcSet.Five), [], "no scenario lets the guest's own breakpoint hit with USE_SW_BP", null),
        new(SwitchTable.UnknownEc.Any, [], "no scenario lets the guest's own breakpoint hit with USE_SW_BP", null),
        new(SwitchTable.SkipInstruction.Is(SkipInstruction.AtOnce, SkipInstruction.AtOnceClearSs), [], "no scenario lets the guest itself step over a trapped instruction", null),
        new(SwitchTable.InjectException.Any, [], "no scenario steps into an injected exception whose vector is mapped already", null),
        new(SwitchTable.MmioCompletionGuard.Any, [], "no scenario changes the register of an MMIO load between an interrupted KVM_RUN and the next", null),
        new(SwitchTable.MmioNarrowRegister.Any, [], "no scenario loads a negative value into a W register and looks at bits 63:32", null),
        new(SwitchTable.Smc.Is(SmcHandling.NotSupported, SmcHandling.Smccc), [], "no scenario calls PSCI by SMC", null),
        new(SwitchTable.OsLock.Any, [], "no scenario sets the OS lock", null),
        new(SwitchTable.InjectionVector.Any, [], "no scenario injects from EL0 or EL1t", null),
        new(SwitchTable.ImmediateExit.Any, [], "no scenario sets immediate_exit without stepping", null),
        new(SwitchTable.IdGroup3.Any, [], "no scenario reads a feature ID register while stepping", null),
        new(SwitchTable.VcpuEvents.Any, [], "no scenario raises an SError without stepping", null),
    ];
}
