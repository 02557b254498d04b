using System.CommandLine;
using Conformance.Arm.Cpus;
using Conformance.Cli.Output;
using Conformance.Cli.Workspaces;
using Conformance.Suite.Goldens;
using Conformance.Suite.Running;
using Conformance.Suite.Specs.Compilation;
using Conformance.Suite.Verdicts;

namespace Conformance.Cli.Verbs;

/// <summary>accept: takes what a scenario does now as its golden.</summary>
public static class AcceptVerb
{
    /// <summary>The verb with its options.</summary>
    public static Command Command()
    {
        Argument<string[]> globs = new("GLOB") { Description = $"Scenarios to accept, or {string.Join(", ", GeneratedGolden.All.Select(golden => golden.Name))}; all without it.", Arity = ArgumentArity.ZeroOrMore };
        Option<string[]> profiles = new("--profile") { Description = "Profiles to accept, separated by commas; what the others do stays as it is." };
        Option<string> reason = new("--reason") { Description = "Why the new behaviour is right; kept in golden/review-log.txt.", Required = true };
        Option<string?> line = new("--exit") { Description = "Accept one line alone: the number of an exit in the golden, set, or end." };
        Option<string?> field = new("--field") { Description = "Accept one field of that line alone, such as hsr, pc or exit_reason." };
        Command command = new("accept", "Take what scenarios do now as their goldens.") { globs, profiles, reason, line, field };
        command.Validators.Add(result =>
        {
            if (result.GetValue(field) is not null && result.GetValue(line) is null)
            {
                result.AddError("--field is a field of one line; name the line with --exit");
            }
        });
        command.SetAction(parsed => Run(
            parsed.GetValue(globs) ?? [],
            parsed.GetValue(profiles) ?? [],
            parsed.GetRequiredValue(reason).Trim(),
            parsed.GetValue(line) is { } name ? new(name, parsed.GetValue(field)) : null,
            parsed.InvocationConfiguration.Output,
            parsed.InvocationConfiguration.Error));
        return command;
    }

    private static int Run(
        string[] globs, string[] profiles, string reason, PartialAcceptance? partial, TextWriter output, TextWriter error)
    {
        if (Environment.GetEnvironmentVariable("CI") is "true" or "1")
        {
            error.WriteLine("error: goldens are not accepted in CI; accept them where somebody reads them, and commit them");
            return ExitCode.BadInput;
        }

        if (reason.Length == 0)
        {
            error.WriteLine("error: --reason is empty; say why the new behaviour is right");
            return ExitCode.BadInput;
        }

        string[] patterns = [.. globs.Where(glob => GeneratedGolden.Find(glob) is null)];
        if (Workspace.Load(null, wantReviewFields: true, error) is not { } workspace
            || (globs.Length > 0 && patterns.Length == 0 ? [] : Selection.Scenarios(workspace, patterns, error)) is not { } scenarios
            || Selection.Subjects(workspace, profiles, error) is not { } selected
            || Generated(globs, profiles, partial, error) is not { } generated)
        {
            return ExitCode.BadInput;
        }

        GoldenStore goldens = new(workspace.Repository.Goldens, workspace.Repository.Goldens);
        SuiteRunner runner = ReferenceBackends.Runner(CpuModels.All[0]);
        List<string> mistakes = [];
        List<string> accepted = [];
        List<(string Id, string? Before, string? Composed)> composed = [];
        foreach (string id in scenarios.Select(scenario => scenario.Listing.SpecId).Distinct())
        {
            string? before = goldens.Read(id);
            GoldenJudge judge = new(RunsOf(id, workspace, selected, runner), before);
            composed.Add((id, before, judge.Compose(partial)));
            bool isWhole = partial is null && profiles.Length == 0;
            if (judge.Unreadable is { } unreadable)
            {
                mistakes.Add($"{unreadable}; or delete the golden to have it made anew");
            }
            else if (isWhole && goldens.ReadReceived(id) is { } received && received != composed[^1].Composed && before != composed[^1].Composed)
            {
                mistakes.Add($"error: {GoldenStore.ReceivedNameOf(id)} is not what the scenario does now: run it again, and read that");
            }
        }

        if (mistakes.Count > 0)
        {
            mistakes.ForEach(error.WriteLine);
            return ExitCode.BadInput;
        }

        composed.ForEach(entry => Accept(entry.Id, entry.Before, entry.Composed));

        foreach (GeneratedGolden golden in generated)
        {
            Accept(golden.Name, goldens.Read(golden.Name), golden.Compose(workspace));
        }

        if (accepted.Count == 0)
        {
            error.WriteLine(partial is null
                ? "error: nothing to accept: every golden is already what the scenarios do"
                : $"error: nothing to accept: no golden has another {partial.Field ?? "text"} in line {partial.Line}, as far as both have that line");
            return ExitCode.BadInput;
        }

        ReviewLog.Append(workspace.Repository.Goldens, accepted, reason);
        CommitMessage.Write(accepted, profiles, partial, reason, output);
        output.WriteLine($"{Count.Of(accepted.Count, "golden")} accepted: {reason}");
        return ExitCode.AsExpected;

        void Accept(string id, string? before, string? composed)
        {
            if (composed is not null && composed != before)
            {
                goldens.Accept(id, composed);
                accepted.Add(id);
                output.WriteLine($"accepted {GoldenStore.NameOf(id)}");
            }
        }
    }

    // A golden that is made of all profiles cannot be accepted for one of them.
    private static IReadOnlyList<GeneratedGolden>? Generated(string[] globs, string[] profiles, PartialAcceptance? partial, TextWriter error)
    {
        GeneratedGolden[] named = [.. globs.Select(GeneratedGolden.Find).OfType<GeneratedGolden>()];
        bool isWhole = profiles.Length == 0 && partial is null;
        if (!isWhole && named.Length > 0)
        {
            error.WriteLine($"error: {GoldenStore.NameOf(named[0].Name)} is about all profiles; accept it without --profile and --exit");
            return null;
        }

        return globs.Length == 0 && isWhole ? GeneratedGolden.All : named;
    }

    // A golden holds all variants, so that all are run even when one was named; profiles that were not named keep what they had.
    private static SpecRuns RunsOf(string id, Workspace workspace, IReadOnlyList<Subject> selected, SuiteRunner runner) => new(
        id,
        [
            .. workspace.Scenarios
                .Where(scenario => scenario.Listing.SpecId == id)
                .Select(scenario => new VariantRuns(
                    scenario,
                    [.. SuiteRunner.SubjectsOf(scenario, workspace.Subjects).Select(subject => selected.Contains(subject)
                        ? runner.Run(scenario, subject)
                        : new ScenarioRun { Scenario = scenario, Subject = subject })])),
        ]);
}
