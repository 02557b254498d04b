using Conformance.Suite.Goldens;
using Conformance.Suite.Requirements;
using Conformance.Suite.Running;
using Conformance.Suite.Traces;

namespace Conformance.Suite.Verdicts;

/// <summary>The results of one scenario file.</summary>
/// <param name="Results">One for every variant and subject.</param>
/// <param name="Received">The golden as it would be, where it differs from the one there is; otherwise null.</param>
public sealed record SpecVerdict(IReadOnlyList<ScenarioResult> Results, string? Received);

/// <summary>Judges the runs of a scenario file against its golden, the recorded traces and what is expected of requirements.</summary>
/// <param name="traces">The recordings.</param>
/// <param name="history">What is expected of requirements.</param>
/// <param name="goldens">The goldens; null when the scenarios are not the repository's own and have none.</param>
public sealed class SpecJudge(TraceJudge traces, RequirementHistory history, GoldenStore? goldens)
{
    /// <summary>Judges the runs.</summary>
    public SpecVerdict Judge(SpecRuns spec)
    {
        string? text = goldens?.Read(spec.Id);
        GoldenJudge? golden = goldens is null ? null : new(spec, text);
        List<ScenarioResult> results = [];
        foreach (ScenarioRun run in spec.Variants.SelectMany(variant => variant.Runs).Where(run => run.IsPlanned))
        {
            results.Add(Judge(run, golden));
        }

        string? composed = golden?.Compose();
        bool differs = results.Count > 0 && composed is not null && composed != text;

        // Every line is as expected, but the file is not what the suite would write: it was edited by hand.
        if (differs && text is not null && results.TrueForAll(result => result.Verdict is Verdict.Pass or Verdict.Skip))
        {
            ScenarioResult first = results[0];
            results[0] = first with
            {
                Verdict = Verdict.Fail,
                Message = NotWritten(spec.Id),
                Findings = [new(FindingKind.Golden, NotWritten(spec.Id)) { File = GoldenStore.NameOf(spec.Id), Line = 1 }],
            };
        }

        return new(results, differs ? composed : null);
    }

    private ScenarioResult Judge(ScenarioRun run, GoldenJudge? golden)
    {
        string id = run.Scenario.Listing.Id;
        string group = ScenarioGroup.Of(id);
        if (run.SkipReason is not null)
        {
            return new(id, run.Subject.Name, Verdict.Skip, run.SkipReason, group);
        }

        if (run.Error is not null)
        {
            return new(id, run.Subject.Name, Verdict.Error, run.Error, group);
        }

        List<Finding> findings = [.. golden?.Judge(run) ?? [], .. traces.Judge(run), .. Unexpected(run)];
        return findings.Count == 0
            ? new(id, run.Subject.Name, Verdict.Pass, "", group)
            : ScenarioResult.Failed(id, run.Subject.Name, findings, group);
    }

    private static string NotWritten(string spec) => $"{GoldenStore.NameOf(spec)} is not as the suite writes it; accept it again";

    // A requirement that this profile is not known to break; one that it no longer breaks shows only when everything was run.
    private IEnumerable<Finding> Unexpected(ScenarioRun run) =>
        (run.Verdicts?.Deviations ?? [])
            .Where(deviation => history.Expected(run.Subject, deviation.Requirement) != RequirementStatus.Deviates)
            .Select(deviation => new Finding(
                FindingKind.Requirement, $"requirement {deviation.Requirement}, which {run.Subject} is not known to break: {deviation.Evidence}")
            {
                File = run.Scenario.Listing.File,
                Line = 1,
            });
}
