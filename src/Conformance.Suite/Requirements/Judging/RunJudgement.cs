using Conformance.Arm.Registers;
using Conformance.Kvm.Machines;
using Conformance.Kvm.Uapi;
using Conformance.Suite.Traces;
using Conformance.Vmm.Scenarios;
using Id = Conformance.Suite.Requirements.RequirementIds;

namespace Conformance.Suite.Requirements.Judging;

/// <summary>Holds one run against one promised run, and says which requirements each difference breaks.</summary>
internal sealed partial class RunJudgement
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
        List<TraceRow> missing = [.. Rows(_promised, promisedStart, promisedEnd)];
        List<TraceRow> extra = [.. Rows(_actual, actualStart, actualEnd)];

        // A script that counts exits has moved pc somewhere else after the first exit too many or too few.
        if (_isShifted && _movesPc)
        {
            missing.ForEach(Note);
            return;
        }

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

        // What would have come on the way to the exit that ended the run is missing all the same. A stop tells where the guest stands;
        // pc of an MMIO exit is before or behind its instruction.
        TraceRow? cutAt = isCut ? firstStop ?? extra.FindLast(row => row.Kind == TraceRowKinds.Exit) : null;
        int lastOnTheWay = cutAt is null ? -1 : missing.FindIndex(row => IsStop(row) && row[TraceColumns.Pc] == cutAt[TraceColumns.Pc]);
        for (int i = 0; i < missing.Count; i++)
        {
            if (!isCut || missing[i] == lostStop || i <= lastOnTheWay)
            {
                Missing(missing[i]);
            }

            Note(missing[i]);
        }

        _isShifted |= missing.Count + extra.Count > 0;
    }

    private bool IsBreakpoint(TraceRow promised) => ExercisedRequirements.OfBreakpoint(OriginOf(promised).Cause) is not null;

    // An exit at which a debugger can end the run, or at which it ends by itself.
    private static bool IsStop(TraceRow row) =>
        row.Kind == TraceRowKinds.Exit && (row[TraceColumns.Ret] != 0 || row[TraceColumns.ExitReason] == (ulong)ExitReason.Debug);

    private static IEnumerable<TraceRow> Rows(IReadOnlyList<TraceRow> rows, int start, int end) => rows.Skip(start).Take(end - start);

    private static int CountOfExits(IReadOnlyList<TraceRow> rows) => rows.Count(row => row.Kind == TraceRowKinds.Exit);
}
