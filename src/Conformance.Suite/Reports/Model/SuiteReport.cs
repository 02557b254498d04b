using System.ComponentModel;
using Conformance.Suite.Verdicts;

namespace Conformance.Suite.Reports.Model;

/// <summary>
/// What a run of the suite came to: the one model that every report is written from, and what a JSON report holds, so that
/// the reports of several shards can be joined and written again in any other form.
/// </summary>
[Description("What a run of the suite, or several shards of it joined, came to. Equal runs give equal bytes: there are no dates.")]
public sealed record SuiteReport
{
    /// <summary>The format that this version reads and writes.</summary>
    public const string CurrentFormat = "conformance-report-1";

    /// <summary>The format.</summary>
    [Description("The format, " + CurrentFormat + "; a reader refuses any other.")]
    public required string Format { get; init; }

    /// <summary>What ran the scenarios.</summary>
    [Description("What ran the scenarios: the reference model, or a kernel.")]
    public required string Backend { get; init; }

    /// <summary>The profiles in their order, each after the one it is based on.</summary>
    [Description("The profiles, each after the one it is based on.")]
    public required IReadOnlyList<ReportedProfile> Profiles { get; init; }

    /// <summary>The groups of scenarios, with the number of runs that were planned in each.</summary>
    [Description("Groups of scenarios.")]
    public required IReadOnlyList<ReportedGroup> Groups { get; init; }

    /// <summary>What a debugger relies on, and in how many runs each profile keeps it.</summary>
    [Description("What a debugger relies on, and in how many runs each profile breaks it.")]
    public required IReadOnlyList<ReportedRequirement> Requirements { get; init; }

    /// <summary>Every scenario that ran, in the order of their ids.</summary>
    [Description("Every scenario, in the order of their ids.")]
    public required IReadOnlyList<ReportedScenario> Scenarios { get; init; }

    /// <summary>Mistakes that belong to no run: goldens without a scenario, requirements that are listed wrongly.</summary>
    [Description("Mistakes that belong to no run, as file:line:col: error: message.")]
    public required IReadOnlyList<string> Mistakes { get; init; }

    /// <summary>The results, run by run.</summary>
    /// <exception cref="ArgumentException">Results and planned numbers do not add up.</exception>
    public SuiteResult ToResult() => new(
        Groups.ToDictionary(group => group.Name, group => group.Planned),
        from scenario in Scenarios
        from outcome in scenario.Outcomes
        from profile in outcome.Profiles
        orderby IndexOf(profile)
        select new ScenarioResult(scenario.Id, profile, outcome.Verdict, outcome.Message, scenario.Group) { Findings = outcome.Findings });

    private int IndexOf(string profile)
    {
        for (int i = 0; i < Profiles.Count; i++)
        {
            if (Profiles[i].Name == profile)
            {
                return i;
            }
        }

        return Profiles.Count;
    }
}

/// <summary>A profile that scenarios ran under.</summary>
[Description("A profile: a kernel, a kernel and a patch, or a bare core.")]
public sealed record ReportedProfile(
    [property: Description("The name on the command line.")] string Name,
    [property: Description("One sentence.")] string Title);

/// <summary>A group of scenarios: a folder under specs/.</summary>
[Description("A folder under specs/.")]
public sealed record ReportedGroup(
    [property: Description("The name of the folder.")] string Name,
    [property: Description("The number of runs that should be there.")] int Planned);

/// <summary>Something that a debugger relies on.</summary>
[Description("Something that a debugger relies on.")]
public sealed record ReportedRequirement(
    [property: Description("The id.")] string Id,
    [property: Description("What is relied on, in one sentence.")] string Sentence,
    [property: Description("What a debugger does with it.")] string Rationale,
    [property: Description("One entry for every profile that has runs about it.")] IReadOnlyList<ReportedConformance> Profiles);

/// <summary>How a profile stands to a requirement.</summary>
[Description("How a profile stands to a requirement.")]
public sealed record ReportedConformance(
    [property: Description("The profile.")] string Profile,
    [property: Description("Runs that are about it.")] int Runs,
    [property: Description("Those of them that break it.")] int Broken);
