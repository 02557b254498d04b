using System.CommandLine;
using Conformance.Arm.Cpus;
using Conformance.Cli.Workspaces;
using Conformance.Suite.Exporting;
using Conformance.Suite.Files;
using Conformance.Suite.Running;
using Conformance.Suite.Specs.Compilation;

namespace Conformance.Cli.Verbs;

/// <summary>export: scenarios for the test benches of other hypervisors.</summary>
public static class ExportVerb
{
    /// <summary>The verb with its options.</summary>
    public static Command Command()
    {
        Argument<string[]> globs = new("GLOB") { Description = "Scenario files to export; all without it.", Arity = ArgumentArity.ZeroOrMore };
        Option<string[]> profiles = new("--profile") { Description = "Profiles whose exits are told, separated by commas; all without it." };
        Option<string> folder = new("--to") { Description = "The folder: DIR/<group>/<scenario>.json.", Required = true };
        Command command = new("export", "Write scenarios as JSON, with bytes, inputs and expected exits, for other test benches ('list export-schema').") { globs, profiles, folder };
        command.SetAction(parsed => Run(
            parsed.GetValue(globs) ?? [],
            parsed.GetValue(profiles) ?? [],
            parsed.GetRequiredValue(folder),
            parsed.InvocationConfiguration.Output,
            parsed.InvocationConfiguration.Error));
        return command;
    }

    private static int Run(string[] globs, string[] profiles, string folder, TextWriter output, TextWriter error)
    {
        if (Workspace.Load(null, wantReviewFields: false, error) is not { } workspace
            || Selection.Scenarios(workspace, globs, error) is not { } scenarios
            || Selection.Subjects(workspace, profiles, error) is not { } subjects)
        {
            return ExitCode.BadInput;
        }

        SuiteRunner runner = ReferenceBackends.Runner(CpuModels.All[0]);
        int files = 0;
        foreach (IGrouping<string, LoadedScenario> spec in scenarios.GroupBy(scenario => scenario.Listing.SpecId))
        {
            (LoadedScenario, IReadOnlyList<ScenarioRun>)[] variants =
            [
                .. spec.Select(scenario => (scenario, (IReadOnlyList<ScenarioRun>)[.. SuiteRunner.SubjectsOf(scenario, subjects).Select(subject => runner.Run(scenario, subject))])),
            ];
            AtomicFile.Write(Path.Combine(folder, spec.Key + ".json"), ScenarioExport.Format(ScenarioExport.Of(variants)));
            files++;
        }

        output.WriteLine($"{Count.Of(files, "file")} written to {folder}");
        return ExitCode.AsExpected;
    }
}
