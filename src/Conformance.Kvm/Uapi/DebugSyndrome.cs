namespace Conformance.Kvm.Uapi;

/// <summary>What userspace takes out of kvm_debug_exit_arch.hsr: the exception class (ESR_ELx bits 31:26).</summary>
public static class DebugSyndrome
{
    /// <summary>Hardware breakpoint.</summary>
    public const uint Breakpoint = 0x30;

    /// <summary>Software step.</summary>
    public const uint SoftwareStep = 0x32;

    /// <summary>Watchpoint; far is valid.</summary>
    public const uint Watchpoint = 0x34;

    /// <summary>BKPT from AArch32.</summary>
    public const uint Bkpt32 = 0x38;

    /// <summary>BRK.</summary>
    public const uint Brk64 = 0x3c;

    private const int ClassShift = 26;

    /// <summary>The exception class.</summary>
    public static uint ClassOf(ulong hsr) => ((uint)hsr) >> ClassShift;

    /// <summary>The syndrome that the guest sees when it takes the exception itself: from EL1 the same-EL class.</summary>
    public static ulong ForGuest(ulong hsr, bool fromEl1) =>
        fromEl1 && ClassOf(hsr) is Breakpoint or SoftwareStep or Watchpoint ? (uint)hsr + (1u << ClassShift) : (uint)hsr;
}
