using Conformance.Arm.Syndromes;
using Conformance.Kvm.Machines;
using Conformance.Kvm.Uapi;
using Conformance.Suite.Traces;
using Id = Conformance.Suite.Requirements.RequirementIds;

namespace Conformance.Suite.Requirements.Judging;

internal sealed partial class RunJudgement
{
    private void Missing(TraceRow row)
    {
        string what = $"no {Words(row)}";
        if (row.Kind == TraceRowKinds.Set)
        {
            return;
        }

        if (row.Kind == TraceRowKinds.End)
        {
            Break(OfState, null, what);
            return;
        }

        if (IsMovedInterrupt(row))
        {
            _isInterruptMoved = true;
            return;
        }

        (ExitCause cause, bool isFirstAfterReset) = OriginOf(row);
        if (StepSyndrome.IsStep(cause))
        {
            Break(Id.StepOne, null, what);
            if (ExercisedRequirements.OfStep(cause) is { } special)
            {
                Break(special, null, what);
            }
        }
        else if (ExercisedRequirements.OfBreakpoint(cause) is { } breakpoint)
        {
            Break(breakpoint, null, what);
            if (ExercisedRequirements.HidesGuestBrk(_scenario, row[TraceColumns.Pc]!.Value))
            {
                Break(Id.BrkHostWins, null, what);
            }
        }
        else
        {
            Break(OfError(row) ?? OfGuest(), null, what);
        }

        if (isFirstAfterReset && cause == ExitCause.StepNative)
        {
            Break(Id.StepReset, null, what);
        }

        if (cause is not (ExitCause.GuestBreakpoint or ExitCause.GuestWatchpoint))
        {
            BreakConsequence(null, what);
        }
    }

    // A script that counts exits asks for immediate_exit elsewhere when there is one exit more or less.
    private bool IsMovedInterrupt(TraceRow row) =>
        IsInterrupt(row) && _promised.Count(IsInterrupt) == _actual.Count(IsInterrupt);

    private static bool IsInterrupt(TraceRow row) =>
        row[TraceColumns.Errno] == (ulong)Errno.EINTR && row[TraceColumns.ExitReason] != (ulong)ExitReason.Intr;

    // What comes after debugging was switched off, or after a breakpoint was got past, is what those are about.
    private void BreakConsequence(TraceRow? at, string what)
    {
        if (_isOff)
        {
            Break(Id.BrkOff, at, what);
        }

        if (_isContinuing)
        {
            Break(Id.BrkContinue, at, what);
        }

        if (_hasReinjected)
        {
            Break(Id.Reinject, at, what);
        }
    }

    // What the guest does is another thing than it would be: most often because something of its own did not reach it.
    private string OfGuest() =>
        (_promise.Log.Facts & GuestFacts.TookBrk) != 0 ? Id.BrkGuest
        : (_promise.Log.Facts & GuestFacts.ReachedBreakpoint) != 0 ? Id.BpGuestKept
        : (_promise.Log.Facts & GuestFacts.ReachedWatchpoint) != 0 ? Id.WpGuestKept
        : OfState;

    // What registers and memory hold is what debugging must not change, where there is any.
    private string OfState => _promise.Log.IsDebugged ? Id.Transparent : Id.Undebugged;

    private static string? OfError(TraceRow row) => (Errno)(row[TraceColumns.Errno] ?? 0) switch
    {
        Errno.ENOSYS => Id.MmioNoSyndrome,
        Errno.EINTR when row[TraceColumns.ExitReason] != (ulong)ExitReason.Intr => Id.ImmediateExit,
        _ => null,
    };

    private void Extra(TraceRow row, List<TraceRow> extra, List<TraceRow> missing, TraceRow? next)
    {
        string what = $"{Words(row)}, which is not promised";
        if (row.Kind == TraceRowKinds.Set)
        {
            return;
        }

        if (row.Kind == TraceRowKinds.End)
        {
            bool isBug = row.Detail == TraceDetail.HostBug;
            Break(isBug ? Id.HostSurvives : OfState, row, isBug ? "the host kernel reached BUG()" : what);
            return;
        }

        if (IsMovedInterrupt(row))
        {
            _isInterruptMoved = true;
            return;
        }

        Break(OfExtra(row), row, what);
        if (missing.Exists(promised => promised[TraceColumns.Ret] is not (null or 0)) && row[TraceColumns.Ret] == 0)
        {
            Break(Id.StepError, row, what);
        }

        if (next is not null && OriginOf(next).IsFirstAfterReset)
        {
            Break(Id.StepReset, row, what);
        }

        if (IsRepeated(extra, row) && Esr.ClassOf(row[TraceColumns.Hsr] ?? 0) == ExceptionClass.SoftwareStepLower)
        {
            Break(Id.StepProgress, row, "it comes again and again");
        }

        BreakConsequence(row, what);
    }

    private string OfExtra(TraceRow row)
    {
        if (row[TraceColumns.Ret] != 0 || (ExitReason)row[TraceColumns.ExitReason]!.Value != ExitReason.Debug)
        {
            return OfError(row) ?? OfGuest();
        }

        return Esr.ClassOf(row[TraceColumns.Hsr] ?? 0) switch
        {
            ExceptionClass.SoftwareStepLower when (_flags & GuestDebugFlags.SingleStep) == 0 && (_promise.Log.Facts & GuestFacts.WantedToStep) != 0 => Id.GuestStepSuspended,
            ExceptionClass.SoftwareStepLower => Id.StepOne,
            ExceptionClass.BreakpointLower => (_flags & GuestDebugFlags.UseHw) != 0 ? Id.BpHost : Id.BpGuestKept,
            ExceptionClass.WatchpointLower => (_flags & GuestDebugFlags.UseHw) != 0 ? Id.WpHost : Id.WpGuestKept,
            _ => (_flags & GuestDebugFlags.UseSwBp) == 0 ? Id.BrkGuest : Id.BrkHost,
        };
    }

    private static bool IsRepeated(List<TraceRow> extra, TraceRow row) =>
        extra.Count(other => other.Kind == TraceRowKinds.Exit && AreAlike(other, row)) >= EndlessRepeats;

    private static bool AreAlike(TraceRow one, TraceRow other) =>
        TraceColumns.All.All(column => column == TraceColumns.Seq || one.Text(column) == other.Text(column));

    private static string Words(TraceRow row)
    {
        if (row.Kind != TraceRowKinds.Exit)
        {
            return row.Kind == TraceRowKinds.Set ? "KVM_SET_GUEST_DEBUG" : "end";
        }

        string reason = row[TraceColumns.Ret] == 0
            ? ((ExitReason)row[TraceColumns.ExitReason]!.Value).ToString().ToUpperInvariant()
            : ((Errno)row[TraceColumns.Errno]!.Value).ToString();
        string syndrome = row[TraceColumns.Hsr] is { } hsr ? $" with hsr 0x{hsr:x}" : "";
        return $"{reason}{syndrome} at pc 0x{row[TraceColumns.Pc]:x}";
    }
}
