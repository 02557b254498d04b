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

        string name = NameOf(EncodingOf(esr));
        string rt = General(IssLayouts.Rt.Get(esr));
        return IssLayouts.Direction.IsSet(esr) ? $"MRC {rt}, {name}" : $"MCR {name}, {rt}";
    }

    /// <summary>MRRC or MCRR.</summary>
    public static string Doubleword(ulong esr)
    {
        string name = NameOf(EncodingOf(esr));
        string registers = $"{General(IssLayouts.Rt.Get(esr))}, {General(IssLayouts.Rt2.Get(esr))}";
        return IssLayouts.Direction.IsSet(esr) ? $"MRRC {registers}, {name}" : $"MCRR {name}, {registers}";
    }

    /// <summary>LDC or STC, which only CP14 has: they move DBGDTRTXint and DBGDTRRXint.</summary>
    public static string Transfer(ulong esr) => IssLayouts.Direction.IsSet(esr)
        ? $"LDC DBGDTRTXint, [{General(IssLayouts.Rt.Get(esr))}]"
        : $"STC DBGDTRRXint, [{General(IssLayouts.Rt.Get(esr))}]";

    /// <summary>The register that a trapped MRC, MCR, MRRC or MCRR accesses.</summary>
    public static CoprocessorEncoding EncodingOf(ulong esr)
    {
        int crm = (int)IssLayouts.Crm.Get(esr);
        return Esr.ClassOf(esr) switch
        {
            ExceptionClass.Cp15Mcrr => CoprocessorEncoding.Doubleword(15, (int)IssLayouts.Opc1Of64.Get(esr), crm),
            ExceptionClass.Cp14Mrrc => CoprocessorEncoding.Doubleword(14, (int)IssLayouts.Opc1Of64.Get(esr), crm),
            ExceptionClass @class => CoprocessorEncoding.Word(
                @class == ExceptionClass.Cp14Mcr ? 14 : 15,
                (int)IssLayouts.Op1.Get(esr),
                (int)IssLayouts.Crn.Get(esr),
                crm,
                (int)IssLayouts.Op2.Get(esr)),
        };
    }

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
