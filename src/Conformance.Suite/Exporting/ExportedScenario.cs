using System.ComponentModel;

namespace Conformance.Suite.Exporting;

/// <summary>A scenario file for another hypervisor's test bench: what goes in, byte by byte, and what has to come out.</summary>
[Description("A scenario file with its variants: what goes in, byte by byte, and what KVM_RUN returns. Addresses and values are hexadecimal strings.")]
public sealed record ExportedSpec(
    [property: Description("The format, conformance-scenario-1.")] string Format,
    [property: Description("The path under specs/ without its ending.")] string Id,
    [property: Description("The claim, in one sentence.")] string Title,
    [property: Description("The question behind it.")] string Why,
    [property: Description("What the claim rests on.")] IReadOnlyList<string> Source,
    [property: Description("Ids of the requirements that it is about.")] IReadOnlyList<string> Requirements,
    [property: Description("One entry for each variant; a file without vary has one.")] IReadOnlyList<ExportedScenario> Variants);

/// <summary>One variant.</summary>
[Description("One variant.")]
public sealed record ExportedScenario
{
    /// <summary>The format.</summary>
    public const string Format = "conformance-scenario-1";

    /// <summary>The id.</summary>
    [Description("The id: that of the file, plus the variant.")]
    public required string Id { get; init; }

    /// <summary>The machine.</summary>
    [Description("kvm: a KVM virtual machine; el2: a bare core with a hypervisor that only reports.")]
    public required string Machine { get; init; }

    /// <summary>The instruction set.</summary>
    [Description("The instruction set of the program: a64, a32, t32.")]
    public required string Isa { get; init; }

    /// <summary>vCPU features.</summary>
    [Description("The bits of kvm_vcpu_init.features.")]
    public required string VcpuFeatures { get; init; }

    /// <summary>RAM.</summary>
    [Description("The only memory slot: guest physical address and bytes. It is zero but for what memory places there.")]
    public required ExportedSlot Ram { get; init; }

    /// <summary>What is placed in RAM.</summary>
    [Description("What is placed in RAM before the guest starts.")]
    public required IReadOnlyList<ExportedBytes> Memory { get; init; }

    /// <summary>The program for people.</summary>
    [Description("The program, one instruction a line, for people.")]
    public required IReadOnlyList<string> Program { get; init; }

    /// <summary>Registers.</summary>
    [Description("Registers that are set before the guest starts, in this order.")]
    public required IReadOnlyList<ExportedRegister> Registers { get; init; }

    /// <summary>The first KVM_SET_GUEST_DEBUG.</summary>
    [Description("The argument of KVM_SET_GUEST_DEBUG, which is called first, even with no flag.")]
    public required ExportedGuestDebug GuestDebug { get; init; }

    /// <summary>Dirty pages.</summary>
    [Description("Whether the memory slot has KVM_MEM_LOG_DIRTY_PAGES.")]
    public required bool LogsDirtyPages { get; init; }

    /// <summary>Answers to MMIO reads.</summary>
    [Description("Answers to MMIO reads, in order; 8 bytes are written whatever the length.")]
    public required IReadOnlyList<string> MmioReads { get; init; }

    /// <summary>Planted breakpoints.</summary>
    [Description("Breakpoint instructions that the debugger writes into RAM before the start.")]
    public required IReadOnlyList<ExportedBytes> SoftwareBreakpoints { get; init; }

    /// <summary>At its own breakpoint.</summary>
    [Description("At the debugger's own breakpoint or watchpoint: stop, continue (instruction back or slot off, step, plant again), reEnter.")]
    public required string OnBreakpoint { get; init; }

    /// <summary>At another debug exception.</summary>
    [Description("At a debug exception that the debugger did not plant: stop, skip (pc past the instruction), reinject (with KVM_SET_ONE_REG), reEnter.")]
    public required string OnGuestDebugException { get; init; }

    /// <summary>The script.</summary>
    [Description("What userspace does between two KVM_RUNs.")]
    public required IReadOnlyList<ExportedRule> When { get; init; }

    /// <summary>MDCR_EL2.</summary>
    [Description("Bits of MDCR_EL2 that are forced.")]
    public required ExportedOverride MdcrEl2 { get; init; }

    /// <summary>HCR_EL2.</summary>
    [Description("Bits of HCR_EL2 that are forced.")]
    public required ExportedOverride HcrEl2 { get; init; }

    /// <summary>The end.</summary>
    [Description("A write to an address from here to the end of this slot ends the run; so does maxExits.")]
    public required ExportedSlot EndRegion { get; init; }

    /// <summary>The limit.</summary>
    [Description("Number of exits after which userspace stops.")]
    public required int MaxExits { get; init; }

    /// <summary>What comes back.</summary>
    [Description("What comes back; profiles in which the same does are told once.")]
    public required IReadOnlyList<ExportedExpectation> Expected { get; init; }
}

/// <summary>A range of guest physical addresses.</summary>
[Description("A range of guest physical addresses.")]
public sealed record ExportedSlot(
    [property: Description("The first address.")] string Address,
    [property: Description("Bytes.")] int Size);

/// <summary>Bytes at an address.</summary>
[Description("Bytes at an address.")]
public sealed record ExportedBytes(
    [property: Description("Guest physical address.")] string Address,
    [property: Description("The bytes in memory order, two hexadecimal digits each.")] string Bytes);

/// <summary>A register and its value.</summary>
[Description("A register and its value.")]
public sealed record ExportedRegister(
    [property: Description("Its name in the Arm manual, or pc, pstate.")] string Name,
    [property: Description("Its id for KVM_SET_ONE_REG.")] string Id,
    [property: Description("The value.")] string Value);

/// <summary>struct kvm_guest_debug.</summary>
[Description("struct kvm_guest_debug; of the arrays, what stands before the last register that is not zero.")]
public sealed record ExportedGuestDebug(
    [property: Description("control: KVM_GUESTDBG_* flags.")] string Control,
    [property: Description("dbg_bcr.")] IReadOnlyList<string> Bcr,
    [property: Description("dbg_bvr.")] IReadOnlyList<string> Bvr,
    [property: Description("dbg_wcr.")] IReadOnlyList<string> Wcr,
    [property: Description("dbg_wvr.")] IReadOnlyList<string> Wvr);

/// <summary>What userspace does at an exit.</summary>
[Description("What userspace does at an exit, before it calls KVM_RUN again.")]
public sealed record ExportedRule(
    [property: Description("The exits that are counted: any, debug, mmioRead, mmioWrite, systemEvent.")] string On,
    [property: Description("Which of them, from 0.")] int Nth,
    [property: Description("In this order.")] IReadOnlyList<ExportedAction> Do);

/// <summary>One thing that userspace does.</summary>
[Description("One thing that userspace does.")]
public sealed record ExportedAction(
    [property: Description("setRegisters, setGuestDebug, raiseSError, immediateExit, saveRestore, vcpuInit.")] string Kind,
    [property: Description("The registers of setRegisters.")] IReadOnlyList<ExportedRegister> Registers,
    [property: Description("The flags of setGuestDebug; otherwise 0x0.")] string Control);

/// <summary>Bits that are forced.</summary>
[Description("Bits of a register that are forced, on top of what the hypervisor has there.")]
public sealed record ExportedOverride(
    [property: Description("The bits.")] string Mask,
    [property: Description("Their values.")] string Value);

/// <summary>What comes back under some profiles.</summary>
[Description("What comes back under some profiles.")]
public sealed record ExportedExpectation(
    [property: Description("The profiles.")] IReadOnlyList<string> Profiles,
    [property: Description("One row for each return from KVM_SET_GUEST_DEBUG and KVM_RUN, then the end: the columns of a trace by name, as far as they apply.")] IReadOnlyList<IReadOnlyDictionary<string, string>> Rows);
