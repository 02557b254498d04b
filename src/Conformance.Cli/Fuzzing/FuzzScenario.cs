using Conformance.Arm.Cpus;
using Conformance.Arm.Syndromes;
using Conformance.Cli.Workspaces;
using Conformance.Suite.Diagnostics;
using Conformance.Suite.Fuzzing;
using Conformance.Suite.Running;
using Conformance.Suite.Specs;
using Conformance.Suite.Specs.Compilation;
using Conformance.Suite.Traces;
using Conformance.Vmm.Running;

namespace Conformance.Cli.Fuzzing;

/// <summary>Writes findings as scenario files that a review can begin with.</summary>
/// <param name="workspace">Profiles and requirements.</param>
/// <param name="subject">The profile of the model.</param>
/// <param name="cpu">The core of the model.</param>
/// <param name="source">Where findings come from, in words.</param>
internal sealed class FuzzScenario(Workspace workspace, Subject subject, CpuModel cpu, string source)
{
    private const int MostDifferences = 3;

    /// <summary>The text of the file.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="target">The real thing, which runs it once more.</param>
    /// <exception cref="InvalidOperationException">The file cannot be read again: the suite itself is at fault.</exception>
    public string Write(FuzzFinding finding, FuzzTarget target)
    {
        string id = $"fuzz/case-{finding.Number}";
        string title = $"A random program in which the kernel and the model differ ({finding.Kind})";
        FuzzSpecHead head = new(title, "To be written.", [$"{source}, case {finding.Number}"], []);
        LoadedScenario scenario = Load(FuzzSpec.Write(finding.Case, head), id);
        TargetRun real = target([scenario.Compiled])[0];
        ScenarioRun model = ReferenceBackends.Runner(cpu).Run(scenario, subject);
        return FuzzSpec.Write(finding.Case, head with { Why = Why(real, model), Requirements = Requirements(real, scenario) });
    }

    private LoadedScenario Load(string text, string id)
    {
        DiagnosticBag bag = new();
        SpecLoadOptions options = new(false, [.. workspace.Requirements.Select(requirement => requirement.Id)]);
        IReadOnlyList<LoadedScenario> scenarios = new ScenarioReader(workspace.Profiles, options, bag).Read(new(id, text), id);
        return scenarios is [LoadedScenario only] ? only : throw new InvalidOperationException($"{bag.Render()}{text}");
    }

    private static string Why(TargetRun real, ScenarioRun model)
    {
        if (real.Complaint is not null || real.Log is not { Outcome: RunOutcome.Completed } log || model.Trace is null)
        {
            return real.Complaint ?? (real.Log?.Error is { Length: > 0 } refused ? refused : model.Error ?? "The model has no trace of it.");
        }

        TraceComparison comparison = new(new FieldWords(SyndromeText.Describe));
        IEnumerable<string> lines = comparison.Compare(RunTrace.Of(model.Scenario.Id, log), model.Trace)
            .Take(MostDifferences)
            .Select(difference => $"{difference.Seq} {difference.Field}: the kernel has {difference.Expected}, the model {difference.Actual}");
        return string.Join('\n', lines.DefaultIfEmpty("Once more, the two agreed."));
    }

    // What the run is about, as far as requirements tell; a reviewer chooses.
    private IReadOnlyList<string> Requirements(TargetRun real, LoadedScenario scenario) =>
        real.Log is { Outcome: RunOutcome.Completed } log
            ? ReferenceBackends.Promises(cpu)
                .Judged(new() { Scenario = scenario, Subject = subject, Trace = RunTrace.Of(scenario.Id, log), IsOfRunningKernel = true })
                .Verdicts?.Exercised ?? []
            : [];
}
