using Conformance.Arm.Syndromes;
using Conformance.Kvm.Exits;
using Conformance.Kvm.Machines;
using Conformance.Kvm.Uapi;
using Conformance.Suite.Traces;
using Conformance.Vmm.Scenarios;
using Id = Conformance.Suite.Requirements.RequirementIds;

namespace Conformance.Suite.Requirements.Judging;

/// <summary>Which requirements a promised run is about, so that it can be said of a run whether it keeps them.</summary>
internal static class ExercisedRequirements
{
    // The instruction word of BRK #0; the immediate is in bits 20:5.
    private const uint BrkWord = 0xd420_0000;
    private const uint BrkMask = 0xffe0_001f;

    /// <summary>The ids, in the order of <see cref="RequirementIds.Judged"/>.</summary>
    public static IReadOnlyList<string> Of(CompiledScenario scenario, IReadOnlyList<Promise> alternatives)
    {
        HashSet<string> ids = [];
        foreach (Promise promise in alternatives)
        {
            AddFlags(scenario, promise.Log, ids);
            AddExits(scenario, promise, ids);
            AddFacts(promise, ids);
        }

        return [.. RequirementIds.Judged.Where(ids.Contains)];
    }

    /// <summary>What a step after such a completion is about, beyond being one.</summary>
    public static string? OfStep(ExitCause cause) => cause switch
    {
        ExitCause.StepEmulated => Id.StepEmulated,
        ExitCause.StepConditionFailed => Id.StepCond,
        ExitCause.StepMmioRead => Id.StepMmioRead,
        ExitCause.StepMmioWrite => Id.StepMmioWrite,
        ExitCause.StepException => Id.StepException,
        ExitCause.StepSError => Id.StepSError,
        _ => null,
    };

    /// <summary>What a breakpoint or watchpoint exit is about; null for others.</summary>
    public static string? OfBreakpoint(ExitCause cause) => cause switch
    {
        ExitCause.BreakpointInstruction => Id.BrkHost,
        ExitCause.HostBreakpoint => Id.BpHost,
        ExitCause.HostWatchpoint => Id.WpHost,
        ExitCause.GuestBreakpoint => Id.BpGuestKept,
        ExitCause.GuestWatchpoint => Id.WpGuestKept,
        _ => null,
    };

    /// <summary>Whether the debugger has planted a breakpoint at an address where the guest has a BRK of its own.</summary>
    public static bool HidesGuestBrk(CompiledScenario scenario, ulong address) =>
        scenario.SoftwareBreakpoints.Any(planted => planted.Address == address)
        && scenario.Memory.Any(image => address - image.Address <= (ulong)image.Bytes.Length - 4
            && address >= image.Address
            && (BitConverter.ToUInt32(image.Bytes, (int)(address - image.Address)) & BrkMask) == BrkWord);

    private static void AddFlags(CompiledScenario scenario, PromiseLog log, HashSet<string> ids)
    {
        if (!log.IsDebugged)
        {
            ids.Add(Id.Undebugged);
        }

        // That nothing is hit is about breakpoints as well.
        if (log.Flags.Any(flags => (flags & GuestDebugFlags.UseHw) != 0))
        {
            AddSlots(scenario.GuestDebug.Bcr, Id.BpHost, ids);
            AddSlots(scenario.GuestDebug.Wcr, Id.WpHost, ids);
        }

        GuestDebugFlags before = GuestDebugFlags.None;
        foreach (GuestDebugFlags flags in log.Flags)
        {
            ids.Add(Id.FlagsValid);
            if (flags != GuestDebugFlags.None)
            {
                ids.Add(Id.Transparent);
                ids.Add(Id.HostSurvives);
            }

            if ((flags & GuestDebugFlags.SingleStep) != 0)
            {
                ids.Add(Id.StepHidden);
            }

            if (IsSwitchedOff(before, flags))
            {
                ids.Add(Id.BrkOff);
            }

            before = flags;
        }
    }

    private static void AddSlots(in DebugRegisterFile controls, string id, HashSet<string> ids)
    {
        foreach (ulong control in controls)
        {
            if ((control & 1) != 0)
            {
                ids.Add(id);
            }
        }
    }

    /// <summary>Whether debugging has been switched off.</summary>
    public static bool IsSwitchedOff(GuestDebugFlags before, GuestDebugFlags after) =>
        before != GuestDebugFlags.None && after == GuestDebugFlags.None;

    private static void AddExits(CompiledScenario scenario, Promise promise, HashSet<string> ids)
    {
        bool isStepping = promise.Log.Flags.Any(flags => (flags & GuestDebugFlags.SingleStep) != 0);
        foreach (TraceRow row in promise.Trace.Rows)
        {
            if (row.ExitNumber is not { } exit)
            {
                continue;
            }

            (ExitCause cause, bool isFirstAfterReset) = promise.Log.Origins[exit];
            if (StepSyndrome.IsStep(cause))
            {
                ids.UnionWith([Id.StepOne, Id.StepProgress, Id.StepHsr]);
            }

            if (isFirstAfterReset && isStepping)
            {
                ids.Add(Id.StepReset);
            }

            if (OfStep(cause) is { } ofStep)
            {
                ids.Add(ofStep);
            }

            if (OfBreakpoint(cause) is { } ofBreakpoint)
            {
                ids.Add(ofBreakpoint);
                AddAnswer(scenario, cause, row, ids);
            }

            if (row[TraceColumns.Errno] == (ulong)Errno.ENOSYS)
            {
                ids.Add(Id.MmioNoSyndrome);
            }

            if (row[TraceColumns.Errno] == (ulong)Errno.EINTR && row[TraceColumns.ExitReason] != (ulong)ExitReason.Intr)
            {
                ids.Add(Id.ImmediateExit);
            }

            if (row[TraceColumns.Ret] != 0 && isStepping)
            {
                ids.Add(Id.StepError);
            }
        }
    }

    // What the debugger does at a breakpoint is about something, too.
    private static void AddAnswer(CompiledScenario scenario, ExitCause cause, TraceRow row, HashSet<string> ids)
    {
        ulong pc = row[TraceColumns.Pc]!.Value;
        bool isOwn = cause is ExitCause.HostBreakpoint or ExitCause.HostWatchpoint
            || scenario.SoftwareBreakpoints.Any(planted => planted.Address == pc);
        if (isOwn && scenario.OnBreakpoint == BreakpointAction.Continue)
        {
            ids.Add(Id.BrkContinue);
        }

        if (!isOwn && scenario.OnGuestDebugException == GuestDebugExceptionAction.Reinject)
        {
            ids.Add(Id.Reinject);
        }

        if (HidesGuestBrk(scenario, pc))
        {
            ids.Add(Id.BrkHostWins);
        }
    }

    private static void AddFacts(Promise promise, HashSet<string> ids)
    {
        GuestFacts facts = promise.Log.Facts;
        foreach ((GuestFacts fact, string id) in (ReadOnlySpan<(GuestFacts, string)>)
        [
            (GuestFacts.TookBrk, Id.BrkGuest),
            (GuestFacts.ReachedBreakpoint, Id.BpGuestKept),
            (GuestFacts.ReachedWatchpoint, Id.WpGuestKept),
            (GuestFacts.WantedToStep, Id.GuestStepSuspended),
            (GuestFacts.UsedDebugRegisters, Id.RegsTransparent),
            (GuestFacts.ReadSignedMmio, Id.MmioExtend),
        ])
        {
            if ((facts & fact) != 0)
            {
                ids.Add(id);
            }
        }

        Dictionary<string, ulong> end = EndDifferences.Values(promise.Trace.Rows[^1].Detail);
        if (promise.Log.IsDebugged && EndRegisters.All.Any(register => register.IsDebugRegister && end.GetValueOrDefault(register.Name) != 0))
        {
            ids.Add(Id.RegsTransparent);
        }

        // What the guest took while nobody debugged it shows in what its handler found, unless it was handed back.
        if (promise.Log.Origins.Any(origin => OfBreakpoint(origin.Cause) is not null))
        {
            return;
        }

        switch (Esr.ClassOf(end.GetValueOrDefault(EndRegisters.All[0].Name)))
        {
            case ExceptionClass.Brk64 or ExceptionClass.Bkpt32:
                ids.Add(Id.BrkGuest);
                break;
            case ExceptionClass.BreakpointLower or ExceptionClass.BreakpointSame:
                ids.Add(Id.BpGuestKept);
                break;
            case ExceptionClass.WatchpointLower or ExceptionClass.WatchpointSame:
                ids.Add(Id.WpGuestKept);
                break;
        }
    }
}
