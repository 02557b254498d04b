using System.Text;

namespace Conformance.Arm.Registers;

/// <summary>PSTATE of an AArch64 guest in words.</summary>
public static class PstateText
{
    private static readonly RegisterField[] Flags = [Pstate.N, Pstate.Z, Pstate.C, Pstate.V];
    private static readonly RegisterField[] Masks = [Pstate.D, Pstate.A, Pstate.I, Pstate.F];

    /// <summary>Exception level, flags that are set, and what is unusual: SS, IL, and masks that are clear.</summary>
    public static string Describe(ulong pstate)
    {
        StringBuilder text = new();
        text.Append((pstate & 0x1f) switch
        {
            0x0 => "EL0t",
            0x4 => "EL1t",
            0x5 => "EL1h",
            0x8 => "EL2t",
            0x9 => "EL2h",
            _ => Pstate.nRW.IsSet(pstate) ? "AArch32" : $"mode 0x{pstate & 0x1f:x}",
        });
        Append(text, " ", Flags, field => field.IsSet(pstate), "");
        text.Append(Pstate.SS.IsSet(pstate) ? " SS" : "");
        text.Append(Pstate.IL.IsSet(pstate) ? " IL" : "");
        Append(text, ", ", Masks, field => !field.IsSet(pstate), " clear");
        return text.ToString();
    }

    private static void Append(StringBuilder text, string prefix, RegisterField[] fields, Func<RegisterField, bool> isShown, string suffix)
    {
        bool any = false;
        foreach (RegisterField field in fields)
        {
            if (isShown(field))
            {
                text.Append(any ? "" : prefix).Append(field.Name);
                any = true;
            }
        }

        text.Append(any ? suffix : "");
    }
}
