using System.CommandLine;
using Conformance.Arm.Cpus;
using Conformance.Cli.Workspaces;
using Conformance.Suite.Requirements;
using Conformance.Suite.Requirements.Judging;
using Conformance.Suite.Running;
using Conformance.Suite.Specs.Compilation;

namespace Conformance.Cli.Verbs;

/// <summary>The lists that run the suite: which requirements kernels break.</summary>
internal static class ConformanceLists
{
    /// <summary>list deviations.</summary>
    public static Command Deviations()
    {
        Argument<string[]> globs = new("GLOB") { Description = "Scenarios; all without it.", Arity = ArgumentArity.ZeroOrMore };
        Option<string[]> profiles = new("--profile") { Description = "Profiles, separated by commas; all without it." };
        Command command = new("deviations", "Requirements that runs break: id, scenario, profile, the first row that shows it.") { globs, profiles };
        command.SetAction(parsed => PrintDeviations(
            parsed.GetValue(globs) ?? [],
            parsed.GetValue(profiles) ?? [],
            parsed.InvocationConfiguration.Output,
            parsed.InvocationConfiguration.Error));
        return command;
    }

    private static int PrintDeviations(string[] globs, string[] profiles, TextWriter output, TextWriter error)
    {
        if (Workspace.Load(null, wantReviewFields: false, error) is not { } workspace
            || Selection.Scenarios(workspace, globs, error) is not { } scenarios
            || Selection.Subjects(workspace, profiles, error) is not { } subjects)
        {
            return ExitCode.BadInput;
        }

        SuiteRunner runner = ReferenceBackends.Runner(CpuModels.All[0]);
        foreach (LoadedScenario scenario in scenarios)
        {
            foreach (Subject subject in SuiteRunner.SubjectsOf(scenario, subjects))
            {
                foreach (Deviation deviation in runner.Run(scenario, subject).Verdicts?.Deviations ?? [])
                {
                    output.WriteLine($"{deviation.Requirement}  {scenario.Id}  {subject}  {deviation.Evidence}");
                }
            }
        }

        return ExitCode.AsExpected;
    }

    /// <summary>list conformance.</summary>
    public static int PrintConformance(TextWriter output, TextWriter error)
    {
        if (Workspace.Load(null, wantReviewFields: false, error) is not { } workspace)
        {
            return ExitCode.BadInput;
        }

        SuiteRunner runner = ReferenceBackends.Runner(CpuModels.All[0]);
        ConformanceTable table = new(
            from scenario in workspace.Scenarios
            from subject in SuiteRunner.SubjectsOf(scenario, workspace.Subjects)
            select runner.Run(scenario, subject));
        Subject[] kernels = [.. workspace.Subjects.Where(subject => subject.Profile is not null)];
        int width = RequirementIds.Judged.Max(id => id.Length);
        output.WriteLine($"{"broken/runs".PadRight(width)}  {string.Join("  ", kernels.Select(kernel => kernel.Name))}");
        foreach (string id in RequirementIds.Judged)
        {
            IEnumerable<string> cells = kernels.Select(kernel => Cell(table.Of(kernel, id)).PadLeft(kernel.Name.Length));
            output.WriteLine($"{id.PadRight(width)}  {string.Join("  ", cells)}");
        }

        return ExitCode.AsExpected;
    }

    private static string Cell(ConformanceCount count) =>
        count.Status == RequirementStatus.Absent ? "-" : $"{count.Broken}/{count.Exercised}";
}
