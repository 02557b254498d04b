namespace Conformance.Vmm.Running;

/// <summary>What userspace needs of PSTATE (SPSR_ELx, Arm ARM C5.2.18).</summary>
internal static class GuestPstate
{
    /// <summary>PSTATE.SS.</summary>
    public const ulong Ss = 1UL << 21;

    /// <summary>EL1h with everything masked: where an exception to an AArch64 EL1 goes.</summary>
    public const ulong El1h = 0x3c5;

    /// <summary>PSTATE.T of AArch32.</summary>
    public const ulong T = 1UL << 5;

    private const ulong AArch32 = 1UL << 4;
    private const ulong ModeMask = 0xf;
    private const ulong ItMask = 0x0600_fc00;

    /// <summary>Whether the guest is at EL0; an AArch32 mode says so as an AArch64 one does.</summary>
    public static bool IsEl0(ulong pstate) => (pstate & ModeMask) == 0;

    /// <summary>Whether the guest executes T32.</summary>
    public static bool IsT32(ulong pstate) => (pstate & (AArch32 | T)) == (AArch32 | T);

    /// <summary>The offset of the vector that a synchronous exception to an AArch64 EL1 goes to.</summary>
    public static ulong VectorOffset(ulong pstate) =>
        !IsEl0(pstate) ? (pstate & 1) == 0 ? 0x000UL : 0x200 : (pstate & AArch32) != 0 ? 0x600UL : 0x400;

    /// <summary>PSTATE after an instruction of T32 that was stepped over by moving pc: the IT block goes on (ITAdvance).</summary>
    public static ulong AdvanceIt(ulong pstate)
    {
        ulong it = ((pstate >> 25) & 3) | ((pstate >> 8) & 0xfc);
        ulong next = (it & 7) == 0 ? 0 : (it & 0xe0) | ((it << 1) & 0x1f);
        return (pstate & ~ItMask) | ((next & 3) << 25) | ((next & 0xfc) << 8);
    }
}
