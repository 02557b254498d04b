using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Conformance.Qemu;

namespace Conformance.Cli.Verbs;

/// <summary>The command line: verbs, the default verb, and exit codes for what cannot be parsed.</summary>
public static class CommandLineRoot
{
    private const string DefaultVerb = "run";

    private static readonly string[] RootOptions = ["--help", "-h", "-?", "/h", "/?", "--version"];

    /// <summary>Parses and runs.</summary>
    public static int Invoke(IReadOnlyList<string> args, TextWriter output, TextWriter error) => BisectRun.Of(Run(args, output, error), args);

    private static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        RootCommand root = new("Conformance suite for the debug traps of KVM/arm64: scenarios, a reference model of every kernel era, recorded exits.")
        {
            RunVerb.Command(),
            RecordVerb.Command(),
            CompareVerb.Command(),
            ExplainVerb.Command(),
            CheckVerb.Command(),
            ReportVerb.Command(),
            AcceptVerb.Command(),
            NewVerb.Command(),
            ExportVerb.Command(),
            ListVerb.Command(),
            CoverageVerb.Command(),
            DecodeVerb.Command(),
            FuzzVerb.Command(),
            KernelsVerb.Command(),
            TestVerb.Command(),
        };

        if (args.Count > 0 && !args[0].StartsWith('-') && !RootOptions.Contains(args[0]) && !root.Subcommands.Any(verb => verb.Name == args[0]))
        {
            error.WriteLine($"error: there is no verb '{args[0]}'; the verbs are {string.Join(", ", root.Subcommands.Select(verb => verb.Name))}");
            return ExitCode.BadInput;
        }

        // A scenario variant has an @ in its name, which must not be taken for a response file.
        ParserConfiguration configuration = new() { ResponseFileTokenReplacer = null };
        ParseResult parsed = root.Parse(WithVerb(args), configuration);
        if (parsed.CommandResult.Command is { Action: null, Subcommands.Count: > 0 } group && parsed.Action is null or ParseErrorAction)
        {
            error.WriteLine($"error: '{group.Name}' needs one of {string.Join(", ", group.Subcommands.Select(verb => verb.Name))}");
            return ExitCode.BadInput;
        }

        if (parsed.Errors.Count > 0)
        {
            foreach (ParseError problem in parsed.Errors)
            {
                error.WriteLine($"error: {problem.Message}");
            }

            error.WriteLine("'./run-tests.sh --help' lists the verbs, './run-tests.sh VERB --help' its options");
            return ExitCode.BadInput;
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or EnvironmentException)
        {
            error.WriteLine($"error: {e.Message}");
            return ExitCode.Environment;
        }
#pragma warning disable CA1031 // Whatever goes wrong inside must not be taken for a verdict.
        catch (Exception e)
#pragma warning restore CA1031
        {
            error.WriteLine($"error: the suite itself failed; please report this: {e}");
            return ExitCode.Environment;
        }
    }

    // Without a verb, everything is run; so do options without a verb, unless they belong to the root.
    private static IReadOnlyList<string> WithVerb(IReadOnlyList<string> args) =>
        args.Count == 0 || (args[0].StartsWith('-') && !RootOptions.Contains(args[0])) ? [DefaultVerb, .. args] : args;
}
