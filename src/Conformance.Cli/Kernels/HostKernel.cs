using System.Diagnostics;
using System.Runtime.InteropServices;
using Conformance.Kvm.Machines;
using Conformance.Live.Machines;
using Conformance.Live.Systems;
using Conformance.Qemu;
using Conformance.Qemu.Booting;
using Conformance.Vmm.Agents;
using Conformance.Vmm.Scenarios;

namespace Conformance.Cli.Kernels;

/// <summary>The kernel of this machine, through /dev/kvm: the same messages as an agent sends, without QEMU in between.</summary>
internal static class HostKernel
{
    private const string MidrFile = "/sys/devices/system/cpu/cpu0/regs/identification/midr_el1";
    private const string UnknownCore = "unknown";

    /// <summary>Why this machine has no KVM for arm64; null where it may have.</summary>
    public static string? Missing => OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.Arm64
        ? null
        : $"this machine ({RuntimeInformation.RuntimeIdentifier}) has no {LiveBackend.DevicePath} for arm64; --kernel IMAGE boots a kernel in QEMU instead";

    /// <summary>
    /// The core of this machine by MIDR_EL1, as the kernel tells it; only a recording of the same core is compared in
    /// everything.
    /// </summary>
    public static string Cpu => File.Exists(MidrFile) ? $"midr-{File.ReadAllText(MidrFile).Trim()}" : UnknownCore;

    /// <summary>Runs the scenarios.</summary>
    /// <param name="scenarios">The scenarios, in the order of the outcomes.</param>
    /// <param name="progress">Told the number of the scenario that is running.</param>
    /// <param name="error">Told what cannot be seen on this machine.</param>
    /// <param name="stop">Ends the run between two scenarios.</param>
    /// <exception cref="EnvironmentException">There is no KVM here.</exception>
    public static KernelRunResult Run(IReadOnlyList<CompiledScenario> scenarios, Action<int> progress, TextWriter error, CancellationToken stop)
    {
        Stopwatch time = Stopwatch.StartNew();
        KernelName kernel = Missing is { } missing ? throw new EnvironmentException(missing) : KernelName.Read();
        if (!KernelRelease.TryParse(kernel.Release, out KernelRelease release))
        {
            throw new EnvironmentException($"'{kernel.Release}' is no kernel release");
        }

        using LiveBackend backend = LiveBackend.TryOpen(release.DebugExitLayout, RunLimits.RealTime, out string reason) ?? throw new EnvironmentException(reason);
        using KernelLog log = new();
        if (!log.IsReadable)
        {
            error.WriteLine("the kernel's log cannot be read by this user: WARN, BUG and KASAN go unnoticed");
        }

        AgentListener listener = new(scenarios.Count);
        TellKernelLog();
        listener.Take(new AgentHello(kernel.Release, kernel.Version, kernel.Machine, typeof(HostKernel).Assembly.GetName().Version?.ToString(3) ?? ""));
        new ScenarioLoop(backend, Take, TellKernelLog).Run(scenarios, stop);
        if (!stop.IsCancellationRequested)
        {
            listener.Take(new AgentBye(scenarios.Count));
        }

        return new()
        {
            Hello = listener.Hello,
            Mode = listener.Mode,
            Outcomes = listener.Outcomes,
            Complaints = listener.Complaints,
            Failure = stop.IsCancellationRequested ? listener.Failure(BootFailureKind.Interrupted, "interrupted") : listener.FailureAtEnd(),
            Total = time.Elapsed,
        };

        void Take(AgentMessage message)
        {
            listener.Take(message);
            progress(listener.Running);
        }

        void TellKernelLog()
        {
            while (log.Next() is { } record)
            {
                if (record.Matters)
                {
                    listener.Take(new KernelLogged(record.Level, record.Text));
                }
            }
        }
    }
}
