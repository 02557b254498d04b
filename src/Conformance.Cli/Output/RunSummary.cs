using Conformance.Suite.Verdicts;

namespace Conformance.Cli.Output;

/// <summary>Results on the console: what failed and what to do next, then the counts.</summary>
public static class RunSummary
{
    // Beyond this many, the counts and the reports say more than another screen.
    private const int MostFailures = 20;

    /// <summary>Prints failures, counts per group, and the total.</summary>
    public static void Print(SuiteResult result, TextWriter output)
    {
        PrintFailures(result, output);
        PrintSkipped(result, output);
        int width = Math.Max("group".Length, result.Groups.Keys.Select(group => group.Length).DefaultIfEmpty().Max());
        output.WriteLine($"{"group".PadRight(width)}  planned     run  skipped  failed  error");
        foreach ((string group, GroupCount count) in result.Groups)
        {
            PrintCount(group.PadRight(width), count, output);
        }

        PrintCount("total".PadRight(width), result.Total, output);
    }

    private static void PrintCount(string name, GroupCount count, TextWriter output) =>
        output.WriteLine($"{name}  {count.Planned,7} {count.Run,7}  {count.Skipped,7}  {count.Failed,6}  {count.Errors,5}");

    // Profiles that fail alike are told once.
    private static void PrintFailures(SuiteResult result, TextWriter output)
    {
        IGrouping<(string, Verdict, string, string?), ScenarioResult>[] failures =
        [
            .. result.Results
                .Where(r => r.Verdict is Verdict.Fail or Verdict.Error)
                .GroupBy(r => (r.ScenarioId, r.Verdict, r.Message, r.Details)),
        ];
        foreach (IGrouping<(string Scenario, Verdict Verdict, string Message, string? Details), ScenarioResult> failure in failures.Take(MostFailures))
        {
            output.WriteLine($"{(failure.Key.Verdict == Verdict.Fail ? "FAIL " : "ERROR")} {failure.Key.Scenario} [{string.Join(' ', failure.Select(r => r.Profile))}]");
            output.WriteLine($"      {failure.Key.Message}");
            foreach (string line in failure.Key.Details?.Split('\n') ?? [])
            {
                output.WriteLine($"      {line}");
            }
        }

        if (failures.Length > MostFailures)
        {
            output.WriteLine($"... and {failures.Length - MostFailures} more; --report junit=FILE holds all of them");
        }

        if (failures.Length > 0)
        {
            output.WriteLine();
        }
    }

    private static void PrintSkipped(SuiteResult result, TextWriter output)
    {
        foreach (IGrouping<string, ScenarioResult> reason in result.Results.Where(r => r.Verdict == Verdict.Skip).GroupBy(r => r.Message))
        {
            output.WriteLine($"skipped {Count.Of(reason.Count(), "run")}: {reason.Key}");
        }
    }
}
