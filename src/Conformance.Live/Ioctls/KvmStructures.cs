using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Conformance.Kvm.Uapi;

namespace Conformance.Live.Ioctls;

/// <summary>struct kvm_userspace_memory_region.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct KvmMemoryRegion
{
    /// <summary>KVM_MEM_LOG_DIRTY_PAGES.</summary>
    public const uint LogDirtyPages = 1;

    public uint Slot;
    public uint Flags;
    public ulong GuestPhysicalAddress;
    public ulong MemorySize;
    public ulong UserspaceAddress;
}

/// <summary>struct kvm_vcpu_init.</summary>
[StructLayout(LayoutKind.Sequential, Size = 32)]
internal struct KvmVcpuInit
{
    public uint Target;
    public uint Features;
}

/// <summary>struct kvm_one_reg.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct KvmOneReg
{
    public ulong Id;
    public ulong Address;
}

/// <summary>struct kvm_signal_mask with the kernel's set of 64 signals behind it.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct KvmSignalMask
{
    public uint Length;
    public ulong Set;
}

/// <summary>struct kvm_vcpu_events of arm64.</summary>
[StructLayout(LayoutKind.Sequential, Size = 64)]
internal struct KvmVcpuEvents
{
    public byte SErrorPending;
    public byte SErrorHasEsr;
    public byte ExternalDataAbortPending;
    private byte _pad3;
    private uint _pad4;
    public ulong SErrorEsr;
}

/// <summary>struct kvm_guest_debug with struct kvm_guest_debug_arch of arm64.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct KvmGuestDebug
{
    public uint Control;
    public uint Pad;
    public DebugRegisterFile Bcr;
    public DebugRegisterFile Bvr;
    public DebugRegisterFile Wcr;
    public DebugRegisterFile Wvr;
}

/// <summary>struct kvm_reg_list with room for the registers of any core: KVM has some 300 with the largest features.</summary>
[InlineArray(Capacity + 1)]
internal struct KvmRegList
{
    /// <summary>How many ids fit.</summary>
    public const int Capacity = 4096;

    private ulong _count;
}
