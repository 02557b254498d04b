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
    private static readonly SwitchCondition NoImmediateExit = SwitchTable.ImmediateExit.Is(ImmediateExitSupport.Absent);
    private static readonly SwitchCondition PcIsCommitted = SwitchTable.PcAdjustOnExit.Is(PcAdjustOnExit.Committed);

    /// <summary>All reasons. The first one that explains a flip is shown with it.</summary>
    public static IReadOnlyList<AlikeValues> All { get; } =
    [
        .. NoFlagIsAccepted(),
        .. SingleStepIsRefused(),
        .. MechanismIsIdle(),
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
        foreach (SwitchCondition alike in (SwitchCondition[])[SwitchTable.IdGroup3.Any, SwitchTable.VirtualCounter.Any, SwitchTable.PhysicalCounter.Any])
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
            SwitchTable.CacheRegistersOfAArch32.Any, [SwitchTable.CacheRegisters.Is(CacheRegisterAccess.Trapped)],
            "the registers trap for every guest, whatever EL1 uses",
            "vcpu_reset_hcr, kvm_emulate.h @ 6.12"),
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
            SwitchTable.MmioCompletionGuard.Any, [InjectsAtOnce, NoImmediateExit],
            "a KVM_RUN that completes an access enters the loop, which sets exit_reason anew",
            "arch/arm/kvm/arm.c, kvm_arch_vcpu_ioctl_run @ 4.1 to 4.10"),
        new(
            SwitchTable.StepExitAfterHandler.Is(StepExitAfterHandler.Nonzero, StepExitAfterHandler.NonzeroCompletingMmio), [],
            "a handler that leaves an access to userspace returns 0, and exit_reason is set anew before the first handler of a KVM_RUN",
            "J. Thierry's answer in the review of [PATCH v1 1/2], 2017-10-06; virt/kvm/arm/arm.c, kvm_arch_vcpu_ioctl_run @ 4.14"),
        new(
            SwitchTable.MmioNarrowRegister.Any, [SwitchTable.MmioSignExtension.Is(MmioSignExtension.Lost)],
            "there is no extension that could be cut off",
            "mmio.c, kvm_handle_mmio_return @ 5.6"),
        new(
            SwitchTable.SErrorAtInit.Any, [SwitchTable.VcpuEvents.Is(VcpuEventsSupport.Absent)],
            "userspace has no way to make an SError pending",
            "before Linux 4.19, without KVM_SET_VCPU_EVENTS"),
    ];
}
