using Conformance.Suite.Verdicts;

namespace Conformance.Suite.Reports.Model;

/// <summary>Joins the reports of shards, which ran different scenarios, or the same ones under different profiles.</summary>
public static class ReportMerge
{
    /// <summary>One report of all.</summary>
    /// <param name="shards">The reports, each with the name that a message calls it by.</param>
    /// <exception cref="ArgumentException">Two shards hold the same run; the message says which.</exception>
    public static SuiteReport Join(IReadOnlyList<(string Name, SuiteReport Report)> shards)
    {
        SuiteReport[] reports = [.. shards.Select(shard => shard.Report)];
        Dictionary<(string, string), string> seen = [];
        foreach ((string name, SuiteReport report) in shards)
        {
            foreach (ScenarioResult result in report.ToResult().Results)
            {
                if (!seen.TryAdd((result.ScenarioId, result.Profile), name))
                {
                    throw new ArgumentException($"{name}: {result.ScenarioId} under {result.Profile} is in {seen[(result.ScenarioId, result.Profile)]} as well");
                }
            }
        }

        return new()
        {
            Format = SuiteReport.CurrentFormat,
            Backend = string.Join("; ", reports.Select(report => report.Backend).Distinct()),
            Profiles = [.. Ordered(reports.Select(report => report.Profiles), profile => profile.Name).Select(same => same[0])],
            Groups =
            [
                .. reports.SelectMany(report => report.Groups)
                    .GroupBy(group => group.Name)
                    .OrderBy(group => group.Key, StringComparer.Ordinal)
                    .Select(group => new ReportedGroup(group.Key, group.Sum(part => part.Planned))),
            ],
            Requirements =
            [
                .. Ordered(reports.Select(report => report.Requirements), requirement => requirement.Id)
                    .Select(same => same[0] with { Profiles = Sum([.. same.Select(requirement => requirement.Profiles)]) }),
            ],
            Scenarios =
            [
                .. reports.SelectMany(report => report.Scenarios)
                    .GroupBy(scenario => scenario.Id)
                    .OrderBy(scenario => scenario.Key, StringComparer.Ordinal)
                    .Select(same => Join([.. same])),
            ],
            Mistakes = [.. reports.SelectMany(report => report.Mistakes).Distinct()],
        };
    }

    private static ReportedScenario Join(ReportedScenario[] parts) => parts[0] with
    {
        Outcomes = [.. parts.SelectMany(part => part.Outcomes)],
        Behaviours = Fold([.. parts.SelectMany(part => part.Behaviours)]),
    };

    // Kernels that do the same share a column, whichever shard they were run in.
    private static IReadOnlyList<ReportedBehaviour> Fold(ReportedBehaviour[] behaviours) =>
    [
        .. behaviours
            .GroupBy(behaviour => Array.FindIndex(behaviours, other => other.Lines.SequenceEqual(behaviour.Lines)))
            .Select(same => new ReportedBehaviour([.. same.SelectMany(behaviour => behaviour.Profiles)], same.First().Lines)),
    ];

    private static IReadOnlyList<ReportedConformance> Sum(IReadOnlyList<IReadOnlyList<ReportedConformance>> parts) =>
    [
        .. Ordered(parts, entry => entry.Profile)
            .Select(same => new ReportedConformance(same[0].Profile, same.Sum(entry => entry.Runs), same.Sum(entry => entry.Broken))),
    ];

    // The order of every list is kept: an entry comes before the first one that follows it in the list that it is new in.
    private static List<T[]> Ordered<T>(IEnumerable<IReadOnlyList<T>> lists, Func<T, string> keyOf)
    {
        IReadOnlyList<T>[] all = [.. lists];
        List<string> keys = [];
        foreach (IReadOnlyList<T> list in all)
        {
            int at = 0;
            foreach (string key in list.Select(keyOf))
            {
                int known = keys.IndexOf(key);
                if (known < 0)
                {
                    keys.Insert(at, key);
                    known = at;
                }

                at = Math.Max(at, known + 1);
            }
        }

        ILookup<string, T> byKey = all.SelectMany(list => list).ToLookup(keyOf);
        return [.. keys.Select(key => (T[])[.. byKey[key]])];
    }
}
