using System.Runtime.InteropServices;

namespace Conformance.Kvm.Uapi;

/// <summary>
/// The part of struct kvm_run that the suite reads and writes, at the offsets of include/uapi/linux/kvm.h. The exit
/// union begins at byte 32, so a debug exit leaves the data of the last MMIO exit behind where it writes nothing itself.
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = 64)]
public struct KvmRun
{
    /// <summary>immediate_exit: KVM_RUN returns EINTR before it enters the guest (Linux 4.11 and later).</summary>
    [FieldOffset(1)]
    public byte ImmediateExit;

    /// <summary>exit_reason.</summary>
    [FieldOffset(8)]
    public ExitReason ExitReason;

    /// <summary>flags; bit 0 is KVM_DEBUG_ARCH_HSR_HIGH_VALID for a debug exit.</summary>
    [FieldOffset(14)]
    public ushort Flags;

    /// <summary>debug.arch.hsr: bits 31:0 of the syndrome.</summary>
    [FieldOffset(32)]
    public uint DebugHsr;

    /// <summary>debug.arch.hsr_high: bits 63:32 of the syndrome, from Linux 5.19.</summary>
    [FieldOffset(36)]
    public uint DebugHsrHigh;

    /// <summary>debug.arch.far, or debug.arch.pc in the 2015 list patch.</summary>
    [FieldOffset(40)]
    public ulong DebugFar;

    /// <summary>mmio.phys_addr.</summary>
    [FieldOffset(32)]
    public ulong MmioAddress;

    /// <summary>mmio.data, eight bytes, little endian.</summary>
    [FieldOffset(40)]
    public ulong MmioData;

    /// <summary>mmio.len in bytes.</summary>
    [FieldOffset(48)]
    public uint MmioLength;

    /// <summary>mmio.is_write.</summary>
    [FieldOffset(52)]
    public byte MmioIsWrite;

    /// <summary>system_event.type.</summary>
    [FieldOffset(32)]
    public uint SystemEventType;
}
