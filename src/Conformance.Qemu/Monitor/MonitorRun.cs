using System.Diagnostics;
using Conformance.Arm.Assembly;
using Conformance.Qemu.Booting;
using Conformance.Vmm.Scenarios;

namespace Conformance.Qemu.Monitor;

/// <summary>Runs scenarios on a bare core of QEMU, all in one start. QEMU is gone when it returns.</summary>
/// <param name="options">How to start QEMU; what is about a kernel does not apply.</param>
public sealed class MonitorRun(BootOptions options)
{
    private const int BufferBytes = 1 << 16;

    // QEMU wants a memory module to be a multiple of this many bytes.
    private const long MemoryUnit = 2 << 20;

    // What a core executes at its reset address, in flash.
    private static readonly string Firmware = $"mov x0, #0x{MonitorProgram.Base:x}\nbr x0";

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    /// <summary>The way in which the core runs, where a kernel has nvhe or vhe.</summary>
    public const string Mode = "el2";

    /// <summary>Runs the scenarios; those that the monitor cannot run are skipped with the reason.</summary>
    /// <param name="scenarios">The scenarios, in the order of the outcomes.</param>
    /// <param name="progress">Told the number of the scenario that is running; -1 while QEMU starts. Or null.</param>
    /// <param name="stop">Ends QEMU.</param>
    /// <exception cref="EnvironmentException">QEMU is missing.</exception>
    public KernelRunResult Run(IReadOnlyList<CompiledScenario> scenarios, Action<int>? progress, CancellationToken stop)
    {
        RemoteOutcome?[] outcomes = new RemoteOutcome?[scenarios.Count];
        List<int> sent = [];
        List<MonitorScenario> encoded = [];
        for (int i = 0; i < scenarios.Count; i++)
        {
            if (MonitorScenario.TryMake(scenarios[i], out string reason) is { } made)
            {
                sent.Add(i);
                encoded.Add(made);
            }
            else
            {
                outcomes[i] = new(null, reason);
            }
        }

        MonitorListener listener = new([.. sent.Select(i => scenarios[i])], (i, address) => encoded[i].WhyRefused(address));
        Stopwatch time = Stopwatch.StartNew();
        progress?.Invoke(-1);
        BootFailure? failure = Start(
            MonitorImage.Of(encoded), listener, () => progress?.Invoke(sent.ElementAtOrDefault(listener.Outcomes.Count)), stop);
        for (int i = 0; i < listener.Outcomes.Count; i++)
        {
            outcomes[sent[i]] = listener.Outcomes[i];
        }

        return new() { Mode = Mode, Outcomes = outcomes, Complaints = [], Failure = failure, Total = time.Elapsed };
    }

    private BootFailure? Start(byte[] image, MonitorListener listener, Action onResults, CancellationToken stop)
    {
        string name = Path.Combine(Path.GetTempPath(), $"conformance-{Guid.NewGuid():n}");
        string firmwareFile = $"{name}.rom";
        string memoryFile = $"{name}.mem";
        try
        {
            File.WriteAllBytes(firmwareFile, Assembler.AssembleA64(Firmware, 0, new Dictionary<string, string>()).Bytes);
            using (FileStream memory = File.Create(memoryFile))
            {
                memory.Write(image);
                memory.SetLength((image.Length + MemoryUnit - 1) / MemoryUnit * MemoryUnit);
            }

            using QemuProcess qemu = QemuProcess.Start(QemuCommand.ForMonitor(firmwareFile, memoryFile, new FileInfo(memoryFile).Length, options));
            return Listen(qemu.Console.BaseStream, listener, DeleteFiles, onResults, stop) ?? AtEnd(qemu.WaitForEnd(stop), listener);
        }
        finally
        {
            DeleteFiles();
        }

        void DeleteFiles()
        {
            File.Delete(firmwareFile);
            File.Delete(memoryFile);
        }
    }

    // Null when the console was closed.
    private BootFailure? Listen(Stream console, MonitorListener listener, Action onStart, Action onResults, CancellationToken stop)
    {
        byte[] buffer = new byte[BufferBytes];
        Stopwatch silence = Stopwatch.StartNew();
        Task<int> read = console.ReadAsync(buffer, CancellationToken.None).AsTask();
        while (true)
        {
            if (stop.IsCancellationRequested)
            {
                return Interrupted(listener);
            }

            if (read.Wait(Poll, CancellationToken.None))
            {
                if (read.Result == 0)
                {
                    return null;
                }

                bool wasSilent = !listener.HasStarted;
                listener.Take(buffer.AsSpan(0, read.Result));
                if (wasSilent && listener.HasStarted)
                {
                    // QEMU has them in its memory now, so that whoever kills this process leaves no file behind.
                    onStart();
                }

                onResults();
                silence.Restart();
                read = console.ReadAsync(buffer, CancellationToken.None).AsTask();
            }

            // A monitor that is overwritten may send for ever.
            if (listener.IsDamaged)
            {
                return listener.FailureAtEnd();
            }

            if (silence.Elapsed > options.SilenceLimit)
            {
                return listener.Failure(
                    BootFailureKind.Hung, $"the monitor said nothing for {options.SilenceLimit.TotalSeconds:0} s; QEMU was ended");
            }
        }
    }

    private static BootFailure Interrupted(MonitorListener listener) =>
        listener.Failure(BootFailureKind.Interrupted, "interrupted; QEMU was ended");

    private static BootFailure? AtEnd(QemuEnding ending, MonitorListener listener) =>
        ending.IsInterrupted ? Interrupted(listener)
        : listener.FailureAtEnd() is { } failure ? ending.Explain(failure, listener.HasStarted, "it was reset or powered off")
        : null;
}
