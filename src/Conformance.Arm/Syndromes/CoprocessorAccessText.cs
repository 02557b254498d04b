using Conformance.Arm.Registers;

namespace Conformance.Arm.Syndromes;

/// <summary>Trapped accesses of AArch32 to system registers, as assembly writes them.</summary>
internal static class CoprocessorAccessText
{
    // The syndrome names general registers as AArch64 sees them; those that no mode banks are the same there.
    private const ulong FirstBanked = 13;

    /// <summary>MRC or MCR of a class that the layout "mcr" belongs to.</summary>
    public static string Word(ulong esr)
    {
        if (Esr.ClassOf(esr) == ExceptionClass.Cp10Id)
        {
            return $"VMRS {General(IssLayouts.Rt.Get(esr))}, {FloatingPointRegister(IssLayouts.Crn.Get(esr))}";
        }

        TrappedCoprocessorAccess access = TrappedCoprocessorAccess.Of(esr);
        string name = NameOf(access.Encoding);
        string rt = General((ulong)access.Rt);
        return access.IsRead ? $"MRC {rt}, {name}" : $"MCR {name}, {rt}";
    }

    /// <summary>MRRC or MCRR.</summary>
    public static string Doubleword(ulong esr)
    {
        TrappedCoprocessorAccess access = TrappedCoprocessorAccess.Of(esr);
        string name = NameOf(access.Encoding);
        string registers = $"{General((ulong)access.Rt)}, {General((ulong)access.Rt2)}";
        return access.IsRead ? $"MRRC {registers}, {name}" : $"MCRR {name}, {registers}";
    }

    /// <summary>LDC or STC, which only CP14 has: they move DBGDTRTXint and DBGDTRRXint.</summary>
    public static string Transfer(ulong esr) => IssLayouts.Direction.IsSet(esr)
        ? $"LDC DBGDTRTXint, [{General(IssLayouts.Rt.Get(esr))}]"
        : $"STC DBGDTRRXint, [{General(IssLayouts.Rt.Get(esr))}]";

    private static string NameOf(CoprocessorEncoding encoding) => CoprocessorRegisterTable.Find(encoding)?.Name ?? encoding.GenericName;

    private static string General(ulong register) => register < FirstBanked ? $"r{register}" : register == 31 ? "pc" : $"x{register}";

    // The numbers that VMRS and VMSR give to registers (Arm ARM F6, VMRS).
    private static string FloatingPointRegister(ulong number) => number switch
    {
        0 => "FPSID",
        1 => "FPSCR",
        5 => "MVFR2",
        6 => "MVFR1",
        7 => "MVFR0",
        8 => "FPEXC",
        _ => $"register {number}",
    };
}
