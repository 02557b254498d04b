using Conformance.Arm.Cpus;
using Conformance.Cli.Reports;
using Conformance.Cli.Workspaces;
using Conformance.Qemu.Booting;
using Conformance.Qemu.Monitor;
using Conformance.Suite.Goldens;
using Conformance.Suite.Reports.Model;
using Conformance.Suite.Reports.Text;
using Conformance.Suite.Running;
using Conformance.Suite.Specs;
using Conformance.Suite.Specs.Compilation;
using Conformance.Suite.Traces;
using Conformance.Suite.Verdicts;

namespace Conformance.Cli.Kernels;

/// <summary>run --kernel and --backend: what real kernels and bare cores returned, against goldens and recorded traces of profiles.</summary>
/// <param name="workspace">Profiles and scenarios.</param>
/// <param name="store">The recorded traces.</param>
/// <param name="hasGoldens">Whether the scenarios are the repository's own.</param>
/// <param name="output">Where the results go.</param>
/// <param name="error">Progress and failures.</param>
internal sealed class KernelVerdicts(Workspace workspace, TraceStore store, bool hasGoldens, TextWriter output, TextWriter error)
{
    /// <summary>Runs and judges.</summary>
    /// <param name="requests">The kernels.</param>
    /// <param name="against">The profile; null for the one nearest to each kernel.</param>
    /// <param name="scenarios">What to run.</param>
    /// <param name="reports">Reports to write.</param>
    /// <param name="saveTraces">Where the traces go as well; null for nowhere.</param>
    public int Run(
        IReadOnlyList<KernelRequest> requests,
        Subject? against,
        IReadOnlyList<LoadedScenario> scenarios,
        ReportRequests reports,
        string? saveTraces)
    {
        IReadOnlyList<IReadOnlyList<FinishedKernel>> kernels = new KernelSession(workspace.Repository, error).Run(requests, scenarios);
        (FinishedKernel Kernel, Subject? Subject)[] nearest =
        [
            .. kernels.Where(repetitions => repetitions.Count > 0)
                .Select(repetitions => (repetitions[0], against ?? NearestProfile.Of(repetitions[0], workspace.Subjects))),
        ];
        if (Mistake(nearest, saveTraces is not null) is { } mistake)
        {
            error.WriteLine($"error: {mistake}");
            return ExitCode.BadInput;
        }

        int code = nearest.Length < requests.Count ? ExitCode.Environment : ExitCode.AsExpected;
        List<(string, SuiteReport)> reported = [];
        foreach ((FinishedKernel kernel, Subject? subject) in nearest)
        {
            IReadOnlyList<FinishedKernel> repetitions = kernels.Single(finished => finished.Contains(kernel));
            code = Math.Max(code, Judge(repetitions, subject!, isNearest: against is null, scenarios, saveTraces, reports.Any, out SuiteReport report));

            // Of several kernels, two may be compared with the same profile.
            string name = kernel.Request.Name;
            reported.Add((name, requests.Count == 1 ? report : ReportedProfiles.Renamed(report, subject!.Name, new(name, report.Backend))));
        }

        if (reported.Count > 0)
        {
            reports.Write(ReportMerge.Join(reported), output);
        }

        return code;
    }

    private static string? Mistake((FinishedKernel Kernel, Subject? Subject)[] kernels, bool savesTraces)
    {
        if (kernels.FirstOrDefault(entry => entry.Subject is null).Kernel is { } unknown)
        {
            return $"no profile is near to {unknown.Result.Hello!.Release}; name one with --against";
        }

        IGrouping<Subject?, FinishedKernel>? same = savesTraces
            ? kernels.GroupBy(entry => entry.Subject, entry => entry.Kernel).FirstOrDefault(group => group.Count() > 1)
            : null;
        return same is null
            ? null
            : $"{string.Join(" and ", same.Select(kernel => kernel.Request.Name))} are both compared with {same.Key}, "
                + "where --save-traces would write; save the traces of one after the other";
    }

    private static SuiteResult SuiteOf(IReadOnlyList<ScenarioResult> results) =>
        new(results.GroupBy(r => r.Group).ToDictionary(group => group.Key, group => group.Count()), results);

    // The first repetition is judged; the others have to be like it.
    private int Judge(
        IReadOnlyList<FinishedKernel> repetitions,
        Subject subject,
        bool isNearest,
        IReadOnlyList<LoadedScenario> scenarios,
        string? saveTraces,
        bool isFull,
        out SuiteReport report)
    {
        FinishedKernel kernel = repetitions[0];
        if (kernel.Request.Source == KernelSource.BareCore)
        {
            output.WriteLine($"bare core {kernel.Cpu}; QEMU ended after {kernel.Result.Total.TotalSeconds:0.0} s");
        }
        else
        {
            Head(kernel, subject, isNearest);
        }

        PromiseRunner promises = ReferenceBackends.Promises(CoreTest.ModelOf(kernel.Cpu) ?? CpuModels.All[0]);
        ScenarioRun[] runs = [.. scenarios.Select(scenario => promises.Judged(kernel.RunOf(scenario, subject)))];
        TraceJudge traces = new(store, kernel.IsLike);
        Dictionary<string, string[]> problems = scenarios.ToDictionary(
            scenario => scenario.Id,
            scenario => (string[])
            [
                .. Repetitions.Complaints(repetitions, scenario.Id),
                .. Repetitions.Differences(repetitions, scenario, subject),
                .. NotCompared(kernel, scenario, subject),
            ]);
        SuiteResult suite = SuiteOf([.. Judge(runs, subject, traces, kernel).Select(verdict => WithProblems(verdict, problems[verdict.ScenarioId]))]);
        if (saveTraces is not null)
        {
            TraceWriter.Save(saveTraces, subject.Name, [.. runs.Where(run => run.Trace is not null).Select(run => run.Trace!)]);
        }

        report = new ReportBuilder(workspace.Subjects, workspace.Requirements)
            .Build(kernel.Result.Hello is { } hello ? $"Linux {hello.Release}, {kernel.Cpu}" : $"bare {kernel.Cpu}", runs, suite, [], isFull);
        output.Write(ConsoleReport.Screen(report));
        output.WriteLine($"{Count.Of(traces.Compared, "run")} compared with recorded ones");
        if (repetitions.Count > 1)
        {
            int different = scenarios.Count(scenario => Repetitions.Differences(repetitions, scenario, subject).Any());
            output.WriteLine($"{repetitions.Count} repetitions: {(different == 0 ? "all rows are the same" : $"rows of {Count.Of(different, "scenario")} differ")}");
        }

        GroupCount total = suite.Total;
        output.WriteLine($"{total.Passed} passed, {total.Failed + total.Errors} failed, {total.Skipped} skipped");
        if (total.Failed + total.Errors == 0)
        {
            return ExitCode.AsExpected;
        }

        // A stable update may change what a debugger sees; that is news, and no mistake of the one who runs this.
        bool isNews = kernel.NewerPackage is not null && !kernel.Request.IsStrict && problems.Values.All(found => found.Length == 0);
        if (isNews)
        {
            output.WriteLine($"{kernel.NewerPackage} is not the recorded version: its differences are no failure without --strict");
        }

        return isNews ? ExitCode.AsExpected : ExitCode.Differs;
    }

    private void Head(FinishedKernel kernel, Subject subject, bool isNearest)
    {
        KernelRunResult result = kernel.Result;
        output.WriteLine($"Linux {result.Hello!.Release}, {result.Hello.Version}");
        string times = kernel.Request.Source == KernelSource.Host
            ? $"{result.Total.TotalSeconds:0.0} s on the kernel of this machine"
            : $"the agent spoke after {result.Boot.TotalSeconds:0.0} s, QEMU ended after {result.Total.TotalSeconds:0.0} s";
        output.WriteLine($"{kernel.Cpu}, {result.Mode ?? "mode unknown"}; {times}");
        output.WriteLine($"compared with {subject.Name}{(isNearest ? ", the nearest profile; --against names another" : "")}");
        if (!HasGoldens(kernel, subject))
        {
            output.WriteLine($"the goldens are of another core: compared with {string.Join(" and ", Recordings(kernel, subject).Select(source => $"traces/{source.Name}"))}");
        }
    }

    private IEnumerable<ScenarioResult> Judge(ScenarioRun[] runs, Subject subject, TraceJudge traces, FinishedKernel kernel)
    {
        GoldenStore? goldens = hasGoldens ? new(workspace.Repository.Goldens, workspace.Repository.Goldens) : null;
        SpecJudge withGoldens = new(traces, workspace.History, goldens);
        SpecJudge withoutGoldens = new(traces, workspace.History, null);
        foreach (IGrouping<string, ScenarioRun> spec in runs.GroupBy(run => run.Scenario.Listing.SpecId))
        {
            // A real kernel does not tell its entries to EL2, which such a golden is about; nor does a golden know every profile.
            bool isJudged = HasGoldens(kernel, subject) && spec.All(run => !run.Scenario.Listing.ShowsTraps
                && SuiteRunner.SubjectsOf(run.Scenario, workspace.Subjects).Contains(subject));
            SpecRuns all = new(spec.Key, [.. spec.Select(run => new VariantRuns(run.Scenario, [.. AllSubjects(run, subject)]))]);
            foreach (ScenarioResult result in (isJudged ? withGoldens : withoutGoldens).Judge(all).Results)
            {
                yield return result;
            }
        }
    }

    // What has neither a golden nor a recording would pass whatever it did.
    private IEnumerable<string> NotCompared(FinishedKernel kernel, LoadedScenario scenario, Subject subject) =>
        hasGoldens && !HasGoldens(kernel, subject) && kernel.Scenarios.Contains(scenario)
            && string.IsNullOrEmpty(kernel.RunOf(scenario, subject).SkipReason)
            && !Recordings(kernel, subject).Any(source => source.Traces.ContainsKey(scenario.Id))
            ? [$"{string.Join(" and ", Recordings(kernel, subject).Select(source => $"traces/{source.Name}"))} has no recording of it; 'record' makes one"]
            : [];

    // A golden is what the reference core does, and another core that was recorded is compared with its recording.
    private bool HasGoldens(FinishedKernel kernel, Subject subject) =>
        CoreTest.IsSameCore(CpuModels.All[0], kernel.Cpu) || !Recordings(kernel, subject).Any();

    private IEnumerable<TraceSource> Recordings(FinishedKernel kernel, Subject subject) =>
        store.ForProfile(subject.Name).Where(source => kernel.IsLike(source.Provenance));

    // The golden keeps what it says about the profiles that this kernel is not compared with.
    private IEnumerable<ScenarioRun> AllSubjects(ScenarioRun run, Subject subject)
    {
        IEnumerable<ScenarioRun> others = SuiteRunner.SubjectsOf(run.Scenario, workspace.Subjects)
            .Select(other => other == subject ? run : new ScenarioRun { Scenario = run.Scenario, Subject = other });
        return SuiteRunner.SubjectsOf(run.Scenario, workspace.Subjects).Contains(subject) ? others : others.Append(run);
    }

    private static ScenarioResult WithProblems(ScenarioResult verdict, string[] problems) => problems.Length == 0 ? verdict
        : ScenarioResult.Failed(
            verdict.ScenarioId,
            verdict.Profile,
            [.. problems.Select(problem => new Finding(FindingKind.Kernel, problem)), .. Findings(verdict)],
            verdict.Group);

    private static IEnumerable<Finding> Findings(ScenarioResult verdict) => verdict.Findings.Count > 0 || verdict.Message.Length == 0
        ? verdict.Findings
        : [new(FindingKind.Kernel, verdict.Message)];
}
