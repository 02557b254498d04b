namespace Conformance.Arm.Registers;

/// <summary>What a system instruction does to the state that the suite models.</summary>
public enum SystemInstructionEffect : byte
{
    /// <summary>Nothing: caches and TLBs are not modelled, so maintenance has no effect.</summary>
    None,

    /// <summary>DC ZVA: zeroes a block.</summary>
    ZeroBlock,

    /// <summary>Address translation into PAR_EL1.</summary>
    Translate,
}

/// <summary>A named form of SYS (Arm ARM C5.3 to C5.5).</summary>
/// <param name="Mnemonic">dc, ic, at or tlbi.</param>
/// <param name="Name">The operation.</param>
/// <param name="Op1">op1.</param>
/// <param name="CRn">CRn.</param>
/// <param name="CRm">CRm.</param>
/// <param name="Op2">op2.</param>
/// <param name="TakesRegister">Whether Xt is written.</param>
/// <param name="MinimumEl">The lowest exception level, apart from <paramref name="El0"/>.</param>
/// <param name="El0">What lets EL0 use it.</param>
/// <param name="Trap">The control that traps it to EL2.</param>
/// <param name="Effect">What it does.</param>
public sealed record SystemInstruction(
    string Mnemonic,
    string Name,
    uint Op1,
    uint CRn,
    uint CRm,
    uint Op2,
    bool TakesRegister,
    int MinimumEl,
    El0Access El0,
    TrapControl Trap,
    SystemInstructionEffect Effect);

/// <summary>Every named form of SYS in Armv8.0.</summary>
public static class SystemInstructionTable
{
    /// <summary>All rows.</summary>
    public static IReadOnlyList<SystemInstruction> All { get; } =
    [
        Dc("ivac", 0, 6, 1, El0Access.None, TrapControl.Tpc),
        Dc("isw", 0, 6, 2, El0Access.None, TrapControl.Tsw),
        Dc("csw", 0, 10, 2, El0Access.None, TrapControl.Tsw),
        Dc("cisw", 0, 14, 2, El0Access.None, TrapControl.Tsw),
        Dc("cvac", 3, 10, 1, El0Access.Uci, TrapControl.Tpc),
        Dc("cvau", 3, 11, 1, El0Access.Uci, TrapControl.Tpu),
        Dc("civac", 3, 14, 1, El0Access.Uci, TrapControl.Tpc),
        Dc("zva", 3, 4, 1, El0Access.Dze, TrapControl.Tdz, SystemInstructionEffect.ZeroBlock),
        new("ic", "ialluis", 0, 7, 1, 0, false, 1, El0Access.None, TrapControl.Tpu, SystemInstructionEffect.None),
        new("ic", "iallu", 0, 7, 5, 0, false, 1, El0Access.None, TrapControl.Tpu, SystemInstructionEffect.None),
        new("ic", "ivau", 3, 7, 5, 1, true, 1, El0Access.Uci, TrapControl.Tpu, SystemInstructionEffect.None),
        At("s1e1r", 0, 0, 1),
        At("s1e1w", 0, 1, 1),
        At("s1e0r", 0, 2, 1),
        At("s1e0w", 0, 3, 1),
        At("s1e2r", 4, 0, 2),
        At("s1e2w", 4, 1, 2),
        At("s12e1r", 4, 4, 2),
        At("s12e1w", 4, 5, 2),
        At("s12e0r", 4, 6, 2),
        At("s12e0w", 4, 7, 2),
        At("s1e3r", 6, 0, 3),
        At("s1e3w", 6, 1, 3),
        Tlbi("vmalle1is", 3, 0, false),
        Tlbi("vae1is", 3, 1, true),
        Tlbi("aside1is", 3, 2, true),
        Tlbi("vaae1is", 3, 3, true),
        Tlbi("vale1is", 3, 5, true),
        Tlbi("vaale1is", 3, 7, true),
        Tlbi("vmalle1", 7, 0, false),
        Tlbi("vae1", 7, 1, true),
        Tlbi("aside1", 7, 2, true),
        Tlbi("vaae1", 7, 3, true),
        Tlbi("vale1", 7, 5, true),
        Tlbi("vaale1", 7, 7, true),
        HighTlbi("ipas2e1is", 4, 0, 1, true),
        HighTlbi("ipas2le1is", 4, 0, 5, true),
        HighTlbi("alle2is", 4, 3, 0, false),
        HighTlbi("vae2is", 4, 3, 1, true),
        HighTlbi("alle1is", 4, 3, 4, false),
        HighTlbi("vale2is", 4, 3, 5, true),
        HighTlbi("vmalls12e1is", 4, 3, 6, false),
        HighTlbi("ipas2e1", 4, 4, 1, true),
        HighTlbi("ipas2le1", 4, 4, 5, true),
        HighTlbi("alle2", 4, 7, 0, false),
        HighTlbi("vae2", 4, 7, 1, true),
        HighTlbi("alle1", 4, 7, 4, false),
        HighTlbi("vale2", 4, 7, 5, true),
        HighTlbi("vmalls12e1", 4, 7, 6, false),
        HighTlbi("alle3is", 6, 3, 0, false),
        HighTlbi("vae3is", 6, 3, 1, true),
        HighTlbi("vale3is", 6, 3, 5, true),
        HighTlbi("alle3", 6, 7, 0, false),
        HighTlbi("vae3", 6, 7, 1, true),
        HighTlbi("vale3", 6, 7, 5, true),
    ];

    /// <summary>The row with these numbers, or null.</summary>
    public static SystemInstruction? Find(uint op1, uint crn, uint crm, uint op2)
    {
        foreach (SystemInstruction row in All)
        {
            if (row.Op1 == op1 && row.CRn == crn && row.CRm == crm && row.Op2 == op2)
            {
                return row;
            }
        }

        return null;
    }

    private static SystemInstruction Dc(
        string name, uint op1, uint crm, uint op2, El0Access el0, TrapControl trap, SystemInstructionEffect effect = SystemInstructionEffect.None) =>
        new("dc", name, op1, 7, crm, op2, true, 1, el0, trap, effect);

    private static SystemInstruction At(string name, uint op1, uint op2, int el) =>
        new("at", name, op1, 7, 8, op2, true, el, El0Access.None, TrapControl.None, SystemInstructionEffect.Translate);

    private static SystemInstruction Tlbi(string name, uint crm, uint op2, bool takesRegister) =>
        new("tlbi", name, 0, 8, crm, op2, takesRegister, 1, El0Access.None, TrapControl.Ttlb, SystemInstructionEffect.None);

    // op1 4 is EL2's, op1 6 is EL3's.
    private static SystemInstruction HighTlbi(string name, uint op1, uint crm, uint op2, bool takesRegister) =>
        new("tlbi", name, op1, 8, crm, op2, takesRegister, (int)op1 / 2, El0Access.None, TrapControl.None, SystemInstructionEffect.None);
}
