using System.Numerics;
using Conformance.Arm.Registers;
using Conformance.Kvm.Machines;
using Conformance.Kvm.Uapi;
using Conformance.Suite.Specs.Compilation;
using Conformance.Vmm.Scenarios;

namespace Conformance.Suite.Fuzzing;

/// <summary>A breakpoint or watchpoint register of the debugger's; on a bare core, of the guest's.</summary>
/// <param name="Slot">Its number.</param>
/// <param name="Address">DBGBVR or DBGWVR.</param>
/// <param name="Control">DBGBCR or DBGWCR.</param>
public readonly record struct FuzzSlot(int Slot, ulong Address, ulong Control);

/// <summary>A field of MDCR_EL2 or HCR_EL2, and its value.</summary>
public readonly record struct FuzzField(RegisterField Field, ulong Value);

/// <summary>
/// A scenario in parts that can be taken away one by one: everything a scenario file can say about a guest without naming a
/// label. It compiles to what the file that <see cref="FuzzSpec"/> writes compiles to.
/// </summary>
public sealed record FuzzCase
{
    /// <summary>KVM machine or bare core.</summary>
    public required MachineKind Machine { get; init; }

    /// <summary>Instruction set of the program.</summary>
    public GuestIsa Isa { get; init; }

    /// <summary>The words of the program from the start of RAM, of T32 with the first halfword in bits 31:16; <c>done</c> follows them.</summary>
    public required IReadOnlyList<uint> Code { get; init; }

    /// <summary>
    /// The guest's own exception vectors, by slot; empty where the default ones are used. Where EL1 is AArch32 they are one slot of
    /// A32 words: the eight vectors and what they branch to.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<uint>> Vectors { get; init; } = [];

    /// <summary>Registers at the start, apart from PSTATE.</summary>
    public IReadOnlyList<RegisterValue> Registers { get; init; } = [];

    /// <summary>PSTATE at the start; null for the reset value.</summary>
    public ulong? Pstate { get; init; }

    /// <summary>The flags of the first KVM_SET_GUEST_DEBUG.</summary>
    public GuestDebugFlags Flags { get; init; }

    /// <summary>Breakpoint registers.</summary>
    public IReadOnlyList<FuzzSlot> Breakpoints { get; init; } = [];

    /// <summary>Watchpoint registers.</summary>
    public IReadOnlyList<FuzzSlot> Watchpoints { get; init; } = [];

    /// <summary>Words of the program where the debugger plants BRK.</summary>
    public IReadOnlyList<int> Planted { get; init; } = [];

    /// <summary>Answers to MMIO reads.</summary>
    public IReadOnlyList<ulong> MmioReads { get; init; } = [];

    /// <summary>What the debugger does at its own breakpoint.</summary>
    public BreakpointAction OnBreakpoint { get; init; }

    /// <summary>What the debugger does at a debug exception of the guest's.</summary>
    public GuestDebugExceptionAction OnGuestDebugException { get; init; }

    /// <summary>What userspace does between two KVM_RUNs.</summary>
    public IReadOnlyList<WhenRule> When { get; init; } = [];

    /// <summary>Features for KVM_ARM_VCPU_INIT.</summary>
    public VcpuFeatures Features { get; init; }

    /// <summary>Whether RAM is logged for dirty pages.</summary>
    public bool LogsDirtyPages { get; init; }

    /// <summary>Fields of MDCR_EL2 that the scenario forces.</summary>
    public IReadOnlyList<FuzzField> MdcrEl2 { get; init; } = [];

    /// <summary>Fields of HCR_EL2 that the scenario forces.</summary>
    public IReadOnlyList<FuzzField> HcrEl2 { get; init; } = [];

    /// <summary>Number of exits after which the VMM stops.</summary>
    public int MaxExits { get; init; } = ScenarioMachine.DefaultMaxExits;

    /// <summary>Whether EL1 is AArch32.</summary>
    public bool IsEl1AArch32 => (Features & VcpuFeatures.El132Bit) != 0;

    /// <summary>What pads the program.</summary>
    public uint Nop => InstructionSets.Of(Isa).Nop;

    /// <summary>What pads the vectors.</summary>
    public uint VectorNop => InstructionSets.Of(IsEl1AArch32 ? GuestIsa.A32 : GuestIsa.A64).Nop;

    /// <summary>How much there is of it: a smaller case is easier to read.</summary>
    public int Size =>
        (4 * Code.Count) + (2 * Code.Count(word => word != Nop)) + Vectors.Sum(vector => 8 + (4 * vector.Count))
        + (2 * Registers.Count) + (Pstate is { } pstate ? 2 + BitOperations.PopCount(pstate & (Arm.Registers.Pstate.SS.Mask | Arm.Registers.Pstate.IL.Mask)) : 0) + (3 * BitOperations.PopCount((uint)Flags))
        + (4 * (Breakpoints.Count + Watchpoints.Count + Planted.Count)) + MmioReads.Count
        + (OnBreakpoint == BreakpointAction.Stop ? 0 : 2) + (OnGuestDebugException == GuestDebugExceptionAction.Stop ? 0 : 2)
        + When.Sum(rule => 4 + (4 * rule.Actions.Count) + (rule.Nth > 0 ? 1 : 0)) + (Features == VcpuFeatures.None ? 0 : 3)
        + (LogsDirtyPages ? 3 : 0) + (2 * (MdcrEl2.Count + HcrEl2.Count)) + (MaxExits == ScenarioMachine.DefaultMaxExits ? 0 : 1);
}
