using Conformance.Kvm.Machines;
using Conformance.Kvm.Uapi;
using Conformance.Suite.Diagnostics;
using Conformance.Vmm.Scenarios;

namespace Conformance.Suite.Specs.Binding;

/// <summary>One variant of a scenario file with every key read and checked; labels are still names.</summary>
public sealed class SpecFile
{
    /// <summary>The claim as one sentence.</summary>
    public required string Title { get; init; }

    /// <summary>The question behind it; empty if left out.</summary>
    public required string Why { get; init; }

    /// <summary>What the claim rests on.</summary>
    public required IReadOnlyList<string> Source { get; init; }

    /// <summary>Ids of requirements.</summary>
    public required IReadOnlyList<string> Requirements { get; init; }

    /// <summary>KVM machine or bare core.</summary>
    public required MachineKind Machine { get; init; }

    /// <summary>The core that it needs; empty for any.</summary>
    public required string Cpu { get; init; }

    /// <summary>Profile names; empty for all of that machine.</summary>
    public required IReadOnlyList<string> Profiles { get; init; }

    /// <summary>The guest.</summary>
    public required GuestSpec Guest { get; init; }

    /// <summary>Flags of the first KVM_SET_GUEST_DEBUG.</summary>
    public required GuestDebugFlags GuestDebug { get; init; }

    /// <summary>Breakpoint registers of KVM_SET_GUEST_DEBUG.</summary>
    public required IReadOnlyList<DebugSlot> HardwareBreakpoints { get; init; }

    /// <summary>Watchpoint registers of KVM_SET_GUEST_DEBUG.</summary>
    public required IReadOnlyList<DebugSlot> HardwareWatchpoints { get; init; }

    /// <summary>Forced fields of MDCR_EL2.</summary>
    public required ForcedFields MdcrEl2 { get; init; }

    /// <summary>Forced fields of HCR_EL2.</summary>
    public required ForcedFields HcrEl2 { get; init; }

    /// <summary>Features of KVM_ARM_VCPU_INIT, EL1_32BIT among them.</summary>
    public required VcpuFeatures Features { get; init; }

    /// <summary>What userspace does.</summary>
    public required VmmSpec Vmm { get; init; }

    /// <summary>What the golden shows besides.</summary>
    public required IReadOnlyList<string> Show { get; init; }

    /// <summary>Number of exits after which the scenario ends.</summary>
    public required int MaxExits { get; init; }
}

/// <summary>The guest part of a scenario file.</summary>
/// <param name="Isa">Instruction set, and where it is written.</param>
/// <param name="IsaSpan">Where the instruction set is chosen.</param>
/// <param name="El132Bit">Whether EL1 is AArch32.</param>
/// <param name="El132BitSpan">Where that is chosen.</param>
/// <param name="Pstate">PSTATE at the start, or null for the reset value.</param>
/// <param name="PstateSpan">Where that is written.</param>
/// <param name="Registers">Registers at the start.</param>
/// <param name="Code">The program; null when it is missing.</param>
/// <param name="Data">Words in RAM at the start.</param>
public sealed record GuestSpec(
    GuestIsa Isa,
    SourceSpan IsaSpan,
    bool El132Bit,
    SourceSpan El132BitSpan,
    ulong? Pstate,
    SourceSpan PstateSpan,
    IReadOnlyList<RegisterSetting> Registers,
    CodeText? Code,
    IReadOnlyList<DataWords> Data);

/// <summary>The userspace part of a scenario file.</summary>
public sealed record VmmSpec(
    bool LogsDirtyPages,
    IReadOnlyList<ulong> MmioReads,
    IReadOnlyList<Place> SoftwareBreakpoints,
    BreakpointAction OnBreakpoint,
    GuestDebugExceptionAction OnGuestDebugException,
    IReadOnlyList<WhenSpec> When);
