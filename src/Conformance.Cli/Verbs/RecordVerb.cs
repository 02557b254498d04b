using System.CommandLine;
using Conformance.Cli.Kernels;
using Conformance.Cli.Workspaces;
using Conformance.Qemu.Booting;
using Conformance.Qemu.Monitor;
using Conformance.Suite.Running;
using Conformance.Suite.Specs.Compilation;
using Conformance.Suite.Traces;

namespace Conformance.Cli.Verbs;

/// <summary>record: what a real kernel returns, as a folder of traces.</summary>
public static class RecordVerb
{
    /// <summary>The verb with its options.</summary>
    public static Command Command()
    {
        KernelOptions kernel = new();
        Argument<string[]> globs = new("GLOB") { Description = "Scenarios to record; all without it.", Arity = ArgumentArity.ZeroOrMore };
        Option<string> name = new("--name") { Description = "The folder under traces/ that is written.", Required = true };
        Command command = new("record", "Record what a real kernel or a bare core returns into traces/NAME.") { globs, name };
        kernel.AddTo(command, isRequired: true);
        command.SetAction(parsed => Run(
            kernel.Read(parsed)[0],
            parsed.GetValue(globs) ?? [],
            parsed.GetRequiredValue(name),
            parsed.InvocationConfiguration.Output,
            parsed.InvocationConfiguration.Error));
        return command;
    }

    private static int Run(KernelRequest request, string[] globs, string name, TextWriter output, TextWriter error)
    {
        if (name.Length == 0 || name != Path.GetFileName(name) || name[0] == '.')
        {
            error.WriteLine($"error: '{name}' is no name of a folder under traces/");
            return ExitCode.BadInput;
        }

        if (Workspace.Load(null, new(), error) is not { } workspace
            || Selection.Scenarios(workspace, globs, error) is not { } scenarios
            || Selection.Subjects(workspace, request.Against is null ? [] : [request.Against], error) is not { } subjects)
        {
            return ExitCode.BadInput;
        }

        if (new KernelSession(workspace.Repository, error).Run([request], scenarios)[0] is not [FinishedKernel kernel])
        {
            return ExitCode.Environment;
        }

        Subject? subject = request.Against is null ? NearestProfile.Of(kernel, workspace.Subjects) : subjects[0];
        if (subject is null)
        {
            error.WriteLine($"error: no profile is near to {kernel.Result.Hello!.Release}; name one with --against");
            return ExitCode.BadInput;
        }

        return Write(workspace, scenarios, kernel, name, subject, output, error);
    }

    private static int Write(
        Workspace workspace,
        IReadOnlyList<LoadedScenario> scenarios,
        FinishedKernel kernel,
        string name,
        Subject subject,
        TextWriter output,
        TextWriter error)
    {
        ScenarioRun[] runs = [.. scenarios.Select(scenario => kernel.RunOf(scenario, subject))];
        foreach (ScenarioRun failed in runs.Where(run => run.Error is not null))
        {
            error.WriteLine($"error: {failed.Scenario.Id}: {failed.Error}");
        }

        foreach (KernelComplaint complaint in kernel.Result.Complaints)
        {
            error.WriteLine($"error: {kernel.Scenarios[complaint.ScenarioIndex].Id}: the kernel logged: {complaint.Text}");
        }

        Trace[] traces = [.. runs.Where(run => run.Trace is not null).Select(run => run.Trace!)];
        if (traces.Length == 0 || runs.Any(run => run.Error is not null) || kernel.Result.Complaints.Count > 0)
        {
            error.WriteLine("error: nothing was written");
            return ExitCode.Differs;
        }

        string folder = Path.Combine(workspace.Repository.Traces, name);
        TraceWriter.Save(workspace.Repository.Traces, name, traces);
        ProvenanceFile.Save(folder, ProvenanceOf(kernel, subject));
        output.WriteLine($"traces/{name}: {Count.Of(traces.Length, "scenario")}, {Count.Of(runs.Length - traces.Length, "scenario")} skipped");
        return ExitCode.AsExpected;
    }

    private static Provenance ProvenanceOf(FinishedKernel kernel, Subject subject) => kernel.Request.Source == KernelSource.BareCore ? new()
    {
        Profile = subject.Name,
        Cpu = kernel.Cpu,
        Mode = MonitorRun.Mode,
        Kernel = "none: bare core",
        Qemu = QemuCommand.Version(),
        Date = DateTime.UtcNow.ToString("yyyy-MM-dd"),
        Agent = $"conformance-monitor {typeof(MonitorRun).Assembly.GetName().Version?.ToString(3)}",
    }
    : new()
    {
        Profile = subject.Name,
        Cpu = kernel.Cpu,
        Mode = kernel.Result.Mode ?? "unknown",
        Kernel = $"Linux {kernel.Result.Hello!.Release}",
        Uname = $"{kernel.Result.Hello.Release} {kernel.Result.Hello.Version} {kernel.Result.Hello.Machine}",
        ImageSha256 = kernel.ImageSha256,
        Qemu = kernel.Request.Source == KernelSource.Host ? null : QemuCommand.Version(),
        Date = DateTime.UtcNow.ToString("yyyy-MM-dd"),
        Agent = $"conformance-agent {kernel.Result.Hello.Agent}",
    };
}
