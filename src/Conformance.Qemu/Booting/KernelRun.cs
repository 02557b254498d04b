using System.Diagnostics;
using Conformance.Qemu.Initramfs;
using Conformance.Qemu.Processes;
using Conformance.Vmm.Scenarios;

namespace Conformance.Qemu.Booting;

/// <summary>Boots a kernel in QEMU with scenarios, and waits for what they return. QEMU is gone when it returns.</summary>
/// <param name="image">The kernel.</param>
/// <param name="agent">The agent's executable for arm64.</param>
/// <param name="options">How to boot.</param>
public sealed class KernelRun(KernelImage image, byte[] agent, BootOptions options)
{
    // What QEMU says when it gets SIGINT, SIGTERM or SIGHUP.
    private const string EndedBySignal = "terminating on signal";

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    // Time for the lines that follow a panic; a kernel that was told to stay there would stay.
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(1);

    /// <summary>Runs the scenarios.</summary>
    /// <param name="scenarios">The scenarios, in the order of the outcomes.</param>
    /// <param name="progress">Told the number of the scenario that is running, whenever another one begins; -1 while the kernel boots. Or null.</param>
    /// <param name="stop">Ends QEMU.</param>
    /// <exception cref="EnvironmentException">QEMU is missing.</exception>
    public KernelRunResult Run(IReadOnlyList<CompiledScenario> scenarios, Action<int>? progress, CancellationToken stop)
    {
        string initramfs = Path.Combine(Path.GetTempPath(), $"conformance-{Guid.NewGuid():n}.cpio");
        try
        {
            File.WriteAllBytes(initramfs, AgentInitramfs.Make(agent, scenarios));
            return Boot(initramfs, new AgentListener(scenarios.Count), progress, stop);
        }
        finally
        {
            File.Delete(initramfs);
        }
    }

    private KernelRunResult Boot(string initramfs, AgentListener listener, Action<int>? progress, CancellationToken stop)
    {
        _ = QemuCommand.Version();
        (Tool program, IReadOnlyList<string> arguments) = QemuCommand.For(image, initramfs, options);
        Stopwatch time = Stopwatch.StartNew();
        TimeSpan boot = TimeSpan.Zero;
        using Process qemu = program.Start(arguments);
        BootFailure? failure;
        try
        {
            Task<string> complaints = qemu.StandardError.ReadToEndAsync(CancellationToken.None);
            failure = Listen(
                qemu.StandardOutput,
                listener,
                () =>
                {
                    // The guest has it in its memory now, so that whoever kills this process leaves no file behind.
                    boot = time.Elapsed;
                    File.Delete(initramfs);
                },
                progress,
                stop);
            if (failure is null)
            {
                qemu.WaitForExit();

                // Ctrl-C reaches QEMU by itself, and may end it before anybody here is told.
                bool isInterrupted = stop.IsCancellationRequested || complaints.Result.Contains(EndedBySignal, StringComparison.Ordinal);
                failure = isInterrupted ? Interrupted(listener) : AtEnd(qemu.ExitCode, complaints.Result, listener);
            }
        }
        finally
        {
            // Nothing is killed when QEMU has ended by itself.
            qemu.Kill(entireProcessTree: true);
            qemu.WaitForExit();
        }

        return new()
        {
            Hello = listener.Hello,
            Mode = listener.Mode,
            Outcomes = listener.Outcomes,
            Complaints = listener.Complaints,
            Failure = failure,
            Boot = boot,
            Total = time.Elapsed,
        };
    }

    // Null when the console was closed.
    private BootFailure? Listen(StreamReader console, AgentListener listener, Action onHello, Action<int>? progress, CancellationToken stop)
    {
        Stopwatch time = Stopwatch.StartNew();
        Stopwatch silence = Stopwatch.StartNew();
        TimeSpan? panicked = null;
        progress?.Invoke(listener.Running);
        Task<string?> line = console.ReadLineAsync(CancellationToken.None).AsTask();
        while (true)
        {
            if (stop.IsCancellationRequested)
            {
                return Interrupted(listener);
            }

            if (line.Wait(Poll, CancellationToken.None))
            {
                if (line.Result is null)
                {
                    return null;
                }

                bool wasSilent = listener.Hello is null;
                int wasRunning = listener.Running;
                listener.Take(line.Result);
                if (listener.Running != wasRunning)
                {
                    progress?.Invoke(listener.Running);
                }

                if (wasSilent && listener.Hello is not null)
                {
                    onHello();
                }

                // Until the agent speaks, a kernel that talks for ever is as stuck as one that is silent.
                if (listener.Hello is not null)
                {
                    silence.Restart();
                }

                line = console.ReadLineAsync(CancellationToken.None).AsTask();
            }

            if (listener.HasPanicked && (panicked ??= time.Elapsed) + LastWords < time.Elapsed)
            {
                return listener.FailureAtEnd();
            }

            TimeSpan limit = listener.Hello is null ? options.BootLimit : options.SilenceLimit;
            if (silence.Elapsed > limit)
            {
                string where = listener.Hello is null ? "the kernel did not start the agent" : "the agent said nothing";
                return listener.Failure(BootFailureKind.Hung, $"{where} for {limit.TotalSeconds:0} s; QEMU was ended");
            }
        }
    }

    private static BootFailure Interrupted(AgentListener listener) =>
        listener.Failure(BootFailureKind.Interrupted, "interrupted; QEMU was ended");

    private static BootFailure? AtEnd(int exitCode, string complaints, AgentListener listener)
    {
        BootFailure? failure = listener.FailureAtEnd();
        string[] said = [.. complaints.Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(5)];
        return failure is null ? null
            : failure.Kind != BootFailureKind.QemuEnded ? failure
            : exitCode != 0 && listener.Hello is null && said.Length > 0
                ? new(BootFailureKind.QemuFailed, $"QEMU failed: {said[^1]}", [.. failure.LastLines, .. said])
            : failure with { Message = $"{failure.Message}: {Ending(exitCode, listener)}", LastLines = [.. failure.LastLines, .. said] };
    }

    private static string Ending(int exitCode, AgentListener listener) =>
        exitCode != 0 ? $"QEMU was killed or failed with exit code {exitCode}"
        : listener.Hello is not null ? "it was reset or powered off"
        : "it was reset or powered off; the kernel needs BLK_DEV_INITRD, DEVTMPFS, SERIAL_AMBA_PL011_CONSOLE, and memory enough";
}
