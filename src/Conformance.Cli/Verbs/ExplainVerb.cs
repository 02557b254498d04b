using System.CommandLine;
using Conformance.Arm.Cpus;
using Conformance.Cli.Output;
using Conformance.Cli.Workspaces;
using Conformance.Kvm.Machines;
using Conformance.Suite.Diagnostics;
using Conformance.Suite.Explaining;
using Conformance.Suite.Goldens;
using Conformance.Suite.Running;
using Conformance.Suite.Specs.Compilation;
using Conformance.Suite.Traces;
using Conformance.Suite.Verdicts;

namespace Conformance.Cli.Verbs;

/// <summary>explain: why a scenario does what it does.</summary>
public static class ExplainVerb
{
    /// <summary>The verb with its options.</summary>
    public static Command Command()
    {
        Argument<string[]> globs = new("SCENARIO") { Description = "The scenario; several are explained one after the other.", Arity = ArgumentArity.OneOrMore };
        Option<string[]> profiles = new("--profile") { Description = "Profiles, separated by commas; the newest kernel without it." };
        Command command = new("explain", "Tell a run: every decision with its rule and source, and what decides the rows that are not as expected.") { globs, profiles };
        command.SetAction(parsed => Run(
            parsed.GetValue(globs) ?? [], parsed.GetValue(profiles) ?? [], parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        return command;
    }

    private static int Run(string[] globs, string[] profiles, TextWriter output, TextWriter error)
    {
        DiagnosticBag bag = new();
        if (Workspace.Load(null, wantReviewFields: false, error) is not { } workspace
            || Selection.Scenarios(workspace, globs, error) is not { } scenarios
            || Selection.Subjects(workspace, profiles, error) is not { } selected)
        {
            return ExitCode.BadInput;
        }

        TraceStore store = TraceStore.Load(workspace.Repository.Traces, "traces", bag);
        if (Mistakes.Stop(bag, error))
        {
            return ExitCode.BadInput;
        }

        CpuModel cpu = CpuModels.All[0];
        GoldenStore goldens = new(workspace.Repository.Goldens, workspace.Repository.Goldens);
        SpecJudge judge = new(new(store, recording => CoreTest.IsSameCore(cpu, recording.Cpu)), workspace.History, goldens);
        bool any = false;
        foreach (LoadedScenario scenario in scenarios)
        {
            Subject[] subjects = [.. SuiteRunner.SubjectsOf(scenario, selected)];
            foreach (Subject subject in profiles.Length > 0 ? subjects : subjects.TakeLast(1))
            {
                any = true;
                RunNarrative narrative = new();
                ScenarioExplanation explanation = new(
                    ReferenceBackends.Runner(cpu).Run(scenario, subject, narrative),
                    narrative,
                    run => Judge(judge, run),
                    () => new OtherChoices(ReferenceBackends.Runner, cpu).Of(scenario, subject));
                foreach (string line in explanation.Lines())
                {
                    output.WriteLine(line);
                }
            }
        }

        if (!any)
        {
            error.WriteLine("error: the scenario does not run under that profile; './run-tests.sh list scenarios' shows the scenarios");
        }

        return any ? ExitCode.AsExpected : ExitCode.BadInput;
    }

    // The golden keeps what it says of everything else, so that nothing but this run is compared.
    private static IReadOnlyList<Finding> Judge(SpecJudge judge, ScenarioRun run) => judge
        .Judge(new(run.Scenario.Listing.SpecId, [new(run.Scenario, [run])]))
        .Results.SelectMany(result => result.Findings)
        .Where(finding => finding.Row.Length > 0 || finding.Kind != FindingKind.Golden)
        .ToArray();
}
