using System.Runtime.CompilerServices;

namespace Conformance.Kvm.Uapi;

/// <summary>Sixteen debug registers of one kind; the uapi has sixteen whatever the core implements.</summary>
[InlineArray(Count)]
public struct DebugRegisterFile
{
    /// <summary>How many registers of each kind struct kvm_guest_debug_arch holds.</summary>
    public const int Count = 16;

    private ulong _first;
}

/// <summary>The argument of KVM_SET_GUEST_DEBUG: struct kvm_guest_debug with struct kvm_guest_debug_arch of arm64.</summary>
public struct GuestDebug
{
    /// <summary>control: KVM_GUESTDBG_* flags. Bits without a name are allowed here, the kernel is to refuse them.</summary>
    public GuestDebugFlags Control;

    /// <summary>dbg_bcr: breakpoint control registers.</summary>
    public DebugRegisterFile Bcr;

    /// <summary>dbg_bvr: breakpoint value registers.</summary>
    public DebugRegisterFile Bvr;

    /// <summary>dbg_wcr: watchpoint control registers.</summary>
    public DebugRegisterFile Wcr;

    /// <summary>dbg_wvr: watchpoint value registers.</summary>
    public DebugRegisterFile Wvr;
}
