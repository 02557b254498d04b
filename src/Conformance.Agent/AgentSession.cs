using Conformance.Kvm.Machines;
using Conformance.Live.Machines;
using Conformance.Live.Systems;
using Conformance.Vmm.Agents;
using Conformance.Vmm.Scenarios;

namespace Conformance.Agent;

/// <summary>Runs scenarios on the running kernel, and tells about them: who the kernel is, what it logs, what comes of each scenario.</summary>
internal sealed class AgentSession(MessageChannel channel, RunLimits limits) : IDisposable
{
    private readonly KernelLog _kernelLog = new();

    /// <summary>Runs all of them.</summary>
    /// <returns>False when this kernel cannot run any.</returns>
    public bool Run(IReadOnlyList<CompiledScenario> scenarios)
    {
        KernelName kernel = KernelName.Read();
        if (!KernelRelease.TryParse(kernel.Release, out KernelRelease release))
        {
            channel.Send(new AgentFailed(AgentFailure.Broken, $"'{kernel.Release}' is no kernel release"));
            return false;
        }

        using LiveBackend? backend = LiveBackend.TryOpen(release.DebugExitLayout, limits, out string reason);
        ForwardKernelLog();
        if (backend is null)
        {
            channel.Send(new AgentFailed(AgentFailure.NoKvm, $"Linux {kernel.Release}: {reason}"));
            return false;
        }

        string version = typeof(AgentSession).Assembly.GetName().Version?.ToString(3) ?? "";
        channel.Send(new AgentHello(kernel.Release, kernel.Version, kernel.Machine, version));
        new ScenarioLoop(backend, channel.Send, ForwardKernelLog).Run(scenarios, CancellationToken.None);
        channel.Send(new AgentBye(scenarios.Count));
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _kernelLog.Dispose();

    private void ForwardKernelLog()
    {
        while (_kernelLog.Next() is { } record)
        {
            if (record.Matters)
            {
                channel.Send(new KernelLogged(record.Level, record.Text));
            }
        }
    }
}
