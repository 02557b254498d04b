using Conformance.Arm.Syndromes;
using Conformance.Kvm.Exits;
using Conformance.Suite.Specs.Compilation;
using Conformance.Suite.Traces;
using Id = Conformance.Suite.Requirements.RequirementIds;

namespace Conformance.Suite.Requirements.Judging;

/// <summary>
/// Judges runs by the requirements, without any golden: a run is held against what the same guest does when nobody looks, and
/// against what a debugger is promised to see of it.
/// </summary>
public static class RequirementJudge
{
    private const string EsrKey = "esr_el1";
    private const string FarKey = "far_el1";

    /// <summary>Judges a run.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="promises">What it is judged by.</param>
    /// <param name="actual">The run.</param>
    public static TraceVerdicts Judge(LoadedScenario scenario, Promises promises, Trace actual)
    {
        // Of several right ways the one counts that the run comes nearest to.
        RunJudgement best = promises.Alternatives
            .Select(promise => new RunJudgement(scenario.Compiled, promise, actual))
            .MinBy(judgement => judgement.Broken.Count)!;
        Dictionary<string, string> broken = new(best.Broken);

        // Where nothing came to the debugger, it had nothing to hand back.
        bool isHandedBack = actual.Rows.Any(IsGuestDebugException);
        string[] exercised = [.. ExercisedRequirements.Of(scenario.Compiled, promises.Alternatives).Where(id => id != Id.Reinject || isHandedBack)];
        if (promises.Undebugged is { } undebugged && exercised.Contains(Id.Reinject))
        {
            CompareWithBareMetal(undebugged, actual, broken);
        }

        return new(
            [.. Id.Judged.Where(id => exercised.Contains(id) || broken.ContainsKey(id))],
            [.. Id.Judged.Where(broken.ContainsKey).Select(id => new Deviation(id, broken[id]))]);
    }

    private static bool IsGuestDebugException(TraceRow row) =>
        row[TraceColumns.Hsr] is { } hsr && Esr.ClassOf(hsr) is ExceptionClass.Brk64 or ExceptionClass.Bkpt32 or ExceptionClass.BreakpointLower or ExceptionClass.WatchpointLower;

    // What the guest finds in its handler must be what it finds when no debugger was ever there.
    private static void CompareWithBareMetal(Trace undebugged, Trace actual, Dictionary<string, string> broken)
    {
        TraceRow right = undebugged.Rows[^1];
        TraceRow got = actual.Rows[^1];
        if (!EndDifferences.Values(right.Detail).ContainsKey(EsrKey))
        {
            CompareLastExits(undebugged, actual, broken);
            return;
        }

        // FAR_EL1 is UNKNOWN after a breakpoint (Arm ARM D2.9).
        bool hasFar = Esr.ClassOf(EndDifferences.Values(right.Detail)[EsrKey]) is ExceptionClass.WatchpointSame or ExceptionClass.WatchpointLower;
        foreach (EndDifference difference in EndDifferences.Of(right, got).Where(difference => hasFar || difference.Name != FarKey))
        {
            if (EndRegisters.All.Take(EndRegisters.ExceptionRegisters).Any(register => register.Name == difference.Name))
            {
                broken.TryAdd(
                    Id.Reinject,
                    $"end: {difference.Name} 0x{difference.Actual:x} where the guest by itself has 0x{difference.Expected:x}");
            }
        }
    }

    // The end of an AArch32 guest tells no registers: what its handler has found is in what it leaves to userspace.
    private static void CompareLastExits(Trace undebugged, Trace actual, Dictionary<string, string> broken)
    {
        TraceRow? right = undebugged.Rows.LastOrDefault(row => row.Kind == TraceRowKinds.Exit);
        TraceRow? got = actual.Rows.LastOrDefault(row => row.Kind == TraceRowKinds.Exit);
        if (right?[TraceColumns.X0] != got?[TraceColumns.X0] || right?[TraceColumns.Pc] != got?[TraceColumns.Pc])
        {
            broken.TryAdd(
                Id.Reinject,
                $"last exit: r0 0x{got?[TraceColumns.X0]:x} at pc 0x{got?[TraceColumns.Pc]:x} where the guest by itself has 0x{right?[TraceColumns.X0]:x} at pc 0x{right?[TraceColumns.Pc]:x}");
        }
    }
}
