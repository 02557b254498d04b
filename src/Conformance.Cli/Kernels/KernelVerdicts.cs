using Conformance.Arm.Cpus;
using Conformance.Cli.Output;
using Conformance.Cli.Workspaces;
using Conformance.Qemu.Booting;
using Conformance.Suite.Goldens;
using Conformance.Suite.Reports;
using Conformance.Suite.Running;
using Conformance.Suite.Specs;
using Conformance.Suite.Specs.Compilation;
using Conformance.Suite.Traces;
using Conformance.Suite.Verdicts;

namespace Conformance.Cli.Kernels;

/// <summary>run --kernel: what a real kernel returned, against goldens and recorded traces of a profile.</summary>
/// <param name="workspace">Profiles and scenarios.</param>
/// <param name="store">The recorded traces.</param>
/// <param name="hasGoldens">Whether the scenarios are the repository's own.</param>
/// <param name="output">Where the results go.</param>
/// <param name="error">Progress and failures.</param>
internal sealed class KernelVerdicts(Workspace workspace, TraceStore store, bool hasGoldens, TextWriter output, TextWriter error)
{
    /// <summary>Runs and judges.</summary>
    /// <param name="request">The kernel.</param>
    /// <param name="against">The profile; null for the one nearest to the kernel.</param>
    /// <param name="scenarios">What to run.</param>
    /// <param name="junitFiles">Reports to write.</param>
    /// <param name="saveTraces">Where the traces go as well; null for nowhere.</param>
    public int Run(
        KernelRequest request, Subject? against, IReadOnlyList<LoadedScenario> scenarios, IReadOnlyList<string> junitFiles, string? saveTraces)
    {
        if (new KernelSession(workspace.Repository, error).Run(request, scenarios) is not { } kernel)
        {
            return ExitCode.Environment;
        }

        KernelRunResult result = kernel.Result;
        output.WriteLine($"Linux {result.Hello!.Release}, {result.Hello.Version}");
        string times = $"the agent spoke after {result.Boot.TotalSeconds:0.0} s, QEMU ended after {result.Total.TotalSeconds:0.0} s";
        output.WriteLine($"{request.Boot.Cpu}, {result.Mode ?? "mode unknown"}; {times}");
        if ((against ?? NearestProfile.Of(result.Hello.Release, workspace.Subjects)) is not { } subject)
        {
            error.WriteLine($"error: no profile is near to {result.Hello.Release}; name one with --against");
            return ExitCode.BadInput;
        }

        output.WriteLine($"compared with {subject.Name}{(against is null ? ", the nearest profile; --against names another" : "")}");
        PromiseRunner promises = ReferenceBackends.Promises(CpuModels.All[0]);
        ScenarioRun[] runs = [.. scenarios.Select(scenario => promises.Judged(kernel.RunOf(scenario, subject)))];
        TraceJudge traces = new(store, core => core == request.Boot.Cpu);
        ScenarioResult[] results = [.. Judge(runs, subject, traces).Select(verdict => WithComplaints(verdict, [.. kernel.ComplaintsAbout(verdict.ScenarioId)]))];
        SuiteResult suite = new(results.GroupBy(r => r.Group).ToDictionary(group => group.Key, group => group.Count()), results);
        if (saveTraces is not null)
        {
            TraceWriter.Save(saveTraces, subject.Name, [.. runs.Where(run => run.Trace is not null).Select(run => run.Trace!)]);
        }

        foreach (string file in junitFiles)
        {
            JUnitReport.Write(file, suite);
        }

        RunSummary.Print(suite, output);
        output.WriteLine($"{Count.Of(traces.Compared, "run")} compared with recorded ones");
        GroupCount total = suite.Total;
        output.WriteLine($"{total.Passed} passed, {total.Failed + total.Errors} failed, {total.Skipped} skipped");
        if (total.Failed + total.Errors == 0)
        {
            return ExitCode.AsExpected;
        }

        // A stable update may change what a debugger sees; that is news, and no mistake of the one who runs this.
        bool isNews = kernel.NewerPackage is not null && !request.IsStrict && result.Complaints.Count == 0;
        if (isNews)
        {
            output.WriteLine($"{kernel.NewerPackage} is not the recorded version: its differences are no failure without --strict");
        }

        return isNews ? ExitCode.AsExpected : ExitCode.Differs;
    }

    private IEnumerable<ScenarioResult> Judge(ScenarioRun[] runs, Subject subject, TraceJudge traces)
    {
        GoldenStore? goldens = hasGoldens ? new(workspace.Repository.Goldens, workspace.Repository.Goldens) : null;
        SpecJudge withGoldens = new(traces, workspace.History, goldens);
        SpecJudge withoutGoldens = new(traces, workspace.History, null);
        foreach (IGrouping<string, ScenarioRun> spec in runs.GroupBy(run => run.Scenario.Listing.SpecId))
        {
            // A real kernel does not tell its entries to EL2, which such a golden is about; nor does a golden know every profile.
            bool isJudged = spec.All(run => !run.Scenario.Listing.ShowsTraps
                && SuiteRunner.SubjectsOf(run.Scenario, workspace.Subjects).Contains(subject));
            SpecRuns all = new(spec.Key, [.. spec.Select(run => new VariantRuns(run.Scenario, [.. AllSubjects(run, subject)]))]);
            foreach (ScenarioResult result in (isJudged ? withGoldens : withoutGoldens).Judge(all).Results)
            {
                yield return result;
            }
        }
    }

    // The golden keeps what it says about the profiles that this kernel is not compared with.
    private IEnumerable<ScenarioRun> AllSubjects(ScenarioRun run, Subject subject)
    {
        IEnumerable<ScenarioRun> others = SuiteRunner.SubjectsOf(run.Scenario, workspace.Subjects)
            .Select(other => other == subject ? run : new ScenarioRun { Scenario = run.Scenario, Subject = other });
        return SuiteRunner.SubjectsOf(run.Scenario, workspace.Subjects).Contains(subject) ? others : others.Append(run);
    }

    private static ScenarioResult WithComplaints(ScenarioResult verdict, string[] complaints) =>
        complaints.Length == 0 ? verdict : verdict with
        {
            Verdict = Verdict.Fail,
            Message = $"the kernel logged: {complaints[0]}",
            Details = string.Join('\n', (string[])[.. complaints.Skip(1), verdict.Message, verdict.Details ?? ""]).Trim(),
        };
}
