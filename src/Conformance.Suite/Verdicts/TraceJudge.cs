using Conformance.Arm.Syndromes;
using Conformance.Suite.Running;
using Conformance.Suite.Traces;

namespace Conformance.Suite.Verdicts;

/// <summary>Compares runs with what real kernels and cores returned.</summary>
/// <param name="store">The recorded traces.</param>
/// <param name="isSameMachine">Whether the recordings of a core, and of KVM in a mode, can be compared.</param>
public sealed class TraceJudge(TraceStore store, Func<Provenance, bool> isSameMachine)
{
    // One exit too many shifts every row behind it; the first fields tell what happened.
    private const int MostDifferences = 3;

    private readonly TraceComparison _comparison = new(new FieldWords(SyndromeText.Describe));

    private int _compared;

    /// <summary>Recorded traces that were compared so far, by all threads together.</summary>
    public int Compared => _compared;

    /// <summary>What differs between a run and the recordings of its subject; empty when nothing does.</summary>
    public IReadOnlyList<Finding> Judge(ScenarioRun run)
    {
        List<Finding> findings = [];
        foreach (TraceSource source in store.ForProfile(run.Subject.Name))
        {
            if (!isSameMachine(source.Provenance) || !source.Traces.TryGetValue(run.Trace!.Scenario, out Trace? recorded))
            {
                continue;
            }

            Interlocked.Increment(ref _compared);
            GapVerdict verdict = GapVerdict.Of(_comparison.Compare(recorded, run.Trace), source.GapsOf(run.Trace.Scenario));
            findings.AddRange(verdict.Unexplained.Take(MostDifferences).Select(Of));
            if (verdict.Unexplained.Count > MostDifferences)
            {
                findings.Add(new(FindingKind.Recording, $"recorded: and {verdict.Unexplained.Count - MostDifferences} more fields of traces/{source.Name}"));
            }

            findings.AddRange(verdict.Closed.Select(gap => new Finding(
                FindingKind.Recording,
                $"traces/{source.Name}/known-gaps.yaml: {gap.Scenario} agrees with the recording although a gap is listed ({gap.Reason}); delete the entry")));
        }

        return findings;
    }

    private static Finding Of(TraceDifference difference) => new(FindingKind.Recording, $"recorded: {difference}")
    {
        File = difference.File,
        Line = difference.Line,
        Row = int.TryParse(difference.Seq, out _) ? $"exit {difference.Seq}" : difference.Seq,
        Expected = $"{difference.Field} {difference.Expected}",
        Actual = $"{difference.Field} {difference.Actual}",
    };
}
