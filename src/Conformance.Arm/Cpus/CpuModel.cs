using Conformance.Arm.Instructions;
using Conformance.Arm.Registers;

namespace Conformance.Arm.Cpus;

/// <summary>
/// A core: what it implements, and every choice that the architecture leaves to it (IMPLEMENTATION DEFINED, CONSTRAINED
/// UNPREDICTABLE) as a named field.
/// </summary>
public sealed record CpuModel
{
    /// <summary>The name on the command line.</summary>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    public required string Title { get; init; }

    /// <summary>Number of breakpoints (ID_AA64DFR0_EL1.BRPs + 1).</summary>
    public required int Breakpoints { get; init; }

    /// <summary>Number of watchpoints (ID_AA64DFR0_EL1.WRPs + 1).</summary>
    public required int Watchpoints { get; init; }

    /// <summary>Number of PMU event counters, without the cycle counter (PMCR_EL0.N): MDCR_EL2.HPMN at reset.</summary>
    public required int EventCounters { get; init; }

    /// <summary>Bits of a physical address; a higher address is an address size fault.</summary>
    public required int PhysicalAddressBits { get; init; }

    /// <summary>Bytes that DC ZVA zeroes.</summary>
    public required int ZvaBytes { get; init; }

    /// <summary>Optional extensions.</summary>
    public required IReadOnlySet<ArmFeature> Features { get; init; }

    /// <summary>Values of the registers that never change.</summary>
    public required IReadOnlyDictionary<SystemRegister, ulong> IdValues { get; init; }

    /// <summary>Registers that the architecture has and this core does not: UNDEFINED whatever MDCR_EL2 says.</summary>
    public required IReadOnlySet<SystemRegister> NotImplemented { get; init; }

    /// <summary>A pending step loses against the abort of the next fetch, although the architecture puts it first.</summary>
    public bool FetchAbortBeforePendingStep { get; init; }

    /// <summary>WFI retires as a NOP, without a trap, while it is being stepped.</summary>
    public bool WfiIsNopWhileStepping { get; init; }

    /// <summary>WFE waits, so that HCR_EL2.TWE traps it.</summary>
    public bool WfeWaits { get; init; }

    /// <summary>An unaligned access to Device memory (all memory while stage 1 is off) faults.</summary>
    public bool ChecksDeviceAlignment { get; init; }

    /// <summary>SCTLR_EL1.SA and SA0 check the stack pointer.</summary>
    public bool ChecksStackPointerAlignment { get; init; }

    /// <summary>A breakpoint exception to EL1 writes 0 to FAR_EL1, which the architecture leaves UNKNOWN.</summary>
    public bool BreakpointClearsFar { get; init; }

    /// <summary>Whether the core has an extension.</summary>
    public bool Implements(ArmFeature feature) => feature == ArmFeature.Base || Features.Contains(feature);
}
