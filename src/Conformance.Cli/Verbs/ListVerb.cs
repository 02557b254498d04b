using System.CommandLine;
using Conformance.Arm.Cpus;
using Conformance.Behaviours.Profiles;
using Conformance.Behaviours.Switches;
using Conformance.Cli.Workspaces;
using Conformance.Suite.Exporting;
using Conformance.Suite.Reports.Json;
using Conformance.Suite.Requirements;
using Conformance.Suite.Running;
using Conformance.Suite.Specs.Compilation;
using Conformance.Suite.Specs.Keys;

namespace Conformance.Cli.Verbs;

/// <summary>list: plain lists whose first column is the id.</summary>
public static class ListVerb
{
    /// <summary>The verb with its lists.</summary>
    public static Command Command() => new("list", "List what there is; the first column is the id.")
    {
        Sub("scenarios", "Scenarios: id, number of profiles, title.", PrintScenarios),
        ProfilesCommand(),
        Sub("requirements", "What a debugger may rely on: id, sentence, and the scenarios of each.", PrintRequirements),
        ConformanceLists.Deviations(),
        Sub("conformance", "Requirements by profile: in how many of the runs that are about it one is broken.", ConformanceLists.PrintConformance),
        Sub("switches", "Behaviour switches with their values, meanings and sources.", PrintSwitches),
        Sub("cpus", "Cores of the reference backend: name, title.", PrintCpus),
        Sub("schema", "The JSON Schema of scenario files, for editors.", PrintSchema),
        Sub("report-schema", "The JSON Schema of 'run --report json=FILE'.", PrintReportSchema),
        Sub("export-schema", "The JSON Schema of the files that 'export' writes.", PrintExportSchema),
    };

    private static Command Sub(string name, string description, Func<TextWriter, TextWriter, int> print)
    {
        Command command = new(name, description);
        command.SetAction(parsed => print(parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        return command;
    }

    private static int PrintScenarios(TextWriter output, TextWriter error)
    {
        if (Workspace.Load(null, wantReviewFields: false, error) is not { } workspace)
        {
            return ExitCode.BadInput;
        }

        PrintTable(output, workspace.Scenarios.Select(scenario => (
            scenario.Listing.Id,
            $"{SuiteRunner.SubjectsOf(scenario, workspace.Subjects).Count(),2} profiles",
            scenario.Listing.Title)));
        return ExitCode.AsExpected;
    }

    private static Command ProfilesCommand()
    {
        Argument<string?> name = new("NAME") { Description = "One profile: all its switches, and where each was set.", Arity = ArgumentArity.ZeroOrOne };
        Command command = new("profiles", "Profiles, each after the one it is based on: name, base, title.") { name };
        command.SetAction(parsed => PrintProfiles(parsed.GetValue(name), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        return command;
    }

    private static int PrintProfiles(string? name, TextWriter output, TextWriter error)
    {
        if (Workspace.Load(null, wantReviewFields: false, error) is not { } workspace)
        {
            return ExitCode.BadInput;
        }

        if (name is null)
        {
            PrintTable(output, workspace.Profiles.All.Select(profile => (profile.Name, profile.BasedOn?.Name ?? "-", profile.Title)));
            return ExitCode.AsExpected;
        }

        if (workspace.Profiles.Find(name) is not { } found)
        {
            error.WriteLine($"error: there is no profile '{name}'; './run-tests.sh list profiles' shows them");
            return ExitCode.BadInput;
        }

        PrintTable(output, SwitchTable.All.Select(key => (key.Name, key.Values[found.IndexOf(key)].Name, $"set by {SetBy(found, key).Name}")));
        return ExitCode.AsExpected;
    }

    private static Profile SetBy(Profile profile, BehaviourSwitch key) =>
        profile.Changes.ContainsKey(key) || profile.BasedOn is null ? profile : SetBy(profile.BasedOn, key);

    private static int PrintRequirements(TextWriter output, TextWriter error)
    {
        if (Workspace.Load(null, wantReviewFields: false, error) is not { } workspace)
        {
            return ExitCode.BadInput;
        }

        bool orphan = false;
        foreach (Requirement requirement in workspace.Requirements)
        {
            output.WriteLine($"{requirement.Id}  {requirement.Sentence}");
            string[] scenarios = [.. workspace.Scenarios.Where(s => s.Listing.Requirements.Contains(requirement.Id)).Select(s => s.Listing.Id)];
            foreach (string scenario in scenarios)
            {
                output.WriteLine($"  {scenario}");
            }

            if (scenarios.Length == 0)
            {
                error.WriteLine($"error: no scenario is about {requirement.Id}; write one, or delete the requirement");
                orphan = true;
            }
        }

        return orphan ? ExitCode.Differs : ExitCode.AsExpected;
    }

    private static int PrintSwitches(TextWriter output, TextWriter error)
    {
        foreach (BehaviourSwitch key in SwitchTable.All)
        {
            output.WriteLine($"{key.Name}  {key.Question}");
            foreach (SwitchValue value in key.Values)
            {
                output.WriteLine($"  {value.Name,-24}  {value.Meaning}  [{value.Source}]");
            }
        }

        return ExitCode.AsExpected;
    }

    private static int PrintCpus(TextWriter output, TextWriter error)
    {
        PrintTable(output, CpuModels.All.Select((cpu, i) => (cpu.Name, i == 0 ? "default" : "-", cpu.Title)));
        return ExitCode.AsExpected;
    }

    private static int PrintSchema(TextWriter output, TextWriter error)
    {
        output.Write(SpecSchema.ToJsonSchema());
        return ExitCode.AsExpected;
    }

    private static int PrintReportSchema(TextWriter output, TextWriter error)
    {
        output.Write(JsonReport.Schema());
        return ExitCode.AsExpected;
    }

    private static int PrintExportSchema(TextWriter output, TextWriter error)
    {
        output.Write(ScenarioExport.Schema());
        return ExitCode.AsExpected;
    }

    private static void PrintTable(TextWriter output, IEnumerable<(string Id, string Second, string Third)> rows)
    {
        (string Id, string Second, string Third)[] all = [.. rows];
        int first = all.Select(row => row.Id.Length).DefaultIfEmpty().Max();
        int second = all.Select(row => row.Second.Length).DefaultIfEmpty().Max();
        foreach ((string id, string middle, string last) in all)
        {
            output.WriteLine($"{id.PadRight(first)}  {middle.PadRight(second)}  {last}");
        }
    }
}
