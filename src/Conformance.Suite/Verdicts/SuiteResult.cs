namespace Conformance.Suite.Verdicts;

/// <summary>The results of a run, in order of group, scenario and profile, with counts that add up.</summary>
public sealed class SuiteResult
{
    private readonly SortedDictionary<string, GroupCount> _groups = new(StringComparer.Ordinal);

    /// <summary>Joins what was planned with what came of it.</summary>
    /// <param name="planned">The number of results of each group, counted before anything ran.</param>
    /// <param name="results">What came of them; profiles of a scenario keep their order.</param>
    /// <exception cref="ArgumentException">A result is missing or too much, or a scenario has two results for one profile.</exception>
    public SuiteResult(IReadOnlyDictionary<string, int> planned, IEnumerable<ScenarioResult> results)
    {
        // A stable order: whatever order the scenarios ran in, the report is the same.
        Results = [.. results.OrderBy(r => r.Group, StringComparer.Ordinal).ThenBy(r => r.ScenarioId, StringComparer.Ordinal)];
        foreach ((string group, int count) in planned)
        {
            _groups[group] = new(count, 0, 0, 0, 0);
        }

        HashSet<(string, string)> seen = [];
        foreach (ScenarioResult result in Results)
        {
            if (!seen.Add((result.ScenarioId, result.Profile)))
            {
                throw new ArgumentException($"{result.ScenarioId} has two results for {result.Profile}", nameof(results));
            }

            _groups[result.Group] = _groups.GetValueOrDefault(result.Group) + GroupCount.Of(result.Verdict);
        }

        foreach ((string group, GroupCount count) in _groups)
        {
            // A result that got lost would otherwise pass for a pass.
            if (!count.AddsUp)
            {
                throw new ArgumentException($"group {group} does not add up: {count}", nameof(results));
            }

            Total += count;
        }
    }

    /// <summary>The results.</summary>
    public IReadOnlyList<ScenarioResult> Results { get; }

    /// <summary>The counts of each group, by name.</summary>
    public IReadOnlyDictionary<string, GroupCount> Groups => _groups;

    /// <summary>The counts of all groups together.</summary>
    public GroupCount Total { get; }
}
