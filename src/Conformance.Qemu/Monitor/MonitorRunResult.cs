using Conformance.Qemu.Booting;

namespace Conformance.Qemu.Monitor;

/// <summary>What came of running scenarios on a bare core.</summary>
public sealed record MonitorRunResult
{
    /// <summary>MIDR_EL1 of the core; 0 when the monitor never spoke.</summary>
    public ulong Midr { get; init; }

    /// <summary>One for each scenario, null where nothing came back.</summary>
    public required IReadOnlyList<RemoteOutcome?> Outcomes { get; init; }

    /// <summary>Why the result is not complete; null when it is.</summary>
    public BootFailure? Failure { get; init; }

    /// <summary>From the start of QEMU to its end.</summary>
    public TimeSpan Total { get; init; }
}
