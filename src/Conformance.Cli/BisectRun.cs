using System.CommandLine;

namespace Conformance.Cli;

/// <summary>Exit codes as git bisect run wants them: 125 for a revision that cannot be tested.</summary>
internal static class BisectRun
{
    private const int CannotTest = 125;

    /// <summary>The option that asks for them.</summary>
    public static Option<bool> Option { get; } = new("--bisect-run")
    {
        Description = $"Exit code {CannotTest} instead of {ExitCode.BadInput} and {ExitCode.Environment}, so that 'git bisect run' skips what cannot be tested.",
    };

    /// <summary>The exit code for the caller.</summary>
    /// <param name="code">An exit code of <see cref="ExitCode"/>.</param>
    /// <param name="args">The command line; it may be wrong in other places.</param>
    public static int Of(int code, IReadOnlyList<string> args) =>
        args.Contains(Option.Name) && code is (ExitCode.BadInput or ExitCode.Environment) ? CannotTest : code;
}
