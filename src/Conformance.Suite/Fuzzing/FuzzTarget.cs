using Conformance.Vmm.Running;
using Conformance.Vmm.Scenarios;

namespace Conformance.Suite.Fuzzing;

/// <summary>What the real thing made of a scenario.</summary>
/// <param name="Log">What it returned; null where it cannot run the scenario.</param>
/// <param name="Complaint">What the kernel logged while it ran and a sound kernel does not log; null for nothing.</param>
public sealed record TargetRun(RunLog? Log, string? Complaint);

/// <summary>The real thing: runs scenarios, and gives one result for each in their order.</summary>
public delegate IReadOnlyList<TargetRun> FuzzTarget(IReadOnlyList<CompiledScenario> scenarios);
