using System.CommandLine;
using Conformance.Arm.Cpus;
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
        Command command = new("accept", "Take what scenarios do now as their goldens.") { globs, profiles, reason };
        command.SetAction(parsed => Run(
            parsed.GetValue(globs) ?? [],
            parsed.GetValue(profiles) ?? [],
            parsed.GetRequiredValue(reason).Trim(),
            parsed.InvocationConfiguration.Output,
            parsed.InvocationConfiguration.Error));
        return command;
    }

    private static int Run(string[] globs, string[] profiles, string reason, TextWriter output, TextWriter error)
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
            || Generated(globs, profiles, error) is not { } generated)
        {
            return ExitCode.BadInput;
        }

        GoldenStore goldens = new(workspace.Repository.Goldens, workspace.Repository.Goldens);
        SuiteRunner runner = ReferenceBackends.Runner(CpuModels.All[0]);
        List<string> accepted = [];
        foreach (string id in scenarios.Select(scenario => scenario.Listing.SpecId).Distinct())
        {
            string? before = goldens.Read(id);
            Accept(id, before, new GoldenJudge(RunsOf(id, workspace, selected, runner), Readable(before)).Compose());
        }

        foreach (GeneratedGolden golden in generated)
        {
            Accept(golden.Name, goldens.Read(golden.Name), golden.Compose(workspace));
        }

        if (accepted.Count == 0)
        {
            error.WriteLine("error: nothing to accept: every golden is already what the scenarios do");
            return ExitCode.BadInput;
        }

        ReviewLog.Append(workspace.Repository.Goldens, accepted, reason);
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
    private static IReadOnlyList<GeneratedGolden>? Generated(string[] globs, string[] profiles, TextWriter error)
    {
        GeneratedGolden[] named = [.. globs.Select(GeneratedGolden.Find).OfType<GeneratedGolden>()];
        if (profiles.Length > 0 && named.Length > 0)
        {
            error.WriteLine($"error: {GoldenStore.NameOf(named[0].Name)} is about all profiles; accept it without --profile");
            return null;
        }

        return globs.Length == 0 && profiles.Length == 0 ? GeneratedGolden.All : named;
    }

    // A golden with conflict markers says nothing; accepting makes a new one.
    private static string? Readable(string? text)
    {
        try
        {
            _ = text is null ? null : GoldenReader.Read(text);
            return text;
        }
        catch (GoldenFormatException)
        {
            return null;
        }
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
