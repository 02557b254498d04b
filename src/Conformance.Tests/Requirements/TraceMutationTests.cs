using Conformance.Cli.Workspaces;
using Conformance.Qemu.Monitor;
using Conformance.Suite.Requirements.Judging;
using Conformance.Suite.Running;
using Conformance.Suite.Specs.Compilation;
using Conformance.Suite.Traces;
using Conformance.Tests.Model;
using Conformance.Tests.Traces;
using Xunit;

namespace Conformance.Tests.Requirements;

/// <summary>A recorded run that keeps every requirement no longer does when a row of it is lost, doubled or moved.</summary>
public sealed class TraceMutationTests
{
    private static readonly RepositoryScenarios Repository = new();

    public static TheoryData<string> Sources => [.. CommittedTraces.Load().Sources.Where(IsKernel).Select(source => source.Name)];

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_row_that_is_lost_doubled_or_moved_breaks_a_requirement(string name)
    {
        TraceSource source = CommittedTraces.Load().Sources.Single(s => s.Name == name);
        Subject subject = RepositoryScenarios.SubjectOf(Repository.Profiles.Find(source.Provenance.Profile)!);
        PromiseRunner runner = ReferenceBackends.Promises(CoreTest.ModelOf(source.Provenance.Cpu)!);
        int passing = 0;
        int mutants = 0;
        foreach (LoadedScenario scenario in Repository.Scenarios.Where(s => source.Traces.ContainsKey(s.Id)))
        {
            Trace recorded = source.Traces[scenario.Id];
            Promises promises = runner.Of(scenario, subject)!;
            if (Breaks(scenario, promises, recorded.Rows).Count > 0)
            {
                continue;
            }

            passing++;
            foreach ((string what, IReadOnlyList<TraceRow> rows) in Mutants(recorded.Rows))
            {
                // A guest's own watchpoint may exit and be handed back or be taken by the guest: without the exit the run is as right.
                if (promises.Alternatives.Any(promise => IsOne(promise.Trace, rows)))
                {
                    continue;
                }

                mutants++;
                Assert.True(Breaks(scenario, promises, rows).Count > 0, $"{name}: {scenario.Id}: {what} breaks no requirement");
            }
        }

        Assert.True(passing > 0 && mutants > passing, $"{name}: {passing} passing traces, {mutants} mutants");
    }

    private static IReadOnlyList<Deviation> Breaks(LoadedScenario scenario, Promises promises, IReadOnlyList<TraceRow> rows) =>
        RequirementJudge.Judge(scenario, promises, new(scenario.Id, rows)).Deviations;

    private static IEnumerable<(string What, IReadOnlyList<TraceRow> Rows)> Mutants(IReadOnlyList<TraceRow> rows)
    {
        for (int i = 0; i < rows.Count; i++)
        {
            yield return ($"without row {i}", [.. rows.Take(i), .. rows.Skip(i + 1)]);
            yield return ($"row {i} twice", [.. rows.Take(i + 1), .. rows.Skip(i)]);
            for (int j = i + 1; j < rows.Count; j++)
            {
                if (!AreAlike(rows[i], rows[j]))
                {
                    TraceRow[] swapped = [.. rows];
                    (swapped[i], swapped[j]) = (swapped[j], swapped[i]);
                    yield return ($"rows {i} and {j} swapped", swapped);
                }
            }
        }
    }

    // The number of a row is its place, and no value that a kernel returned.
    private static bool AreAlike(TraceRow one, TraceRow other) =>
        TraceColumns.All.All(column => column == TraceColumns.Seq ? one.Kind == other.Kind : one.Text(column) == other.Text(column));

    private static bool IsOne(Trace promised, IReadOnlyList<TraceRow> rows) =>
        promised.Rows.Count == rows.Count && promised.Rows.Zip(rows).All(pair => AreAlike(pair.First, pair.Second));

    private static bool IsKernel(TraceSource source) => source.Provenance.Mode != MonitorRun.Mode;
}
