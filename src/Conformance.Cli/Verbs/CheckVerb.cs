using System.CommandLine;
using Conformance.Cli.Workspaces;

namespace Conformance.Cli.Verbs;

/// <summary>check: scenario and profile files, without running them.</summary>
public static class CheckVerb
{
    /// <summary>The verb with its options.</summary>
    public static Command Command()
    {
        Option<string?> specs = new("--specs") { Description = "Check the scenarios of another folder." };
        Command command = new("check", "Check scenario files as for a review: why, source and requirements have to be there too.") { specs };
        command.SetAction(parsed => Run(parsed.GetValue(specs), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        return command;
    }

    private static int Run(string? specs, TextWriter output, TextWriter error)
    {
        if (Workspace.Load(specs, wantReviewFields: true, error) is not { } workspace)
        {
            return ExitCode.BadInput;
        }

        int files = workspace.Scenarios.Select(scenario => scenario.Listing.File).Distinct().Count();
        output.WriteLine($"{Count.Of(workspace.Scenarios.Count, "scenario")} in {Count.Of(files, "file")}, {Count.Of(workspace.Profiles.All.Count, "profile")}: no mistakes");
        return ExitCode.AsExpected;
    }
}
