using Conformance.Kvm.Machines;
using Conformance.Kvm.Uapi;

namespace Conformance.Vmm.Scenarios;

/// <summary>Bytes placed in RAM before the guest starts.</summary>
public sealed record MemoryImage(ulong Address, byte[] Bytes);

/// <summary>A register and the value it gets before the guest starts, or in the middle of a run.</summary>
public readonly record struct RegisterValue(OneReg Register, ulong Value);

/// <summary>Where the debugger plants a breakpoint instruction, and the instruction.</summary>
public readonly record struct PlantedBreakpoint(ulong Address, byte[] Instruction);

/// <summary>Instruction sets of a guest.</summary>
public enum GuestIsa : byte
{
    /// <summary>AArch64.</summary>
    A64,

    /// <summary>AArch32, 32-bit encodings.</summary>
    A32,

    /// <summary>AArch32, Thumb.</summary>
    T32,
}

/// <summary>What the debugger does at its own breakpoint, hardware breakpoint or watchpoint.</summary>
public enum BreakpointAction : byte
{
    /// <summary>The scenario ends with that exit.</summary>
    Stop,

    /// <summary>Gets past it as a debugger does: instruction back or slot off, step, plant again.</summary>
    Continue,

    /// <summary>Calls KVM_RUN again with nothing changed.</summary>
    ReEnter,
}

/// <summary>What the debugger does at a debug exception that it did not ask for.</summary>
public enum GuestDebugExceptionAction : byte
{
    /// <summary>The scenario ends with that exit.</summary>
    Stop,

    /// <summary>Moves pc past the instruction.</summary>
    Skip,

    /// <summary>Makes the guest take the exception, with KVM_SET_ONE_REG.</summary>
    Reinject,

    /// <summary>Calls KVM_RUN again with nothing changed.</summary>
    ReEnter,
}

/// <summary>
/// A scenario in the form that every backend runs: bytes, registers and what userspace does. Nothing in it depends on a
/// profile, and nothing of the text it came from is left.
/// </summary>
public sealed class CompiledScenario
{
    /// <summary>The path under specs/ without its ending, plus the variant.</summary>
    public required string Id { get; init; }

    /// <summary>KVM machine or bare core.</summary>
    public required MachineKind Machine { get; init; }

    /// <summary>Instruction set of the program.</summary>
    public GuestIsa Isa { get; init; }

    /// <summary>The core that it needs, where no machine at hand is one; empty for whichever the backend has.</summary>
    public string Cpu { get; init; } = "";

    /// <summary>Features for KVM_ARM_VCPU_INIT.</summary>
    public VcpuFeatures Features { get; init; }

    /// <summary>What is placed in RAM.</summary>
    public required IReadOnlyList<MemoryImage> Memory { get; init; }

    /// <summary>Registers that get a value before the start, pstate among them where the scenario sets it.</summary>
    public required IReadOnlyList<RegisterValue> Registers { get; init; }

    /// <summary>The argument of the first KVM_SET_GUEST_DEBUG.</summary>
    public GuestDebug GuestDebug { get; init; }

    /// <summary>Whether userspace logs the pages that the guest writes to: KVM_MEM_LOG_DIRTY_PAGES.</summary>
    public bool LogsDirtyPages { get; init; }

    /// <summary>Answers to MMIO reads, in order.</summary>
    public IReadOnlyList<ulong> MmioReads { get; init; } = [];

    /// <summary>Breakpoint instructions that the debugger plants before the start.</summary>
    public IReadOnlyList<PlantedBreakpoint> SoftwareBreakpoints { get; init; } = [];

    /// <summary>What happens at the debugger's own breakpoint or watchpoint.</summary>
    public BreakpointAction OnBreakpoint { get; init; }

    /// <summary>What happens at a debug exception that the debugger did not ask for.</summary>
    public GuestDebugExceptionAction OnGuestDebugException { get; init; }

    /// <summary>What userspace does between two KVM_RUNs.</summary>
    public IReadOnlyList<WhenRule> When { get; init; } = [];

    /// <summary>Bits of MDCR_EL2 that are forced.</summary>
    public RegisterOverride MdcrEl2 { get; init; }

    /// <summary>Bits of HCR_EL2 that are forced.</summary>
    public RegisterOverride HcrEl2 { get; init; }

    /// <summary>Number of exits after which the VMM stops.</summary>
    public int MaxExits { get; init; } = ScenarioMachine.DefaultMaxExits;

    /// <summary>The same guest without a debugger: no flags, no breakpoints, no answers to debug exits.</summary>
    public CompiledScenario WithoutDebugger() => new()
    {
        Id = Id,
        Machine = Machine,
        Isa = Isa,
        Cpu = Cpu,
        Features = Features,
        Memory = Memory,
        Registers = Registers,
        MmioReads = MmioReads,
        MdcrEl2 = MdcrEl2,
        HcrEl2 = HcrEl2,
        LogsDirtyPages = LogsDirtyPages,
        MaxExits = MaxExits,
    };

    /// <summary>What a machine for this scenario has to be.</summary>
    public MachineOptions Options(TrapLog? trapLog) => new(Machine, new(ScenarioMachine.RamBase, ScenarioMachine.RamSize), LogsDirtyPages, Features, MdcrEl2, HcrEl2, trapLog) { Cpu = Cpu };
}
