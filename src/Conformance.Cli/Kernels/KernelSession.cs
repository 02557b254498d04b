using System.Runtime.InteropServices;
using Conformance.Cli.Workspaces;
using Conformance.Kvm.Machines;
using Conformance.Qemu;
using Conformance.Qemu.Agents;
using Conformance.Qemu.Booting;
using Conformance.Qemu.Kernels;
using Conformance.Suite.Specs.Compilation;

namespace Conformance.Cli.Kernels;

/// <summary>Boots the kernel that a command line names, and runs scenarios on it.</summary>
/// <param name="repository">The checkout, which holds the caches.</param>
/// <param name="error">Progress and failures.</param>
internal sealed class KernelSession(Repository repository, TextWriter error)
{
    /// <summary>Runs the scenarios; null after a message when the environment failed.</summary>
    /// <exception cref="EnvironmentException">Something is missing that is needed before the kernel can be booted.</exception>
    public FinishedKernel? Run(KernelRequest request, IReadOnlyList<LoadedScenario> scenarios)
    {
        (string path, string? newer) = Find(request.Kernel);
        KernelImage image = KernelImage.Open(path);
        byte[] agent = new AgentBuild(repository.Root).Get(error.WriteLine);
        if (request.ShowsCommand)
        {
            (Qemu.Processes.Tool program, IReadOnlyList<string> arguments) = QemuCommand.For(image, "INITRAMFS", request.Boot);
            error.WriteLine($"{program.Name} {string.Join(' ', arguments.Select(Quoted))}");
        }

        using CancellationTokenSource stop = new();
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        LoadedScenario[] ready = [.. scenarios.Where(scenario => scenario.Compiled.Machine == MachineKind.Kvm)];
        KernelRunResult result = new KernelRun(image, agent, request.Boot).Run([.. ready.Select(scenario => scenario.Compiled)], stop.Token);
        if (result.Failure is { } failure)
        {
            Tell(failure, result, ready);
            return null;
        }

        return new(image, result, ready, newer);

        void Stop(PosixSignalContext context)
        {
            // The process must live until QEMU is gone.
            context.Cancel = true;
            stop.Cancel();
        }
    }

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

    private void Tell(BootFailure failure, KernelRunResult result, IReadOnlyList<LoadedScenario> scenarios)
    {
        error.WriteLine($"error: {failure.Message}");
        int done = result.Outcomes.Count(outcome => outcome is not null);
        if (result.Hello is { } hello)
        {
            int next = result.Outcomes.TakeWhile(outcome => outcome is not null).Count();
            string where = next < scenarios.Count ? $"; it was about {scenarios[next].Id}" : "";
            error.WriteLine($"Linux {hello.Release}: {done} of {Count.Of(scenarios.Count, "scenario")} had run{where}");
        }

        foreach (string line in failure.LastLines)
        {
            error.WriteLine($"  | {line}");
        }
    }
}
