using Conformance.Cli.Output;
using Conformance.Cli.Workspaces;
using Conformance.Kvm.Machines;
using Conformance.Qemu;
using Conformance.Qemu.Agents;
using Conformance.Qemu.Booting;
using Conformance.Qemu.Kernels;
using Conformance.Qemu.Monitor;
using Conformance.Suite.Specs.Compilation;
using Conformance.Vmm.Scenarios;

namespace Conformance.Cli.Kernels;

/// <summary>Runs scenarios on the kernels that a command line names.</summary>
/// <param name="repository">The checkout, which holds the caches.</param>
/// <param name="error">Progress and failures.</param>
internal sealed class KernelSession(Repository repository, TextWriter error)
{
    // The kernel of this machine has one /dev/kvm, and its recordings one thread.
    private readonly Lock _host = new();

    /// <summary>Runs the scenarios on each kernel, as many kernels at once as there are cores.</summary>
    /// <returns>For each request its repetitions; none after a message when the environment failed.</returns>
    /// <exception cref="EnvironmentException">Something is missing that is needed before a kernel can be run.</exception>
    public IReadOnlyList<IReadOnlyList<FinishedKernel>> Run(IReadOnlyList<KernelRequest> requests, IReadOnlyList<LoadedScenario> scenarios)
    {
        // All requests of a command line are of one kind: several are images.
        MachineKind kind = KernelSources.MachineOf(requests[0].Source);
        LoadedScenario[] ready = [.. scenarios.Where(scenario => scenario.Compiled.Machine == kind)];
        CompiledScenario[] compiled = [.. ready.Select(scenario => scenario.Compiled)];
        (KernelRequest Request, KernelMachine Machine)[] kernels = [.. requests.Select(request => (request, MachineOf(request)))];
        (int Kernel, int Repetition)[] jobs =
            [.. kernels.SelectMany((kernel, i) => Enumerable.Range(0, kernel.Request.Repetitions).Select(repetition => (i, repetition)))];
        KernelRunResult[] results = new KernelRunResult[jobs.Length];
        int[] running = new int[jobs.Length];
        using ProgressLine progress = new(error);
        using StopSignals stop = new();
        ParallelOptions options = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.For(0, jobs.Length, options, i => results[i] = kernels[jobs[i].Kernel].Machine.Run(
            compiled,
            scenario =>
            {
                running[i] = scenario + 1;
                progress.Show(() => Progress(requests, jobs, running, results, compiled.Length));
            },
            stop.Token));
        progress.Dispose();

        List<FinishedKernel>[] finished = [.. requests.Select(_ => new List<FinishedKernel>())];
        bool[] failed = new bool[requests.Count];
        for (int i = 0; i < jobs.Length; i++)
        {
            (KernelRequest request, KernelMachine machine) = kernels[jobs[i].Kernel];
            if (results[i].Failure is { } failure)
            {
                // Of repetitions that fail alike, one is told.
                if (!failed[jobs[i].Kernel])
                {
                    Tell(requests.Count > 1 ? $"{request.Name}: " : "", failure, results[i], ready);
                }

                failed[jobs[i].Kernel] = true;
            }

            finished[jobs[i].Kernel].Add(new(request, machine.Cpu, machine.ImageSha256, results[i], ready, machine.NewerPackage));
        }

        return [.. finished.Select((repetitions, i) => failed[i] ? (IReadOnlyList<FinishedKernel>)[] : repetitions)];
    }

    /// <summary>A kernel that is ready to be run.</summary>
    /// <exception cref="EnvironmentException">Something is missing that is needed for it.</exception>
    public KernelMachine MachineOf(KernelRequest request)
    {
        if (request.Source == KernelSource.BareCore)
        {
            if (request.ShowsCommand)
            {
                Show(QemuCommand.ForMonitor("FIRMWARE", "MEMORY", 0, request.Boot));
            }

            return new(request.Boot.Cpu, null, null, new MonitorRun(request.Boot).Run);
        }

        if (request.Source == KernelSource.Host)
        {
            return HostKernel.Missing is { } missing
                ? throw new EnvironmentException(missing)
                : new(HostKernel.Cpu, null, null, (scenarios, progress, stop) =>
                {
                    lock (_host)
                    {
                        return HostKernel.Run(scenarios, progress, error, stop);
                    }
                });
        }

        (string path, string? newer) = Find(request.Image!);
        KernelImage image = KernelImage.Open(path);
        byte[] agent = new AgentBuild(repository.Root).Get(error.WriteLine);
        if (request.ShowsCommand)
        {
            Show(QemuCommand.For(image, "INITRAMFS", request.Boot));
        }

        return new(request.Boot.Cpu, image.Sha256, newer, new KernelRun(image, agent, request.Boot).Run);
    }

    private void Show((Qemu.Processes.Tool Program, IReadOnlyList<string> Arguments) command) =>
        error.WriteLine($"{command.Program.Name} {string.Join(' ', command.Arguments.Select(Quoted))}");

    private static string Quoted(string argument) => argument.Contains(' ', StringComparison.Ordinal) ? $"'{argument}'" : argument;

    // The file, and the package when it is another version than the recorded one.
    private (string Path, string? Newer) Find(string kernel)
    {
        if (DebianKernel.Find(kernel) is not { } debian)
        {
            return (kernel, null);
        }

        KernelCache cache = new(repository.Root);
        CachedKernel image = cache.Find(debian) ?? cache.Fetch(debian, error.WriteLine);
        return (image.Path, debian.IsRecorded(image) ? null : image.Package);
    }

    private static string Progress(
        IReadOnlyList<KernelRequest> requests, (int Kernel, int Repetition)[] jobs, int[] running, KernelRunResult?[] results, int scenarios)
    {
        IEnumerable<string> parts = jobs.Select((job, i) => (job, i))
            .Where(entry => results[entry.i] is null)
            .Select(entry =>
            {
                string repetition = requests[entry.job.Kernel].Repetitions > 1 ? $" #{entry.job.Repetition + 1}" : "";
                string state = running[entry.i] == 0 ? "waits or boots" : $"{running[entry.i]} of {scenarios}";
                return $"{requests[entry.job.Kernel].Name}{repetition}: {state}";
            });
        return string.Join(", ", parts);
    }

    private void Tell(string kernel, BootFailure failure, KernelRunResult result, LoadedScenario[] scenarios)
    {
        error.WriteLine($"error: {kernel}{failure.Message}");
        int done = result.Outcomes.Count(outcome => outcome is not null);
        string? who = result.Hello is { } hello ? $"Linux {hello.Release}" : done > 0 ? "bare core" : null;
        if (who is not null)
        {
            int next = result.Outcomes.TakeWhile(outcome => outcome is not null).Count();
            string where = next < scenarios.Length ? $"; it was about {scenarios[next].Id}" : "";
            error.WriteLine($"{who}: {done} of {Count.Of(scenarios.Length, "scenario")} had run{where}");
        }

        foreach (string line in failure.LastLines)
        {
            error.WriteLine($"  | {line}");
        }
    }
}
