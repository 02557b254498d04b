using System.CommandLine;
using System.Diagnostics;
using Conformance.Cli.Workspaces;

namespace Conformance.Cli.Verbs;

/// <summary>test: the project's own tests.</summary>
public static class TestVerb
{
    /// <summary>The verb with its options.</summary>
    public static Command Command()
    {
        Argument<string[]> rest = new("OPTIONS") { Description = "Passed on to dotnet test, after --.", Arity = ArgumentArity.ZeroOrMore };
        Command command = new("test", "Build and run the project's own tests with dotnet test.") { rest };
        command.SetAction(parsed => Run(parsed.GetValue(rest) ?? [], parsed.InvocationConfiguration.Error));
        return command;
    }

    private static int Run(string[] rest, TextWriter error)
    {
        if (Repository.FindOrTell(error) is not { } repository)
        {
            return ExitCode.BadInput;
        }

        ProcessStartInfo start = new("dotnet", ["test", Path.Combine(repository.Root, "Conformance.sln"), "--configuration", "Release", "--nologo", .. rest]);
        using Process process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode == 0 ? ExitCode.AsExpected : ExitCode.Differs;
    }
}
