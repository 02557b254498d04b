using System.Text;
using Conformance.Arm.Cpus;
using Conformance.Cli.Kernels;
using Conformance.Cli.Output;
using Conformance.Cli.Workspaces;
using Conformance.Kvm.Machines;
using Conformance.Qemu.Booting;
using Conformance.Suite.Files;
using Conformance.Suite.Fuzzing;
using Conformance.Suite.Running;

namespace Conformance.Cli.Fuzzing;

/// <summary>fuzz: cases on both sides, differences by kind, and the smallest case of each.</summary>
/// <param name="workspace">The profiles.</param>
/// <param name="request">The kernel.</param>
/// <param name="fuzz">The cases.</param>
/// <param name="output">Where the results go.</param>
/// <param name="error">Progress and failures.</param>
internal sealed class FuzzSession(Workspace workspace, KernelRequest request, FuzzRequest fuzz, TextWriter output, TextWriter error)
{
    private const int MostInABatch = 5000;

    // More kinds than that have one cause, most often, and every one of them costs boots.
    private const int MostKindsShrunk = 24;

    /// <summary>Runs, and tells what differs.</summary>
    /// <param name="against">The profile of the model; null for the one nearest to the kernel.</param>
    public int Run(Subject? against)
    {
        using ProgressLine progress = new(error);
        using StopSignals stop = new();
        KernelMachine machine = new KernelSession(workspace.Repository, error).MachineOf(request);
        KernelTarget target = new(machine, progress, stop.Token);
        try
        {
            if (CoreTest.ModelOf(machine.Cpu) is not { } cpu)
            {
                error.WriteLine($"error: the suite has no model of the core {machine.Cpu}, and cannot say what it should do");
                return ExitCode.BadInput;
            }

            KernelRunResult hello = target.Greet();
            bool isBareCore = request.Source == KernelSource.BareCore;
            Subject? subject = isBareCore
                ? workspace.Subjects.Single(candidate => candidate.Machine == MachineKind.El2)
                : against ?? NearestProfile.Of(hello.Hello!.Release, workspace.Subjects);
            if (subject is null)
            {
                error.WriteLine($"error: no profile is near to {hello.Hello!.Release}; name one with --against");
                return ExitCode.BadInput;
            }

            string real = isBareCore ? $"a bare {machine.Cpu}" : $"Linux {hello.Hello!.Release} on {machine.Cpu}, {hello.Mode ?? "mode unknown"}";
            output.WriteLine($"{real}; the model is {subject.Name}{(against is null && !isBareCore ? ", the nearest profile" : "")}");
            return Compare(real, subject, cpu, target, progress, stop.Token);
        }
        catch (KernelFailedException e)
        {
            progress.Dispose();
            return Tell(e);
        }
    }

    private int Compare(string real, Subject subject, CpuModel cpu, KernelTarget target, ProgressLine progress, CancellationToken stop)
    {
        FuzzFigures figures = new(cpu, subject.Machine);
        Fuzzer fuzzer = new(new(of => ReferenceBackends.ForMany(of, cpu)), new(of => ReferenceBackends.For(of, cpu)), subject, target.Run, figures);
        List<FuzzFinding> findings = [];
        int next = fuzz.First;
        try
        {
            for (int done = 0; done < fuzz.Count; done += MostInABatch)
            {
                target.Task = $"seed {fuzz.Seed}, {done} of {fuzz.Count} cases compared, {findings.Count} differ; this boot";
                int behind = next;
                findings.AddRange(fuzzer.Run(fuzz.Seed, ref behind, Math.Min(MostInABatch, fuzz.Count - done)));
                next = behind;
            }
        }
        catch (KernelFailedException) when (figures.Ran > 0)
        {
            // What has been compared took long, and is not lost with the boot that failed.
            progress.Dispose();
            PrintFigures(figures, next, findings);
            throw;
        }

        progress.Dispose();
        PrintFigures(figures, next, findings);
        IGrouping<DifferenceKind, FuzzFinding>[] kinds = [.. findings.GroupBy(finding => finding.Kind).OrderByDescending(kind => kind.Count())];
        if (kinds.Length == 0)
        {
            return ExitCode.AsExpected;
        }

        target.Task = "shrinking";
        FuzzFinding[] smallest = [.. kinds.Take(MostKindsShrunk).Select(kind => kind.MinBy(finding => finding.Case.Size)!)];
        IReadOnlyList<FuzzFinding> shrunk = fuzzer.Shrink(smallest, stop);
        progress.Dispose();
        FuzzScenario scenarios = new(workspace, subject, cpu, $"{real}; fuzz --seed {fuzz.Seed}");
        for (int i = 0; i < kinds.Length; i++)
        {
            output.WriteLine($"{kinds[i].Count(),6}  {kinds[i].Key}, first in case {kinds[i].First().Number}");
            if (i < shrunk.Count)
            {
                Put(shrunk[i], scenarios.Write(shrunk[i], target.Run));
            }
        }

        return ExitCode.Differs;
    }

    private void PrintFigures(FuzzFigures figures, int next, List<FuzzFinding> findings)
    {
        output.WriteLine($"{Count.Of(figures.Ran, "case")} of seed {fuzz.Seed} ran, {figures.Skipped} skipped by the kernel, {figures.ThrownAway} thrown away; the next one is number {next}");
        output.WriteLine($"two or more different exits: {100 * figures.ProductiveShare:0.0} % of the cases");
        if (figures.Unsteady.Count > 0)
        {
            output.WriteLine($"{Count.Of(figures.Unsteady.Count, "case")} differed and agreed when run again: {string.Join(", ", figures.Unsteady)}");
        }

        string missing = string.Join(", ", figures.Missing.Select(@class => $"0x{(int)@class:x2}"));
        output.WriteLine($"exception classes: {string.Join(" ", figures.Seen.Select(@class => $"0x{(int)@class:x2}"))}{(missing.Length == 0 ? "; none is missing" : $"; missing: {missing}")}");
        output.WriteLine(findings.Count == 0
            ? "no difference"
            : $"{Count.Of(findings.Count, "case")} {(findings.Count == 1 ? "differs" : "differ")} in {Count.Of(findings.DistinctBy(finding => finding.Kind).Count(), "kind")}");
    }

    private void Put(FuzzFinding finding, string text)
    {
        if (fuzz.Folder is null)
        {
            output.WriteLine(text);
            return;
        }

        Directory.CreateDirectory(fuzz.Folder);
        string file = Path.Combine(fuzz.Folder, $"fuzz-{fuzz.Seed}-{finding.Number}.yaml");
        AtomicFile.Write(file, Encoding.UTF8.GetBytes(text));
        output.WriteLine($"        {file}");
    }

    private int Tell(KernelFailedException failed)
    {
        error.WriteLine($"error: {failed.Failure.Message}");
        if (failed.Running is { } running)
        {
            error.WriteLine($"it was about {running}; --first N --count 1 runs a case alone");
        }

        foreach (string line in failed.Failure.LastLines)
        {
            error.WriteLine($"  | {line}");
        }

        return ExitCode.Environment;
    }
}
