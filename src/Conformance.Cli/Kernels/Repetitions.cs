using Conformance.Arm.Syndromes;
using Conformance.Suite.Running;
using Conformance.Suite.Specs.Compilation;
using Conformance.Suite.Traces;

namespace Conformance.Cli.Kernels;

/// <summary>What is wrong with a kernel whatever it is compared with: what it logs, and that it does not do the same twice.</summary>
internal static class Repetitions
{
    /// <summary>WARN, BUG, KASAN and the like, in any of the repetitions.</summary>
    public static IEnumerable<string> Complaints(IReadOnlyList<FinishedKernel> repetitions, string scenario) =>
        repetitions.SelectMany(kernel => kernel.ComplaintsAbout(scenario)).Distinct().Select(complaint => $"the kernel logged: {complaint}");

    /// <summary>Rows in which a repetition differs from the first one.</summary>
    public static IEnumerable<string> Differences(IReadOnlyList<FinishedKernel> repetitions, LoadedScenario scenario, Subject subject)
    {
        TraceComparison comparison = new(new FieldWords(SyndromeText.Describe));
        ScenarioRun first = repetitions[0].RunOf(scenario, subject);
        for (int i = 1; i < repetitions.Count; i++)
        {
            ScenarioRun other = repetitions[i].RunOf(scenario, subject);
            if (first.Trace is not null && other.Trace is not null)
            {
                foreach (TraceDifference difference in comparison.Compare(first.Trace, other.Trace))
                {
                    yield return $"repetition {i + 1} differs from the first: {difference.Seq} {difference.Field}: {difference.Expected}, then {difference.Actual}";
                }
            }
            else if ((first.Trace is null) != (other.Trace is null))
            {
                yield return $"repetition {i + 1} differs from the first: {Outcome(first)} before, {Outcome(other)}";
            }
        }
    }

    private static string Outcome(ScenarioRun run) => run.Trace is not null ? "a trace" : run.SkipReason ?? run.Error ?? "nothing";
}
