using System.Diagnostics;
using Conformance.Qemu.Initramfs;
using Conformance.Vmm.Scenarios;

namespace Conformance.Qemu.Booting;

/// <summary>Boots a kernel in QEMU with scenarios, and waits for what they return. QEMU is gone when it returns.</summary>
/// <param name="image">The kernel.</param>
/// <param name="agent">The agent's executable for arm64.</param>
/// <param name="options">How to boot.</param>
public sealed class KernelRun(KernelImage image, byte[] agent, BootOptions options)
{
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
        Stopwatch time = Stopwatch.StartNew();
        TimeSpan boot = TimeSpan.Zero;
        BootFailure? failure;
        using (QemuProcess qemu = QemuProcess.Start(QemuCommand.For(image, initramfs, options)))
        {
            failure = Listen(
                qemu.Console,
                listener,
                () =>
                {
                    // The guest has it in its memory now, so that whoever kills this process leaves no file behind.
                    boot = time.Elapsed;
                    File.Delete(initramfs);
                },
                progress,
                stop);
            failure ??= AtEnd(qemu.WaitForEnd(stop), listener);
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
                string hint = listener.Hello is null || !QemuCommand.CountsInstructions(options) ? ""
                    : ". A guest that only aborts stands the counting clock still; --qemu-args \"-accel tcg\" runs without that clock";
                return listener.Failure(BootFailureKind.Hung, $"{where} for {limit.TotalSeconds:0} s; QEMU was ended{hint}");
            }
        }
    }

    private static BootFailure Interrupted(AgentListener listener) =>
        listener.Failure(BootFailureKind.Interrupted, "interrupted; QEMU was ended");

    private static BootFailure? AtEnd(QemuEnding ending, AgentListener listener) =>
        ending.IsInterrupted ? Interrupted(listener)
        : listener.FailureAtEnd() is { } failure ? ending.Explain(failure, listener.Hello is not null, Ending(listener))
        : null;

    private static string Ending(AgentListener listener) => listener.Hello is not null
        ? "it was reset or powered off"
        : "it was reset or powered off; the kernel needs BLK_DEV_INITRD, DEVTMPFS, SERIAL_AMBA_PL011_CONSOLE, and memory enough";
}
