using Conformance.Arm.Cpus;
using Conformance.Suite.Running;
using Conformance.Suite.Specs.Compilation;

namespace Conformance.Cli.Workspaces;

/// <summary>Runs of scenarios on the reference backend, on all cores.</summary>
public static class ModelRuns
{
    /// <summary>A run for each scenario, in their order, judged by the requirements.</summary>
    public static IReadOnlyList<ScenarioRun> Of(IReadOnlyList<LoadedScenario> scenarios, Subject subject, CpuModel cpu)
    {
        // A runner serves one thread.
        using ThreadLocal<SuiteRunner> runner = new(() => ReferenceBackends.Runner(cpu));
        return [.. scenarios.AsParallel().AsOrdered().Select(scenario => runner.Value!.Run(scenario, subject))];
    }
}
