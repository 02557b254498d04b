using System.CommandLine;
using Conformance.Arm.Cpus;
using Conformance.Cli.Kernels;
using Conformance.Cli.Output;
using Conformance.Cli.Reports;
using Conformance.Cli.Workspaces;
using Conformance.Suite.Diagnostics;
using Conformance.Suite.Goldens;
using Conformance.Suite.Requirements;
using Conformance.Suite.Running;
using Conformance.Suite.Reports.Model;
using Conformance.Suite.Reports.Text;
using Conformance.Suite.Specs;
using Conformance.Suite.Specs.Compilation;
using Conformance.Suite.Traces;
using Conformance.Suite.Verdicts;

namespace Conformance.Cli.Verbs;

/// <summary>run: the reference backend against goldens and recorded traces.</summary>
public static class RunVerb
{
    private const string ModelName = "reference model";

    /// <summary>The verb with its options.</summary>
    public static Command Command()
    {
        Argument<string[]> globs = new("GLOB") { Description = "Scenarios to run, such as single-step/*; all without it.", Arity = ArgumentArity.ZeroOrMore };
        Option<string[]> profiles = new("--profile") { Description = "Profiles to run, separated by commas; all without it." };
        Option<string?> specs = new("--specs") { Description = "Run the scenarios of another folder: no goldens, nothing is written in the checkout." };
        Option<string?> saveTraces = new("--save-traces") { Description = "Write the traces of this run to DIR/<profile>/<group>.csv." };
        Option<string?> received = new("--received") { Description = "Where received goldens go; beside the accepted ones without it." };
        Option<string?> shard = new("--shard") { Description = "I/N: the part I, from 1, of N parts of the scenarios; without it TEST_SHARD_INDEX and TEST_TOTAL_SHARDS say." };
        ReportOption reports = new();
        KernelOptions kernel = new();
        Command command = new("run", "Run scenarios on the reference backend, a real kernel or a bare core, and compare with goldens and recorded traces.")
        {
            globs, profiles, specs, saveTraces, received, shard, BisectRun.Option,
        };
        reports.AddTo(command);
        kernel.AddTo(command, isRequired: false);
        command.SetAction(parsed => new Execution(
            parsed.GetValue(globs) ?? [],
            parsed.GetValue(profiles) ?? [],
            parsed.GetValue(specs),
            parsed.GetValue(saveTraces),
            reports.Read(parsed),
            parsed.GetValue(received),
            parsed.GetValue(shard),
            kernel.Read(parsed),
            parsed.InvocationConfiguration.Output,
            parsed.InvocationConfiguration.Error).Run());
        return command;
    }

    private sealed record Execution(
        string[] Globs,
        string[] Profiles,
        string? Specs,
        string? SaveTraces,
        ReportRequests Reports,
        string? Received,
        string? Shard,
        IReadOnlyList<KernelRequest> Kernels,
        TextWriter Output,
        TextWriter Error)
    {
        private readonly CpuModel _cpu = CpuModels.All[0];

        public int Run()
        {
            if (Workspaces.Shard.Find(Shard, Environment.GetEnvironmentVariable, Error) is not { } shard
                || Workspace.Load(Specs, wantReviewFields: false, Error) is not { } workspace
                || Selection.Scenarios(workspace, Globs, Error) is not { } all
                || Selection.Subjects(workspace, Profiles, Error) is not { } subjects
                || LoadTraces(workspace) is not { } store)
            {
                return ExitCode.BadInput;
            }

            IReadOnlyList<LoadedScenario> scenarios = shard.Of(all);
            if (scenarios.Count == 0)
            {
                Output.WriteLine($"there are more parts than scenario files: part {shard} is empty");
                return ExitCode.AsExpected;
            }

            if (Kernels.Count > 0)
            {
                return RunOnKernels(workspace, store, scenarios);
            }

            List<SpecRuns> specs = RunAll(scenarios, workspace.Subjects, subjects);
            Dictionary<string, int> planned = Plan(specs);
            if (planned.Values.Sum() == 0 && !shard.IsPart)
            {
                Error.WriteLine("error: none of the scenarios runs under these profiles; './run-tests.sh list scenarios' shows them");
                return ExitCode.BadInput;
            }

            GoldenStore? goldens = Specs is null ? new(workspace.Repository.Goldens, Received ?? workspace.Repository.Goldens) : null;
            TraceJudge traceJudge = new(store, recording => CoreTest.IsSameCore(_cpu, recording.Cpu));
            SpecJudge judge = new(traceJudge, workspace.History, goldens);
            List<ScenarioResult> results = [];
            List<string> received = [];
            foreach ((string id, SpecVerdict verdict) in specs.AsParallel().AsOrdered().Select(spec => (spec.Id, judge.Judge(spec))))
            {
                results.AddRange(verdict.Results);
                if (Receive(goldens, id, verdict))
                {
                    received.Add(id);
                }
            }

            SuiteResult result = new(planned, results);
            WriteTraces(specs);
            ScenarioRun[] runs = [.. specs.SelectMany(spec => spec.Variants).SelectMany(variant => variant.Runs).Where(run => run.IsPlanned)];
            DiagnosticBag mistakes = new();
            AddOrphans(workspace, goldens, store, mistakes);
            AddHistory(workspace, goldens, subjects, specs, isPart: Globs.Length > 0 || shard.IsPart, mistakes);
            Error.Write(mistakes.Render());
            SuiteReport report = new ReportBuilder(workspace.Subjects, workspace.Requirements)
                .Build(ModelName, runs, result, [.. mistakes.Ordered().Select(mistake => mistake.Headline)], Reports.Any);
            Reports.Write(report, Output);
            Output.Write(ConsoleReport.Screen(report));
            GroupCount total = result.Total;
            if (shard.IsPart)
            {
                Output.WriteLine($"part {shard}: {Count.Of(scenarios.Count, "scenario")} of {all.Count}; only a whole run tells that a requirement is kept again");
            }

            Output.WriteLine(goldens is null
                ? "scenarios outside the checkout have no goldens: judged by the requirements alone; --save-traces DIR shows what they did"
                : $"{traceJudge.Compared} of {Count.Of(total.Run, "run")} also compared with what real kernels and cores returned");
            if (received.Count > 0)
            {
                Output.WriteLine($"{Count.Of(received.Count, "received golden")}, the first is golden/{received[0]}.received.txt: read it, then");
                Output.WriteLine($"take it with './run-tests.sh accept {received[0]} --reason TEXT'");
            }

            Output.WriteLine($"{total.Passed} passed, {total.Failed + total.Errors} failed, {total.Skipped} skipped");
            return total.Failed + total.Errors + mistakes.Count > 0 ? ExitCode.Differs : ExitCode.AsExpected;
        }

        private int RunOnKernels(Workspace workspace, TraceStore store, IReadOnlyList<LoadedScenario> scenarios)
        {
            if (Profiles.Length > 0)
            {
                Error.WriteLine("error: --profile is for the reference backend; with --kernel, --against names the profile to compare with");
                return ExitCode.BadInput;
            }

            string? against = Kernels[0].Against;
            return Selection.Subjects(workspace, against is null ? [] : [against], Error) is not { } subjects
                ? ExitCode.BadInput
                : new KernelVerdicts(workspace, store, Specs is null, Output, Error)
                    .Run(Kernels, against is null ? null : subjects[0], scenarios, Reports, SaveTraces);
        }

        private TraceStore? LoadTraces(Workspace workspace)
        {
            DiagnosticBag bag = new();
            TraceStore store = TraceStore.Load(Specs is null ? workspace.Repository.Traces : "", "traces", bag);
            return Mistakes.Stop(bag, Error) ? null : store;
        }

        // A runner serves one thread; the order of the files is kept, so that the number of cores does not show.
        private List<SpecRuns> RunAll(IReadOnlyList<LoadedScenario> scenarios, IReadOnlyList<Subject> all, IReadOnlyList<Subject> selected)
        {
            using ThreadLocal<SuiteRunner> runner = new(() => ReferenceBackends.Runner(_cpu));
            return
            [
                .. scenarios
                    .GroupBy(scenario => scenario.Listing.SpecId)
                    .AsParallel()
                    .AsOrdered()
                    .Select(spec => new SpecRuns(
                        spec.Key,
                        [.. spec.Select(scenario => new VariantRuns(
                            scenario,
                            [.. SuiteRunner.SubjectsOf(scenario, all).Select(subject => selected.Contains(subject)
                                ? runner.Value!.Run(scenario, subject)
                                : new ScenarioRun { Scenario = scenario, Subject = subject })]))])),
            ];
        }

        private static Dictionary<string, int> Plan(List<SpecRuns> specs) =>
            specs.GroupBy(spec => ScenarioGroup.Of(spec.Id), spec => spec.Variants.Sum(variant => variant.Runs.Count(run => run.IsPlanned)))
                .ToDictionary(group => group.Key, group => group.Sum());

        private static bool Receive(GoldenStore? goldens, string id, SpecVerdict verdict)
        {
            if (goldens is null || verdict.Received is null)
            {
                goldens?.DropReceived(id);
                return false;
            }

            return goldens.TryReceive(id, verdict.Received);
        }

        private void WriteTraces(List<SpecRuns> specs)
        {
            if (SaveTraces is null)
            {
                return;
            }

            foreach (IGrouping<string, Trace> profile in specs
                .SelectMany(spec => spec.Variants)
                .SelectMany(variant => variant.Runs)
                .Where(run => run.Trace is not null)
                .GroupBy(run => run.Subject.Name, run => run.Trace!))
            {
                TraceWriter.Save(SaveTraces, profile.Key, [.. profile]);
            }
        }

        // What no scenario has any more would otherwise stay unnoticed for ever.
        private static void AddOrphans(Workspace workspace, GoldenStore? goldens, TraceStore store, DiagnosticBag bag)
        {
            if (goldens is null)
            {
                return;
            }

            HashSet<string> ids = [.. workspace.Scenarios.Select(scenario => scenario.Listing.Id)];
            HashSet<string> files = [.. workspace.Scenarios.Select(scenario => scenario.Listing.SpecId)];
            foreach (Diagnostic orphan in goldens.Orphans(files).Concat(store.Orphans(ids)))
            {
                bag.Add(orphan);
            }
        }

        // That a requirement is kept again shows only when every scenario was run.
        private static void AddHistory(Workspace workspace, GoldenStore? goldens, IReadOnlyList<Subject> subjects, List<SpecRuns> specs, bool isPart, DiagnosticBag bag)
        {
            if (goldens is null || isPart)
            {
                return;
            }

            ScenarioRun[] runs = [.. specs.SelectMany(spec => spec.Variants).SelectMany(variant => variant.Runs)];
            IEnumerable<Diagnostic> listed = subjects.Count == workspace.Subjects.Count ? ListedRequirements.Unexercised(runs) : [];
            foreach (Diagnostic mistake in new ConformanceTable(runs).Compare(workspace.History, subjects).Concat(listed))
            {
                bag.Add(mistake);
            }
        }
    }
}
