using Conformance.Cli.Verbs;

namespace Conformance.Cli;

/// <summary>The entry point.</summary>
public static class Program
{
    /// <summary>Runs a verb.</summary>
    /// <returns>An exit code of <see cref="ExitCode"/>.</returns>
    public static int Main(string[] args) => CommandLineRoot.Invoke(args, Console.Out, Console.Error);
}
