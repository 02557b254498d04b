using Conformance.Arm.Registers;
using Conformance.Arm.Syndromes;
using Conformance.Kvm.Exits;
using Conformance.Kvm.Machines;
using Conformance.Kvm.Uapi;
using Conformance.Suite.Traces;
using Conformance.Vmm.Scenarios;
using Id = Conformance.Suite.Requirements.RequirementIds;

namespace Conformance.Suite.Requirements.Judging;

/// <summary>Holds one run against one promised run, and says which requirements each difference breaks.</summary>
internal sealed class RunJudgement
{
    // As many equal exits one after the other, none of them promised, are one that repeats without end.
    private const int EndlessRepeats = 3;

    private readonly CompiledScenario _scenario;
    private readonly Promise _promise;
    private readonly IReadOnlyList<TraceRow> _promised;
    private readonly IReadOnlyList<TraceRow> _actual;
    private readonly Dictionary<string, string> _broken = [];

    private readonly bool _hasStepped;

    // Whether userspace moves the guest to another place in the middle of the run.
    private readonly bool _movesPc;

    // Without a step of the debugger's, or where userspace has set it, PSTATE.SS is the guest's own, and a kernel may keep it or
    // let the core clear it.
    private readonly bool _showsHostSs;

    private GuestDebugFlags _flags;
    private int _sets;
    private bool _isOff;
    private bool _isContinuing;
    private bool _hasReinjected;
    private bool _isShifted;
    private bool _isInterruptMoved;

    /// <summary>Judges.</summary>
    public RunJudgement(CompiledScenario scenario, Promise promise, Trace actual)
    {
        _scenario = scenario;
        _promise = promise;
        _promised = promise.Trace.Rows;
        _hasStepped = promise.Log.Flags.Any(flags => (flags & GuestDebugFlags.SingleStep) != 0);
        _movesPc = SetsOf(scenario).Any(value => value.Register == OneReg.Pc);
        _showsHostSs = _hasStepped && !SetsSs(scenario);
        _actual = actual.Rows;
        Judge();
    }

    /// <summary>The requirements that are broken, with the first evidence of each.</summary>
    public IReadOnlyDictionary<string, string> Broken => _broken;

    private void Judge()
    {
        if (IsKeptRowByRow())
        {
            return;
        }

        IReadOnlyList<(int Promised, int Actual)> pairs = RowAlignment.Of(_promised, _actual, AreEqual);
        int p = 0;
        int a = 0;
        foreach ((int promised, int actual) in pairs)
        {
            Gap(p, promised, a, actual);
            Note(_promised[promised]);
            Compare(promised, actual);
            (p, a) = (promised + 1, actual + 1);
        }

        Gap(p, _promised.Count, a, _actual.Count);

        // A debugger that got past a breakpoint sets its flags anew, so that one exit too many brings more of these, too.
        if (_broken.Count == 0 && pairs.Count < Math.Max(_promised.Count, _actual.Count))
        {
            Break(
                _isInterruptMoved ? Id.ImmediateExit : Id.FlagsValid,
                null,
                _isInterruptMoved ? "EINTR has come at another place than promised" : "KVM_SET_GUEST_DEBUG has come back more or less often than promised");
        }
    }

    private static bool SetsSs(CompiledScenario scenario) =>
        scenario.Registers.Concat(SetsOf(scenario)).Any(value => value.Register == OneReg.Pstate && Pstate.SS.IsSet(value.Value));

    private static IEnumerable<RegisterValue> SetsOf(CompiledScenario scenario) =>
        scenario.When.SelectMany(rule => rule.Actions).OfType<SetRegisters>().SelectMany(set => set.Values);

    // Most runs are as promised, and need no search for what stands for what.
    private bool IsKeptRowByRow()
    {
        if (_promised.Count != _actual.Count)
        {
            return false;
        }

        for (int i = 0; i < _promised.Count; i++)
        {
            if (_promised[i].Kind != _actual[i].Kind || !AreEqual(i, i))
            {
                return false;
            }
        }

        return true;
    }

    private ExitOrigin OriginOf(TraceRow promised) => promised.ExitNumber is { } exit ? _promise.Log.Origins[exit] : default;

    // What the run has come to, so that what follows can be told to be a consequence.
    private void Note(TraceRow row)
    {
        if (row.Kind == TraceRowKinds.Set)
        {
            GuestDebugFlags before = _flags;
            _flags = _promise.Log.Flags[_sets++];
            _isOff = ExercisedRequirements.IsSwitchedOff(before, _flags) || (_isOff && _flags == GuestDebugFlags.None);
            return;
        }

        ExitCause cause = OriginOf(row).Cause;
        bool isOwn = cause is ExitCause.HostBreakpoint or ExitCause.HostWatchpoint
            || (cause == ExitCause.BreakpointInstruction && _scenario.SoftwareBreakpoints.Any(planted => planted.Address == row[TraceColumns.Pc]));
        _isContinuing |= isOwn && _scenario.OnBreakpoint == BreakpointAction.Continue;
        _hasReinjected |= !isOwn && ExercisedRequirements.OfBreakpoint(cause) is not null
            && _scenario.OnGuestDebugException == GuestDebugExceptionAction.Reinject;
    }

    private void Break(string id, TraceRow? at, string what) => _broken.TryAdd(id, at is null ? what : $"{NameOf(at)}: {what}");

    private static string NameOf(TraceRow row) => row.ExitNumber is { } exit ? $"exit {exit}" : row.Text(TraceColumns.Seq);

    // Rows that have no partner.
    private void Gap(int promisedStart, int promisedEnd, int actualStart, int actualEnd)
    {
        bool isLast = promisedEnd == _promised.Count || _promised[promisedEnd].Kind == TraceRowKinds.End;
        // A script that counts exits has moved pc somewhere else then.
        if (_isShifted && _movesPc)
        {
            return;
        }

        List<TraceRow> missing = [.. Rows(_promised, promisedStart, promisedEnd)];
        List<TraceRow> extra = [.. Rows(_actual, actualStart, actualEnd)];

        // A run that ended early at an exit of its own, or at max-exits, cannot have what would have come then; and one that has
        // gone past the exit at which it should have ended has more than that for this reason.
        bool isCut = isLast && (extra.Exists(IsStop) || CountOfExits(_actual) >= _scenario.MaxExits || _actual[^1].Detail == TraceDetail.HostBug);
        bool isPromiseCut = isLast && missing.Count == 0 && CountOfExits(_promised) >= _scenario.MaxExits && CountOfExits(_actual) <= _scenario.MaxExits;
        bool hasStop = isLast && (extra.Exists(IsStop) || missing.Exists(IsStop));

        // Where the run should have stopped at a breakpoint and has not, everything after it is a consequence.
        TraceRow? lostStop = isCut && extra.Exists(row => row.Kind == TraceRowKinds.Exit) && missing.Count > 0 && IsBreakpoint(missing[0]) ? missing[0] : null;
        TraceRow? firstStop = lostStop is null ? extra.Find(IsStop) : null;
        foreach (TraceRow row in extra.Where(row => isPromiseCut ? IsRepeated(extra, row) : !hasStop || row == firstStop || row.Kind != TraceRowKinds.Exit))
        {
            Extra(row, extra, missing, promisedEnd < _promised.Count ? _promised[promisedEnd] : null);
        }

        foreach (TraceRow row in missing)
        {
            if (!isCut || row == lostStop)
            {
                Missing(row);
            }

            Note(row);
        }

        _isShifted |= missing.Count + extra.Count > 0;
    }

    private bool IsBreakpoint(TraceRow promised) => ExercisedRequirements.OfBreakpoint(OriginOf(promised).Cause) is not null;

    // An exit at which a debugger can end the run, or at which it ends by itself.
    private static bool IsStop(TraceRow row) =>
        row.Kind == TraceRowKinds.Exit && (row[TraceColumns.Ret] != 0 || row[TraceColumns.ExitReason] == (ulong)ExitReason.Debug);

    private static IEnumerable<TraceRow> Rows(IReadOnlyList<TraceRow> rows, int start, int end) => rows.Skip(start).Take(end - start);

    private static int CountOfExits(IReadOnlyList<TraceRow> rows) => rows.Count(row => row.Kind == TraceRowKinds.Exit);

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

    private bool AreEqual(int promised, int actual)
    {
        foreach (TraceColumn column in TraceColumns.Span)
        {
            if (!IsKept(column, _promised[promised], _actual[actual]))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsKept(TraceColumn column, TraceRow promised, TraceRow actual)
    {
        if (column == TraceColumns.Scenario || column == TraceColumns.Seq)
        {
            return true;
        }

        // The guest can copy SPSR_EL1, and with it the bit that an exception taken while it is stepped stores there.
        if ((column == TraceColumns.X0 || column == TraceColumns.MmioData) && (promised[column] ^ actual[column]) == Pstate.SS.Mask && _hasStepped)
        {
            return true;
        }

        if (column == TraceColumns.Pstate && !_showsHostSs)
        {
            return ((promised[column] ^ actual[column]) & ~Pstate.SS.Mask) is null or 0;
        }

        if (column == TraceColumns.Hsr)
        {
            return promised[column] is { } right && actual[column] is { } got
                ? StepSyndrome.IsRight(OriginOf(promised).Cause, right, got)
                : promised[column] == actual[column];
        }

        return column == TraceColumns.Detail
            ? promised.Kind == TraceRowKinds.End ? !EndDifferences.Of(promised, actual).Any() : DebugPcOf(promised) == DebugPcOf(actual)
            : promised[column] == actual[column];
    }

    // What KVM_SET_VCPU_EVENTS answered is no promise to a debugger, and stands at the exit after it, which can be another one.
    private static ulong? DebugPcOf(TraceRow row) =>
        EndDifferences.Values(row.Detail).TryGetValue(TraceDetail.DebugPcKey, out ulong pc) ? pc : null;

    private void Compare(int promised, int actual)
    {
        TraceRow right = _promised[promised];
        TraceRow got = _actual[actual];
        if (right.Kind == TraceRowKinds.End)
        {
            CompareEnd(right, got);
            return;
        }

        foreach (TraceColumn column in TraceColumns.Span)
        {
            if (!IsKept(column, right, got))
            {
                BreakField(column, right, got);
            }
        }
    }

    private void BreakField(TraceColumn column, TraceRow right, TraceRow got)
    {
        string what = $"{column} {got.Text(column)} where {right.Text(column)} is promised";
        ExitCause cause = OriginOf(right).Cause;
        if (right.Kind == TraceRowKinds.Set)
        {
            Break(Id.FlagsValid, got, what);
            return;
        }

        if (column == TraceColumns.Pstate && ((right[column] ^ got[column]) & ~Pstate.SS.Mask) == 0)
        {
            Break(Id.StepHidden, got, what);
            return;
        }

        string id = ExercisedRequirements.OfBreakpoint(cause) is { } breakpoint && (column == TraceColumns.Hsr || column == TraceColumns.Far) ? breakpoint
            : column == TraceColumns.Hsr ? Id.StepHsr
            : (column == TraceColumns.X0 || column == TraceColumns.MmioData) && IsSignLost(right[column], got[column]) ? Id.MmioExtend
            : column == TraceColumns.X0 && cause == ExitCause.StepMmioRead ? Id.StepMmioRead
            : OfGuest();

        // A script that counts exits has set its registers somewhere else then.
        if (_isShifted && _scenario.When.Count > 0 && id == OfState)
        {
            return;
        }

        Break(id, got, what);
        if (id == OfState)
        {
            BreakConsequence(got, what);
        }
    }

    // What a sign-extending load leaves when the extension is lost: the same value without the bits of the sign.
    private bool IsSignLost(ulong? right, ulong? got) =>
        (_promise.Log.Facts & GuestFacts.ReadSignedMmio) != 0 && right is { } e && got is { } a && EndsInSign(e, a);

    private static bool EndsInSign(ulong right, ulong got)
    {
        foreach (int bits in (ReadOnlySpan<int>)[8, 16, 32])
        {
            ulong low = (1UL << bits) - 1;
            ulong sign = 1UL << (bits - 1);
            if (got == (right & low) && (got & sign) != 0 && (right == (right | ~low) || right == (uint)(right | ~low)))
            {
                return true;
            }
        }

        return false;
    }

    private void CompareEnd(TraceRow right, TraceRow got)
    {
        if (got.Detail == TraceDetail.HostBug)
        {
            Break(Id.HostSurvives, got, "the host kernel reached BUG()");
            return;
        }

        // Runs that ended at different places are left with different things for that reason alone.
        if (!EndAtOnePlace() || (_isShifted && _scenario.When.Count > 0))
        {
            return;
        }

        foreach (EndDifference difference in EndDifferences.Of(right, got))
        {
            string what = $"{difference.Name} 0x{difference.Actual:x} where 0x{difference.Expected:x} is promised";
            EndRegister? register = EndRegisters.All.FirstOrDefault(register => register.Name == difference.Name);
            bool isOfException = register is not null && !register.IsDebugRegister && register.Quiet is null;
            Break(
                IsSignLost(difference.Expected, difference.Actual) ? Id.MmioExtend
                    : register is { IsDebugRegister: true } ? Id.RegsTransparent
                    : isOfException && _hasReinjected ? Id.Reinject
                    : OfGuest(),
                got,
                what);
            BreakConsequence(got, what);
        }
    }

    private bool EndAtOnePlace()
    {
        TraceRow? right = _promised.LastOrDefault(row => row.Kind == TraceRowKinds.Exit);
        TraceRow? got = _actual.LastOrDefault(row => row.Kind == TraceRowKinds.Exit);
        return right is null ? got is null : got is not null
            && right[TraceColumns.ExitReason] == got[TraceColumns.ExitReason]
            && right[TraceColumns.Pc] == got[TraceColumns.Pc]
            && right[TraceColumns.MmioAddr] == got[TraceColumns.MmioAddr];
    }

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
