namespace Conformance.Arm.Registers;

/// <summary>A mode of AArch32 at EL0 or EL1, and where AArch64 state holds what is banked in it (Arm ARM D1.20.1).</summary>
/// <param name="Name">As the Arm manual writes it.</param>
/// <param name="Number">PSTATE.M with nRW.</param>
/// <param name="Sp">x register that is r13.</param>
/// <param name="Lr">x register that is r14.</param>
/// <param name="Spsr">Its SPSR; null where it has none.</param>
public sealed record AArch32Mode(string Name, byte Number, int Sp, int Lr, SystemRegister? Spsr)
{
    private const int FirstBankedInFiq = 8;
    private const int FirstOfFiq = 24;

    /// <summary>The x register that is a general register of this mode.</summary>
    /// <param name="register">r0 to r14.</param>
    public int Map(int register) => register switch
    {
        13 => Sp,
        14 => Lr,
        >= FirstBankedInFiq when Number == AArch32Modes.FiqNumber => register - FirstBankedInFiq + FirstOfFiq,
        _ => register,
    };
}

/// <summary>The modes of AArch32 at EL0 and EL1.</summary>
public static class AArch32Modes
{
    internal const byte FiqNumber = 0x11;

    private const ulong ModeMask = 0x1f;

    /// <summary>User, at EL0.</summary>
    public static readonly AArch32Mode Usr = new("usr", 0x10, 13, 14, null);

    /// <summary>FIQ.</summary>
    public static readonly AArch32Mode Fiq = new("fiq", FiqNumber, 29, 30, SystemRegister.SPSR_fiq);

    /// <summary>IRQ.</summary>
    public static readonly AArch32Mode Irq = new("irq", 0x12, 17, 16, SystemRegister.SPSR_irq);

    /// <summary>Supervisor, with the SPSR that AArch64 calls SPSR_EL1.</summary>
    public static readonly AArch32Mode Svc = new("svc", 0x13, 19, 18, SystemRegister.SPSR_EL1);

    /// <summary>Abort.</summary>
    public static readonly AArch32Mode Abt = new("abt", 0x17, 21, 20, SystemRegister.SPSR_abt);

    /// <summary>Undefined.</summary>
    public static readonly AArch32Mode Und = new("und", 0x1b, 23, 22, SystemRegister.SPSR_und);

    /// <summary>System: EL1 with the registers of user mode.</summary>
    public static readonly AArch32Mode Sys = new("sys", 0x1f, 13, 14, null);

    /// <summary>All of them, by number.</summary>
    public static IReadOnlyList<AArch32Mode> All { get; } = [Usr, Fiq, Irq, Svc, Abt, Und, Sys];

    /// <summary>The mode that PSTATE names; null for AArch64 and for numbers without a mode.</summary>
    public static AArch32Mode? Find(ulong pstate)
    {
        foreach (AArch32Mode mode in All)
        {
            if (mode.Number == (pstate & ModeMask))
            {
                return mode;
            }
        }

        return null;
    }
}
