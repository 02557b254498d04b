using System.CommandLine;
using Conformance.Cli.Fuzzing;
using Conformance.Cli.Kernels;
using Conformance.Cli.Workspaces;
using Conformance.Suite.Running;

namespace Conformance.Cli.Verbs;

/// <summary>fuzz: random scenarios on a real kernel and on the model, and what differs, made small.</summary>
public static class FuzzVerb
{
    private const int DefaultCount = 2000;
    private const int MostCases = 10_000_000;

    /// <summary>The verb with its options.</summary>
    public static Command Command()
    {
        KernelOptions kernel = new();
        Option<int> seed = new("--seed") { Description = "The same seed gives the same cases on every machine; 1 without it.", DefaultValueFactory = _ => 1 };
        Option<int> first = new("--first") { Description = "The number of the first case to look at, to run one again or to go on; 0 without it." };
        Option<int> count = new("--count") { Description = $"How many cases run; {DefaultCount} without it.", DefaultValueFactory = _ => DefaultCount };
        Option<string?> into = new("--out") { Description = "Write the shrunk scenarios into this folder; they are printed without it." };
        count.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && (!int.TryParse(result.Tokens[0].Value, out int number) || number is < 1 or > MostCases))
            {
                result.AddError($"--count wants a number from 1 to {MostCases}, not '{result.Tokens[0].Value}'");
            }
        });
        first.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && (!int.TryParse(result.Tokens[0].Value, out int number) || number < 0))
            {
                result.AddError($"--first wants a number from 0 on, not '{result.Tokens[0].Value}'");
            }
        });
        Command command = new("fuzz", "Run random scenarios on a real kernel and on the model, and shrink what differs to scenario files.") { seed, first, count, into };
        kernel.AddTo(command, isRequired: true);
        command.SetAction(parsed => Run(
            kernel.Read(parsed)[0],
            new(parsed.GetValue(seed), parsed.GetValue(first), parsed.GetValue(count), parsed.GetValue(into)),
            parsed.InvocationConfiguration.Output,
            parsed.InvocationConfiguration.Error));
        return command;
    }

    private static int Run(KernelRequest request, FuzzRequest fuzz, TextWriter output, TextWriter error) =>
        Workspace.Load(null, new(), error) is not { } workspace
            || Selection.Subjects(workspace, request.Against is null ? [] : [request.Against], error) is not { } subjects
            ? ExitCode.BadInput
            : new FuzzSession(workspace, request, fuzz, output, error).Run(request.Against is null ? null : subjects[0]);
}
