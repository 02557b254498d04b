using Conformance.Suite.Goldens;
using Conformance.Suite.Requirements;
using Conformance.Suite.Running;
using Conformance.Suite.Specs.Compilation;
using Conformance.Suite.Traces;
using Conformance.Suite.Verdicts;

namespace Conformance.Suite.Reports.Model;

/// <summary>Makes the model of all reports from the runs and their results.</summary>
/// <param name="subjects">All profiles, and the bare EL2 machine.</param>
/// <param name="requirements">What a debugger relies on.</param>
public sealed class ReportBuilder(IReadOnlyList<Subject> subjects, IReadOnlyList<Requirement> requirements)
{
    private const string BareTitle = "A bare core with the smallest hypervisor at EL2";

    /// <summary>Builds the model.</summary>
    /// <param name="backend">What ran the scenarios.</param>
    /// <param name="runs">The runs that were planned.</param>
    /// <param name="result">How they came out.</param>
    /// <param name="mistakes">Mistakes that belong to no run.</param>
    /// <param name="isFull">Whether programs and behaviours are told; the terminal does not need them.</param>
    public SuiteReport Build(string backend, IReadOnlyList<ScenarioRun> runs, SuiteResult result, IReadOnlyList<string> mistakes, bool isFull)
    {
        ILookup<string, ScenarioResult> results = result.Results.ToLookup(r => r.ScenarioId);
        HashSet<string> ran = [.. result.Results.Select(r => r.Profile)];
        ConformanceTable table = new(runs);
        return new()
        {
            Format = SuiteReport.CurrentFormat,
            Backend = backend,
            Profiles = [.. subjects.Where(subject => ran.Contains(subject.Name)).Select(subject => new ReportedProfile(subject.Name, subject.Profile?.Title ?? BareTitle))],
            Groups = [.. result.Groups.Select(group => new ReportedGroup(group.Key, group.Value.Planned))],
            Requirements = [.. requirements.Select(requirement => Of(requirement, table))],
            Scenarios =
            [
                .. runs
                    .GroupBy(run => run.Scenario)
                    .OrderBy(scenario => scenario.Key.Id, StringComparer.Ordinal)
                    .AsParallel()
                    .AsOrdered()
                    .Select(scenario => Of(scenario.Key.Listing, scenario, results[scenario.Key.Id], isFull)),
            ],
            Mistakes = mistakes,
        };
    }

    private ReportedRequirement Of(Requirement requirement, ConformanceTable table) => new(
        requirement.Id,
        requirement.Sentence,
        requirement.Rationale.Trim(),
        [
            .. from subject in subjects
               let count = table.Of(subject, requirement.Id)
               where count.Exercised > 0
               select new ReportedConformance(subject.Name, count.Exercised, count.Broken),
        ]);

    private static ReportedScenario Of(ScenarioListing listing, IEnumerable<ScenarioRun> runs, IEnumerable<ScenarioResult> results, bool isFull) => new()
    {
        Id = listing.Id,
        Spec = listing.SpecId,
        Group = ScenarioGroup.Of(listing.Id),
        File = listing.File,
        Title = listing.Title,
        Why = listing.Why.Trim(),
        Source = listing.Source,
        Requirements = listing.Requirements,
        Program = isFull ? GoldenComposer.Program(listing) : [],
        Setup = listing.Setup,
        Outcomes = ReportedOutcomes.Fold(results),
        Behaviours = isFull ? BehavioursOf(runs) : [],
    };

    private static IReadOnlyList<ReportedBehaviour> BehavioursOf(IEnumerable<ScenarioRun> runs) =>
    [
        .. BehaviourGrouping
            .Of([.. runs.Where(run => run.Trace is not null).Select(run => (run.Subject, GoldenComposer.BehaviourOf(run)))], null)
            .Select(group => new ReportedBehaviour(group.Profiles, [.. group.Behaviour.Lines.Select(line => new ReportedLine(line.Name, line.Text))])),
    ];
}
