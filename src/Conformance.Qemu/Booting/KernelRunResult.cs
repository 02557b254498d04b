using Conformance.Vmm.Agents;
using Conformance.Vmm.Running;

namespace Conformance.Qemu.Booting;

/// <summary>What came of one scenario inside a booted kernel or on a bare core: what it returned, or why it was skipped.</summary>
public sealed record RemoteOutcome(RunLog? Log, string? SkipReason);

/// <summary>Something that the kernel under test logged and a sound kernel does not.</summary>
/// <param name="ScenarioIndex">The scenario that was running.</param>
/// <param name="Text">The line.</param>
public sealed record KernelComplaint(int ScenarioIndex, string Text);

/// <summary>What came of booting a kernel, or of starting a bare core, with scenarios.</summary>
public sealed record KernelRunResult
{
    /// <summary>What the kernel calls itself; null when the agent never spoke, and on a bare core.</summary>
    public AgentHello? Hello { get; init; }

    /// <summary>How KVM runs: nvhe, vhe or protected; el2 on a bare core; null when the kernel did not say.</summary>
    public string? Mode { get; init; }

    /// <summary>One for each scenario, null where nothing came back.</summary>
    public required IReadOnlyList<RemoteOutcome?> Outcomes { get; init; }

    /// <summary>WARN, BUG, KASAN and the like.</summary>
    public required IReadOnlyList<KernelComplaint> Complaints { get; init; }

    /// <summary>Why the result is not complete; null when it is.</summary>
    public BootFailure? Failure { get; init; }

    /// <summary>From the start of QEMU until the agent spoke; nothing on a bare core.</summary>
    public TimeSpan Boot { get; init; }

    /// <summary>From the start of QEMU to its end.</summary>
    public TimeSpan Total { get; init; }
}
