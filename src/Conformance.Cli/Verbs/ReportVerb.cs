using System.CommandLine;
using System.Text.Json;
using Conformance.Cli.Reports;
using Conformance.Suite.Reports.Json;
using Conformance.Suite.Reports.Model;
using Conformance.Suite.Reports.Text;
using Conformance.Suite.Verdicts;

namespace Conformance.Cli.Verbs;

/// <summary>report: joins the JSON reports of shards and writes them in any form.</summary>
public static class ReportVerb
{
    /// <summary>The verb with its options.</summary>
    public static Command Command()
    {
        Option<string[]> merge = new("--merge")
        {
            Description = "JSON reports of shards, written by 'run --report json=FILE'.",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        ReportOption reports = new();
        Command command = new("report", "Join the JSON reports of shards, and write them as any other report.") { merge };
        reports.AddTo(command);
        command.SetAction(parsed => Run(
            parsed.GetValue(merge) ?? [], reports.Read(parsed), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        return command;
    }

    private static int Run(string[] files, ReportRequests reports, TextWriter output, TextWriter error)
    {
        List<(string, SuiteReport)> shards = [];
        bool bad = false;
        foreach (string file in files)
        {
            try
            {
                shards.Add((file, JsonReport.Read(File.ReadAllBytes(file))));
            }
            catch (Exception e) when (e is JsonException or ArgumentException or FileNotFoundException or DirectoryNotFoundException)
            {
                error.WriteLine($"error: {file} is not a report: {e.Message}");
                bad = true;
            }
        }

        if (bad || Join(shards, error) is not { } report)
        {
            return ExitCode.BadInput;
        }

        reports.Write(report, output);
        output.Write(ConsoleReport.Screen(report));
        GroupCount total = report.ToResult().Total;
        foreach (string mistake in report.Mistakes)
        {
            error.WriteLine(mistake);
        }

        output.WriteLine($"{total.Passed} passed, {total.Failed + total.Errors} failed, {total.Skipped} skipped");
        return total.Failed + total.Errors + report.Mistakes.Count > 0 ? ExitCode.Differs : ExitCode.AsExpected;
    }

    private static SuiteReport? Join(List<(string, SuiteReport)> shards, TextWriter error)
    {
        try
        {
            return ReportMerge.Join(shards);
        }
        catch (ArgumentException e)
        {
            error.WriteLine($"error: {e.Message}; give each shard once");
            return null;
        }
    }
}
