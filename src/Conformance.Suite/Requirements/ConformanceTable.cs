using Conformance.Suite.Diagnostics;
using Conformance.Suite.Running;

namespace Conformance.Suite.Requirements;

/// <summary>How many runs are about a requirement, and how many of them break it.</summary>
public readonly record struct ConformanceCount(int Exercised, int Broken)
{
    /// <summary>What the runs come to.</summary>
    public RequirementStatus Status => Broken > 0 ? RequirementStatus.Deviates : Exercised > 0 ? RequirementStatus.Holds : RequirementStatus.Absent;
}

/// <summary>What runs say of every requirement under every profile.</summary>
public sealed class ConformanceTable
{
    private readonly Dictionary<(Subject Subject, string Requirement), ConformanceCount> _counts = [];

    /// <summary>Takes in the runs.</summary>
    public ConformanceTable(IEnumerable<ScenarioRun> runs)
    {
        foreach (ScenarioRun run in runs)
        {
            foreach (string id in run.Verdicts?.Exercised ?? [])
            {
                ConformanceCount count = Of(run.Subject, id);
                _counts[(run.Subject, id)] = new(count.Exercised + 1, count.Broken + (run.Verdicts!.Breaks(id) ? 1 : 0));
            }
        }
    }

    /// <summary>The counts of a requirement under a profile.</summary>
    public ConformanceCount Of(Subject subject, string requirement) => _counts.GetValueOrDefault((subject, requirement));

    /// <summary>A mistake for every requirement whose history is not what the runs say.</summary>
    /// <param name="history">What is expected.</param>
    /// <param name="subjects">The profiles that were run with all scenarios.</param>
    public IEnumerable<Diagnostic> Compare(RequirementHistory history, IEnumerable<Subject> subjects)
    {
        foreach (Subject subject in subjects.Where(subject => subject.Profile is not null))
        {
            foreach (string id in RequirementIds.Judged)
            {
                ConformanceCount count = Of(subject, id);
                RequirementStatus expected = history.Expected(subject, id);
                if (count.Status != expected)
                {
                    yield return history.At(id, $"{id} under {subject}: {Words(expected)} is expected, and it {Words(count)}; say so in its history, with the reason");
                }
            }
        }
    }

    private static string Words(RequirementStatus status) => status.ToString().ToLowerInvariant();

    private static string Words(ConformanceCount count) => count.Status switch
    {
        RequirementStatus.Absent => "is absent: no run is about it",
        RequirementStatus.Holds => $"holds in all {count.Exercised} runs",
        _ => $"deviates in {count.Broken} of {count.Exercised} runs ('list deviations' shows them)",
    };
}
