using Conformance.Kvm.Machines;
using Conformance.Live.Linux;
using Conformance.Live.Machines;
using Conformance.Live.Systems;
using Conformance.Vmm.Agents;
using Conformance.Vmm.Running;
using Conformance.Vmm.Scenarios;

namespace Conformance.Agent;

/// <summary>Runs scenarios one after the other on the running kernel, and tells what comes of each.</summary>
internal sealed class ScenarioLoop(MessageChannel channel) : IDisposable
{
    // KERN_WARNING: what is less urgent is no sign of a fault.
    private const int LastLevelThatMatters = 4;

    // How KVM runs, with VHE or without, is told at KERN_INFO.
    private const string KvmPrefix = "kvm [";

    private readonly KernelLog _kernelLog = new();
    private readonly RunLog _log = new();

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

        using LiveBackend? backend = LiveBackend.TryOpen(release.DebugExitLayout, out string reason);
        ForwardKernelLog();
        if (backend is null)
        {
            channel.Send(new AgentFailed(AgentFailure.NoKvm, $"Linux {kernel.Release}: {reason}"));
            return false;
        }

        string version = typeof(ScenarioLoop).Assembly.GetName().Version?.ToString(3) ?? "";
        channel.Send(new AgentHello(kernel.Release, kernel.Version, kernel.Machine, version));
        ScenarioRunner runner = new(_log);
        for (int i = 0; i < scenarios.Count; i++)
        {
            channel.Send(new ScenarioBegins(i));
            AgentMessage result = Run(i, scenarios[i], backend, runner);
            ForwardKernelLog();
            channel.Send(result);
        }

        channel.Send(new AgentBye(scenarios.Count));
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _kernelLog.Dispose();

    private AgentMessage Run(int index, CompiledScenario scenario, LiveBackend backend, ScenarioRunner runner)
    {
        try
        {
            OpenResult opened = backend.Open(scenario.Options(trapLog: null));
            if (opened.Machine is null)
            {
                return new ScenarioSkipped(index, opened.SkipReason);
            }

            runner.Run(scenario, opened.Machine);
        }
        catch (Exception e) when (e is LinuxException or ArgumentOutOfRangeException)
        {
            // One scenario that this kernel cannot set up says nothing about the others.
            _log.Clear();
            _log.Finish(RunOutcome.Error, null, e.Message);
        }

        return new ScenarioRan(index, _log);
    }

    private void ForwardKernelLog()
    {
        while (_kernelLog.Next() is { } record)
        {
            if (record.Level <= LastLevelThatMatters || record.Text.StartsWith(KvmPrefix, StringComparison.Ordinal))
            {
                channel.Send(new KernelLogged(record.Level, record.Text));
            }
        }
    }
}
