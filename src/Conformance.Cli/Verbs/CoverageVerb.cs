using System.CommandLine;
using Conformance.Cli.Workspaces;
using Conformance.Suite.Coverage;
using Conformance.Suite.Coverage.Switches;
using Conformance.Suite.Coverage.Traps;
using Conformance.Suite.Goldens;

namespace Conformance.Cli.Verbs;

/// <summary>coverage: what the scenarios show.</summary>
public static class CoverageVerb
{
    /// <summary>The verb with its options.</summary>
    public static Command Command()
    {
        Option<bool> switches = new("--switches") { Description = "Which scenarios see each switch of each profile flipped." };
        Option<bool> redundant = new("--redundant") { Description = "Scenario files for KVM that add no cell, no kill and no row of a requirement to what the others have; one line each." };
        Command command = new("coverage", "What the scenarios show: the matrix of traps.") { switches, redundant };
        command.SetAction(parsed => Run(
            parsed.GetValue(switches),
            parsed.GetValue(redundant),
            parsed.InvocationConfiguration.Output,
            parsed.InvocationConfiguration.Error));
        return command;
    }

    private static int Run(bool switches, bool redundant, TextWriter output, TextWriter error)
    {
        if (switches && redundant)
        {
            error.WriteLine("error: --switches and --redundant are two reports; ask for one of them");
            return ExitCode.BadInput;
        }

        if (Workspace.Load(null, wantReviewFields: false, error) is not { } workspace)
        {
            return ExitCode.BadInput;
        }

        if (redundant)
        {
            PrintRedundant(CoverageRuns.Contributions(workspace), output);
            return ExitCode.AsExpected;
        }

        (string text, IReadOnlyList<string> mistakes) = switches ? Switches(workspace) : Traps(workspace);
        output.Write(text);
        foreach (string mistake in mistakes)
        {
            error.WriteLine($"error: {mistake}");
        }

        string name = switches ? GeneratedGolden.SwitchesName : GeneratedGolden.CoverageName;
        bool differs = new GoldenStore(workspace.Repository.Goldens, workspace.Repository.Goldens).Read(name) != text;
        if (differs)
        {
            error.WriteLine($"error: {GoldenStore.NameOf(name)} is another text; read this one, then './run-tests.sh accept {name} --reason TEXT'");
        }

        return differs || mistakes.Count > 0 ? ExitCode.Differs : ExitCode.AsExpected;
    }

    private static void PrintRedundant(Contributions contributions, TextWriter output)
    {
        foreach (string file in contributions.Redundant())
        {
            output.WriteLine(file);
        }
    }

    private static (string, IReadOnlyList<string>) Switches(Workspace workspace)
    {
        SwitchReport report = CoverageRuns.Switches(workspace);
        return (report.Write(), report.Mistakes);
    }

    private static (string, IReadOnlyList<string>) Traps(Workspace workspace)
    {
        TrapReport report = CoverageRuns.Traps(workspace);
        return (report.Write(), report.Mistakes);
    }
}
