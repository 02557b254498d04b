using Conformance.Arm.Debug;
using Conformance.Arm.Execution;
using Conformance.Arm.Instructions;
using Conformance.Arm.Registers;
using Conformance.Arm.Syndromes;
using Conformance.Kvm.Machines;
using Conformance.Kvm.Uapi;
using Conformance.Model.Vcpus;

namespace Conformance.Model.Promises;

/// <summary>
/// A vCPU that keeps what a debugger is promised. The guest runs on the kernel of a profile as if nobody looked, without any
/// of that kernel's guest-debug code, and after each instruction that completes it is decided here what the debugger sees.
/// Neither PSTATE.SS nor MDSCR_EL1.SS plays a part, so that nothing that a kernel does with them can be wrong here too.
/// </summary>
/// <param name="guest">The guest, whose own KVM_SET_GUEST_DEBUG is never called.</param>
/// <param name="guestOwned">What becomes of the guest's own breakpoints and watchpoints.</param>
/// <param name="options">What the scenario asks of the machine; its log is where more is told than the exits do.</param>
internal sealed class PromiseVcpu(KvmVcpu guest, GuestOwnedDebug guestOwned, MachineOptions options) : IVcpu
{
    // What a step after an instruction that did not execute natively carries: no instruction has executed since EL2 returned.
    private static readonly ulong StepWithoutIsv = Esr.Of(ExceptionClass.SoftwareStepLower, FaultStatus.Debug);
    private static readonly ulong StepWithIsv = StepWithoutIsv | IssLayouts.Isv.Mask;

    private GuestDebug _debug;
    private ExitCause? _stepDue;
    private bool _isInGuest;
    private bool _initialised;
    private bool _wasReset;

    /// <inheritdoc/>
    public ref KvmRun Run => ref guest.Run;

    /// <inheritdoc/>
    public ReadOnlySpan<OneReg> RegList => guest.RegList;

    /// <summary>What has become of the machine that this vCPU is part of.</summary>
    public MachineFate Fate => guest.Fate;

    private bool IsStepping => (_debug.Control & GuestDebugFlags.SingleStep) != 0;

    private bool WantsBrk => (_debug.Control & GuestDebugFlags.UseSwBp) != 0;

    private bool UsesHw => (_debug.Control & GuestDebugFlags.UseHw) != 0;

    /// <inheritdoc/>
    public KvmResult Init(VcpuFeatures features)
    {
        _wasReset = _initialised;
        _initialised = true;
        _stepDue = null;
        return guest.Init(features);
    }

    /// <inheritdoc/>
    public KvmResult GetOneReg(OneReg register, out ulong value) => guest.GetOneReg(register, out value);

    /// <inheritdoc/>
    public KvmResult SetOneReg(OneReg register, ulong value) => guest.SetOneReg(register, value);

    /// <inheritdoc/>
    public KvmResult GetEvents(out VcpuEvents events) => guest.GetEvents(out events);

    /// <inheritdoc/>
    public KvmResult SetEvents(in VcpuEvents events)
    {
        guest.SettleWidth();
        return guest.SetEvents(events);
    }

    /// <inheritdoc/>
    public KvmResult SetGuestDebug(in GuestDebug debug)
    {
        KvmResult result = Take(debug);
        options.Promises?.AddFlags(_debug.Control);
        return result;
    }

    private KvmResult Take(in GuestDebug debug)
    {
        if (guest.Behaviour.ValidFlags is not { } valid || (debug.Control & ~valid) != 0)
        {
            return new(Errno.EINVAL);
        }

        if ((debug.Control & GuestDebugFlags.Enable) == 0)
        {
            _debug.Control = GuestDebugFlags.None;
            _stepDue = null;
        }
        else if ((debug.Control & GuestDebugFlags.UseHw) != 0)
        {
            _debug = debug;
        }
        else
        {
            _debug.Control = debug.Control;
        }

        return KvmResult.Ok;
    }

    /// <inheritdoc/>
    public KvmResult Enter()
    {
        ExitCause cause = ExitCause.Guest;
        Note(guest.IsSignedReadPending, GuestFacts.ReadSignedMmio);
        KvmResult result = _debug.Control == GuestDebugFlags.None ? guest.Enter() : EnterDebugged(out cause);
        options.Promises?.AddExit(new(cause, _wasReset));
        _wasReset = false;
        return result;
    }

    private KvmResult EnterDebugged(out ExitCause cause)
    {
        cause = ExitCause.Guest;
        guest.BeginSlices();
        if (guest.CompleteUserAccess())
        {
            _stepDue = guest.Run.MmioIsWrite != 0 ? ExitCause.StepMmioWrite : ExitCause.StepMmioRead;
        }

        if (guest.Behaviour.ImmediateExit == Behaviours.Switches.ImmediateExitSupport.Present && guest.Run.ImmediateExit != 0)
        {
            return new(Errno.EINTR);
        }

        guest.Run.ExitReason = ExitReason.Unknown;
        _isInGuest = false;
        while (true)
        {
            // A vCPU that sleeps or is switched off has not come to the end of the instruction that made it so.
            if (guest.IsInterrupted)
            {
                guest.Run.ExitReason = ExitReason.Intr;
                return new(Errno.EINTR);
            }

            if (IsStepping && _stepDue is { } due && !(IsPending(due) && guest.IsFetchAbortFirst))
            {
                _stepDue = null;
                cause = due;
                if (IsPending(due) && guest.LosesItBlock)
                {
                    Note(true, GuestFacts.SteppedIntoItBlock);
                    if (options.LosesItBlocks)
                    {
                        guest.LeaveItBlock();
                    }
                }

                guest.ReportDebugExit(SyndromeOf(due), 0);
                return KvmResult.Ok;
            }

            _stepDue = null;
            SliceEnd end = RunSlice();
            if (end.Kind == SliceKind.Exit)
            {
                return new((Errno)(-end.Result));
            }

            if (end.Kind == SliceKind.DebugException && IsForDebugger(end, out cause))
            {
                guest.ReportDebugExit(end.Esr, end.Far);
                return KvmResult.Ok;
            }
        }
    }

    private void Note(bool happened, GuestFacts facts)
    {
        if (happened)
        {
            options.Promises?.Note(facts);
        }
    }

    // A step over what did not execute natively is taken when the guest is entered again, by whatever the core puts first then.
    private static bool IsPending(ExitCause cause) => cause is not (ExitCause.StepNative or ExitCause.StepLoadExclusive or ExitCause.StepContextChange);

    private static ulong SyndromeOf(ExitCause cause) => cause switch
    {
        ExitCause.StepNative or ExitCause.StepContextChange => StepWithIsv,
        ExitCause.StepLoadExclusive => StepWithIsv | IssLayouts.Ex.Mask,
        _ => StepWithoutIsv,
    };

    private SliceEnd RunSlice()
    {
        bool guestCounts = CountsGuestRegisters();
        bool hasBreakpoints = UsesHw || guestCounts;
        guest.LoadCoreRegisters(Merged(guestCounts));
        Note(MdscrEl1.SS.IsSet(guest.GuestMdscr), GuestFacts.WantedToStep);
        Note(MdscrEl1.MDE.IsSet(guest.GuestMdscr), GuestFacts.UsedDebugRegisters);
        Operation operation = guest.NextOperation();

        // The guest can unmask its own breakpoints without anybody noticing, so that they are looked at before each instruction.
        ulong mdscr = guest.GuestMdscr;
        bool takesExceptions = WantsBrk || hasBreakpoints;
        bool isOneInstruction = IsStepping || MdscrEl1.MDE.IsSet(mdscr) || (takesExceptions && MdscrEl1.SS.IsSet(mdscr));

        // Two cannot step one core; a debugger that does not step may leave the guest its own stepping, or suspend it. Without EL2
        // an EL1 that uses AArch32 has no stepping of its own.
        bool keepsGuestStep = guestOwned == GuestOwnedDebug.Delivered && !IsStepping && !guest.IsEl1AArch32 && (!takesExceptions || IsEnabledForGuest());
        SliceEnd end = guest.RunSlice(new(isOneInstruction, takesExceptions, hasBreakpoints, keepsGuestStep), _isInGuest);
        _isInGuest = end.IsInGuest;
        _stepDue = end.Kind switch
        {
            SliceKind.Retired => CompletionOf(operation),
            SliceKind.Exception => ExceptionTaken(operation),
            SliceKind.SError => ExitCause.StepSError,
            SliceKind.Emulated => ExitCause.StepEmulated,
            SliceKind.ConditionFailed => ExitCause.StepConditionFailed,
            _ => null,
        };
        return end;
    }

    // After an exception return or a context synchronisation the architecture leaves open whether ISV is set.
    private static ExitCause CompletionOf(Operation operation) =>
        Cpu.IsLoadExclusive(operation) ? ExitCause.StepLoadExclusive
        : operation is Operation.Eret or Operation.Isb ? ExitCause.StepContextChange
        : ExitCause.StepNative;

    private ExitCause ExceptionTaken(Operation operation)
    {
        Note(operation is Operation.Brk or Operation.Bkpt, GuestFacts.TookBrk);
        return ExitCause.StepException;
    }

    private bool CountsGuestRegisters() => MdscrEl1.MDE.IsSet(guest.GuestMdscr) && IsEnabledForGuest();

    // Whether the guest itself would take debug exceptions now (AArch64.GenerateDebugExceptions).
    private bool IsEnabledForGuest()
    {
        ulong pstate = guest.GuestPstate;
        AArch32Mode? mode = AArch32Modes.Find(pstate);
        int el = mode is null ? (int)(pstate >> 2) & 3 : mode == AArch32Modes.Usr ? 0 : 1;
        DebugContext context = new(el, Pstate.D.IsSet(pstate), 0, 0, guest.GuestMdscr, guest.IsGuestOsLocked, guest.IsEl1AArch32);
        return context.GenerateDebugExceptions().Value;
    }

    // The debugger's registers keep their places, because a register can name another one; the guest's take what is free.
    private GuestDebug Merged(bool guestCounts)
    {
        GuestDebug merged = UsesHw ? _debug : default;
        if (guestCounts)
        {
            Merge(guest.GuestRegisters.Bcr, guest.GuestRegisters.Bvr, ref merged.Bcr, ref merged.Bvr);
            Merge(guest.GuestRegisters.Wcr, guest.GuestRegisters.Wvr, ref merged.Wcr, ref merged.Wvr);
        }

        return merged;
    }

    private static void Merge(in DebugRegisterFile controls, in DebugRegisterFile values, ref DebugRegisterFile toControls, ref DebugRegisterFile toValues)
    {
        for (int n = 0; n < DebugRegisterFile.Count; n++)
        {
            if ((toControls[n] & 1) == 0)
            {
                (toControls[n], toValues[n]) = (controls[n], values[n]);
            }
        }
    }

    // False when the guest took the exception itself.
    private bool IsForDebugger(in SliceEnd end, out ExitCause cause)
    {
        cause = Esr.ClassOf(end.Esr) switch
        {
            ExceptionClass.Brk64 or ExceptionClass.Bkpt32 => ExitCause.BreakpointInstruction,
            ExceptionClass.SoftwareStepLower => ExitCause.Guest,
            ExceptionClass.BreakpointLower => HostMatchesBreakpoint() ? ExitCause.HostBreakpoint : ExitCause.GuestBreakpoint,
            _ => HostMatchesWatchpoint(end) ? ExitCause.HostWatchpoint : ExitCause.GuestWatchpoint,
        };
        Note(cause == ExitCause.GuestBreakpoint, GuestFacts.ReachedBreakpoint);
        Note(cause == ExitCause.GuestWatchpoint, GuestFacts.ReachedWatchpoint);
        bool forDebugger = cause switch
        {
            ExitCause.Guest => false,
            ExitCause.BreakpointInstruction => WantsBrk,
            ExitCause.GuestBreakpoint or ExitCause.GuestWatchpoint => guestOwned == GuestOwnedDebug.Exits,
            _ => true,
        };
        if (!forDebugger)
        {
            Note(cause == ExitCause.BreakpointInstruction, GuestFacts.TookBrk);
            guest.DeliverDebugException(end.Esr, end.Far);
            _stepDue = ExitCause.StepException;
            cause = ExitCause.Guest;
        }

        return forDebugger;
    }

    private bool HostMatchesBreakpoint()
    {
        for (int n = 0; UsesHw && n < DebugRegisterFile.Count; n++)
        {
            if ((_debug.Bcr[n] & 1) != 0 && (_debug.Bvr[n] & ~3UL) == (guest.GuestPc & ~3UL))
            {
                return true;
            }
        }

        return false;
    }

    private bool HostMatchesWatchpoint(in SliceEnd end)
    {
        for (int n = 0; UsesHw && n < DebugRegisterFile.Count; n++)
        {
            (ulong first, ulong length) = BreakpointMatching.WatchedBytes(_debug.Wvr[n] & ~3UL, _debug.Wcr[n]);
            if ((_debug.Wcr[n] & 1) != 0 && end.Far - first < length)
            {
                return true;
            }
        }

        return false;
    }
}
