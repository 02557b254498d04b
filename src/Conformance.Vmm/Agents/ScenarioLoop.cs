using Conformance.Kvm.Machines;
using Conformance.Vmm.Running;
using Conformance.Vmm.Scenarios;

namespace Conformance.Vmm.Agents;

/// <summary>Runs scenarios one after the other on the kernel that a backend reaches, and tells what comes of each.</summary>
/// <param name="backend">The kernel.</param>
/// <param name="tell">Is given every message, in order.</param>
/// <param name="tellKernelLog">Tells what the kernel has logged since it was called last.</param>
public sealed class ScenarioLoop(IBackend backend, Action<AgentMessage> tell, Action tellKernelLog)
{
    /// <summary>Runs all of them, or those before somebody asks to stop.</summary>
    public void Run(IReadOnlyList<CompiledScenario> scenarios, CancellationToken stop)
    {
        for (int i = 0; i < scenarios.Count && !stop.IsCancellationRequested; i++)
        {
            tell(new ScenarioBegins(i));
            AgentMessage result = Run(i, scenarios[i]);
            tellKernelLog();
            tell(result);
        }
    }

    private AgentMessage Run(int index, CompiledScenario scenario)
    {
        // Whoever is told may keep the log.
        RunLog log = new();
        try
        {
            OpenResult opened = backend.Open(scenario.Options(trapLog: null));
            if (opened.Machine is null)
            {
                return new ScenarioSkipped(index, opened.SkipReason);
            }

            new ScenarioRunner(log).Run(scenario, opened.Machine);
        }
        catch (Exception e) when (e is IOException or ArgumentOutOfRangeException)
        {
            // One scenario that this kernel cannot set up says nothing about the others.
            log.Clear();
            log.Finish(RunOutcome.Error, null, e.Message);
        }

        return new ScenarioRan(index, log);
    }
}
