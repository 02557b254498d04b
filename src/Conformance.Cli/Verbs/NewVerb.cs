using System.CommandLine;
using System.Text;
using Conformance.Cli.Workspaces;
using Conformance.Suite.Files;
using Conformance.Suite.Specs;

namespace Conformance.Cli.Verbs;

/// <summary>new: a scenario file to start from.</summary>
public static class NewVerb
{
    /// <summary>The verb.</summary>
    public static Command Command()
    {
        Argument<string> name = new("NAME") { Description = "The scenario, such as single-step/my-question." };
        Command command = new("new", "Write a scenario file to start from; it runs as it is.") { name };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(name), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        return command;
    }

    private static int Run(string name, TextWriter output, TextWriter error)
    {
        if (Repository.FindOrTell(error) is not { } repository)
        {
            return ExitCode.BadInput;
        }

        string[] parts = name.Split('/');
        string path = Path.Combine(repository.Specs, name + ".yaml");
        string? mistake = ScenarioId.Check(name)
            ?? (parts.Length < 2 || parts.Any(part => part.Length == 0) ? "a scenario lies in a group, as single-step/my-question does" : null)
            ?? (parts[0] == "profiles" ? "specs/profiles holds profiles; choose another group" : null)
            ?? (File.Exists(path) ? $"specs/{name}.yaml exists; choose another name" : null);
        if (mistake is not null)
        {
            error.WriteLine($"error: {mistake}");
            return ExitCode.BadInput;
        }

        AtomicFile.Write(path, Encoding.UTF8.GetBytes(ScenarioTemplate.Text));
        output.WriteLine($"specs/{name}.yaml is there; make it yours, then");
        output.WriteLine("  ./run-tests.sh check");
        output.WriteLine($"  ./run-tests.sh explain {name}");
        output.WriteLine($"  ./run-tests.sh run {name}");
        return ExitCode.AsExpected;
    }
}
