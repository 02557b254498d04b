using Conformance.Suite.Diagnostics;
using Conformance.Suite.Running;
using Conformance.Suite.Specs.Compilation;

namespace Conformance.Suite.Requirements;

/// <summary>Checks that a scenario is about the requirements that it lists.</summary>
public static class ListedRequirements
{
    /// <summary>A mistake for every requirement that code judges, that a scenario file lists, and that none of its runs is about.</summary>
    /// <param name="runs">The runs of all scenarios under all profiles.</param>
    public static IEnumerable<Diagnostic> Unexercised(IEnumerable<ScenarioRun> runs)
    {
        foreach (IGrouping<string, ScenarioRun> file in runs.Where(run => run.Trace is not null).GroupBy(run => run.Scenario.Listing.SpecId))
        {
            ScenarioListing listing = file.First().Scenario.Listing;
            foreach (string id in listing.Requirements.Where(RequirementIds.Judged.Contains))
            {
                if (!file.Any(run => run.Verdicts?.Exercised.Contains(id) ?? false))
                {
                    yield return Diagnostic.Of(listing.File, $"{id} is listed, and no run of the scenario is about it; delete it from the list");
                }
            }
        }
    }
}
