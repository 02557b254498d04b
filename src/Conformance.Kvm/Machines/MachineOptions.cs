namespace Conformance.Kvm.Machines;

/// <summary>Which kind of machine a scenario runs on.</summary>
public enum MachineKind
{
    /// <summary>A KVM virtual machine.</summary>
    Kvm,

    /// <summary>A bare core with the smallest hypervisor at EL2.</summary>
    El2,
}

/// <summary>Bits of a register that a scenario forces to a value; all other bits stay as the hypervisor has them.</summary>
public readonly record struct RegisterOverride(ulong Mask, ulong Value)
{
    /// <summary>The register's value with the forced bits replaced.</summary>
    public ulong Apply(ulong value) => (value & ~Mask) | Value;
}

/// <summary>The memory slot of a machine: guest physical address and bytes.</summary>
public readonly record struct MemorySlot(ulong Address, int Size);

/// <summary>What a scenario asks of the machine beyond the uapi.</summary>
/// <param name="Kind">KVM machine or bare core.</param>
/// <param name="Ram">The only memory slot.</param>
/// <param name="LogsDirtyPages">Whether the slot has KVM_MEM_LOG_DIRTY_PAGES.</param>
/// <param name="Features">Features for KVM_ARM_VCPU_INIT, so that a backend can refuse early with a reason.</param>
/// <param name="MdcrEl2">Bits of MDCR_EL2 to force.</param>
/// <param name="HcrEl2">Bits of HCR_EL2 to force.</param>
/// <param name="TrapLog">Where each entry to EL2 is noted, or null.</param>
public readonly record struct MachineOptions(
    MachineKind Kind,
    MemorySlot Ram,
    bool LogsDirtyPages,
    Uapi.VcpuFeatures Features,
    RegisterOverride MdcrEl2,
    RegisterOverride HcrEl2,
    TrapLog? TrapLog)
{
    /// <summary>The core that the machine has to have, by its name in the suite; empty for whichever the backend has.</summary>
    public string Cpu { get; init; } = "";

    /// <summary>Where a machine that keeps the promises to a debugger tells more than its exits, or null.</summary>
    public PromiseLog? Promises { get; init; }

    /// <summary>
    /// Whether a machine that keeps the promises loses the IT block at each step that hardware would have pending, on a core
    /// that does: a kernel that lets hardware report its steps cannot keep it.
    /// </summary>
    public bool LosesItBlocks { get; init; }

    /// <summary>Where the run is told step by step, with the rule of every decision; or null.</summary>
    public RunNarrative? Narrative { get; init; }

    /// <summary>Who is told what the core does, where the backend can tell; or null.</summary>
    public ICoreObserver? Observer { get; init; }
}
