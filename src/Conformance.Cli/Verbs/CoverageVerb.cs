using System.CommandLine;
using Conformance.Cli.Workspaces;
using Conformance.Suite.Coverage.Switches;
using Conformance.Suite.Coverage.Traps;

namespace Conformance.Cli.Verbs;

/// <summary>coverage: what the scenarios show.</summary>
public static class CoverageVerb
{
    /// <summary>The verb with its options.</summary>
    public static Command Command()
    {
        Option<bool> switches = new("--switches") { Description = "Which scenarios see each switch of each profile flipped." };
        Command command = new("coverage", "What the scenarios show: the matrix of traps.") { switches };
        command.SetAction(parsed => Run(
            parsed.GetValue(switches),
            parsed.InvocationConfiguration.Output,
            parsed.InvocationConfiguration.Error));
        return command;
    }

    private static int Run(bool switches, TextWriter output, TextWriter error)
    {
        if (Workspace.Load(null, wantReviewFields: false, error) is not { } workspace)
        {
            return ExitCode.BadInput;
        }

        (string text, IReadOnlyList<string> mistakes) = switches ? Switches(workspace) : Traps(workspace);
        output.Write(text);
        foreach (string mistake in mistakes)
        {
            error.WriteLine($"error: {mistake}");
        }

        return mistakes.Count > 0 ? ExitCode.Differs : ExitCode.AsExpected;
    }

    private static (string, IReadOnlyList<string>) Switches(Workspace workspace)
    {
        SwitchReport report = GeneratedGolden.Switches(workspace);
        return (report.Write(), report.Mistakes);
    }

    private static (string, IReadOnlyList<string>) Traps(Workspace workspace)
    {
        TrapReport report = GeneratedGolden.Traps(workspace);
        return (report.Write(), report.Mistakes);
    }
}
