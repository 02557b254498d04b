using Conformance.Kvm.Uapi;

namespace Conformance.Kvm.Exits;

/// <summary>What an <see cref="ExitRecord"/> stands for.</summary>
public enum RecordKind : byte
{
    /// <summary>A return from KVM_SET_GUEST_DEBUG: only ret and errno apply.</summary>
    Set,

    /// <summary>A return from KVM_RUN.</summary>
    Exit,
}

/// <summary>Which fields of an <see cref="ExitRecord"/> apply.</summary>
[Flags]
public enum RecordFields : byte
{
    /// <summary>Only ret, errno, exit_reason, pc, pstate and x0.</summary>
    None = 0,

    /// <summary>hsr: a debug exit, or an exit of the bare EL2 machine.</summary>
    Hsr = 1,

    /// <summary>far: the syndrome makes it valid.</summary>
    Far = 2,

    /// <summary>The mmio fields: an MMIO exit.</summary>
    Mmio = 4,

    /// <summary>The pc that the debug exit structure itself carries (2015 list patch).</summary>
    DebugPc = 8,
}

/// <summary>One return from KVM_RUN or KVM_SET_GUEST_DEBUG, as userspace sees it.</summary>
public readonly record struct ExitRecord
{
    /// <summary>What returned.</summary>
    public RecordKind Kind { get; init; }

    /// <summary>Which of the optional fields apply.</summary>
    public RecordFields Fields { get; init; }

    /// <summary>Whether the access of an MMIO exit is a write.</summary>
    public bool MmioIsWrite { get; init; }

    /// <summary>0, or the error number that came with -1.</summary>
    public Errno Errno { get; init; }

    /// <summary>kvm_run.exit_reason.</summary>
    public ExitReason ExitReason { get; init; }

    /// <summary>mmio.len in bytes.</summary>
    public uint MmioLength { get; init; }

    /// <summary>debug.arch.hsr, with hsr_high where the kernel says that it is valid.</summary>
    public ulong Hsr { get; init; }

    /// <summary>debug.arch.far.</summary>
    public ulong Far { get; init; }

    /// <summary>The pc inside the debug exit structure.</summary>
    public ulong DebugPc { get; init; }

    /// <summary>pc by KVM_GET_ONE_REG.</summary>
    public ulong Pc { get; init; }

    /// <summary>pstate by KVM_GET_ONE_REG.</summary>
    public ulong Pstate { get; init; }

    /// <summary>mmio.phys_addr.</summary>
    public ulong MmioAddress { get; init; }

    /// <summary>mmio.data of a write, cut to its length.</summary>
    public ulong MmioData { get; init; }

    /// <summary>x0 (r0) by KVM_GET_ONE_REG.</summary>
    public ulong X0 { get; init; }

    /// <summary>The error of a KVM_SET_VCPU_EVENTS that userspace called before this KVM_RUN.</summary>
    public Errno EventsErrno { get; init; }

    /// <summary>0 or -1.</summary>
    public int Ret => Errno == Errno.None ? 0 : -1;

    /// <summary>Whether the ioctl returned 0.</summary>
    public bool IsSuccess => Errno == Errno.None;

    /// <summary>Whether all of <paramref name="fields"/> apply.</summary>
    public bool Has(RecordFields fields) => (Fields & fields) == fields;
}
