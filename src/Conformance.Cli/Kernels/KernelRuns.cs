using Conformance.Qemu.Booting;
using Conformance.Suite.Running;
using Conformance.Suite.Specs.Compilation;
using Conformance.Suite.Traces;
using Conformance.Vmm.Running;

namespace Conformance.Cli.Kernels;

/// <summary>What came out of a booted kernel, as runs that can be judged like any other.</summary>
internal static class KernelRuns
{
    /// <summary>The run of a scenario under the profile that the kernel is compared with.</summary>
    public static ScenarioRun Of(LoadedScenario scenario, Subject subject, RemoteOutcome outcome) =>
        outcome.Log is not { } log ? new() { Scenario = scenario, Subject = subject, SkipReason = outcome.SkipReason }
        : log.Outcome == RunOutcome.Error ? new() { Scenario = scenario, Subject = subject, Error = log.Error }
        : new() { Scenario = scenario, Subject = subject, Trace = RunTrace.Of(scenario.Id, log), IsOfRunningKernel = true };
}
