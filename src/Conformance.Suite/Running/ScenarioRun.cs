using Conformance.Kvm.Machines;
using Conformance.Suite.Requirements.Judging;
using Conformance.Suite.Specs.Compilation;
using Conformance.Suite.Traces;

namespace Conformance.Suite.Running;

/// <summary>What came of running a scenario under a subject: a trace, or the reason why there is none.</summary>
public sealed record ScenarioRun
{
    /// <summary>The scenario.</summary>
    public required LoadedScenario Scenario { get; init; }

    /// <summary>What it ran under.</summary>
    public required Subject Subject { get; init; }

    /// <summary>What KVM_RUN returned; null when the run says nothing.</summary>
    public Trace? Trace { get; init; }

    /// <summary>Entries to EL2, where the scenario shows them.</summary>
    public IReadOnlyList<TrapLogEntry> Traps { get; init; } = [];

    /// <summary>What the run says of requirements; null where nothing is promised.</summary>
    public TraceVerdicts? Verdicts { get; init; }

    /// <summary>Whether a running kernel returned the trace: it tells nothing beyond the uapi.</summary>
    public bool IsOfRunningKernel { get; init; }

    /// <summary>Why the backend cannot run it; null when it did.</summary>
    public string? SkipReason { get; init; }

    /// <summary>Whether it was to run; what was not keeps what its golden expects of it.</summary>
    public bool IsPlanned => Trace is not null || SkipReason is not null || Error is not null;

    /// <summary>What is wrong with the scenario or the backend; null when nothing is.</summary>
    public string? Error { get; init; }
}
