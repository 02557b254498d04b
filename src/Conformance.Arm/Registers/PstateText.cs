using System.Text;
using Conformance.Arm.Names;

namespace Conformance.Arm.Registers;

/// <summary>PSTATE of a guest in words.</summary>
public static class PstateText
{
    private static readonly RegisterField[] Flags = [Pstate.N, Pstate.Z, Pstate.C, Pstate.V];
    private static readonly RegisterField[] Masks = [Pstate.D, Pstate.A, Pstate.I, Pstate.F];

    // Bit 9, which is D in AArch64, is E here.
    private static readonly RegisterField[] MasksOfAArch32 = [Pstate.A, Pstate.I, Pstate.F];

    /// <summary>
    /// Exception level or AArch32 mode, flags that are set, and what is unusual: T, E, SS, IL, masks that are clear, and the
    /// conditions of what is left of an IT block.
    /// </summary>
    public static string Describe(ulong pstate)
    {
        StringBuilder text = new();
        AArch32Mode? mode = AArch32Modes.Find(pstate);
        text.Append((pstate & 0x1f) switch
        {
            0x0 => "EL0t",
            0x4 => "EL1t",
            0x5 => "EL1h",
            0x8 => "EL2t",
            0x9 => "EL2h",
            _ => mode?.Name ?? $"mode 0x{pstate & 0x1f:x}",
        });
        Append(text, " ", Flags, field => field.IsSet(pstate), "");
        if (mode is not null)
        {
            text.Append(Pstate.Q.IsSet(pstate) ? " Q" : "");
            text.Append(Pstate.T.IsSet(pstate) ? " T" : "");
            text.Append(Pstate.E.IsSet(pstate) ? " E" : "");
        }

        text.Append(Pstate.SS.IsSet(pstate) ? " SS" : "");
        text.Append(Pstate.IL.IsSet(pstate) ? " IL" : "");
        Append(text, ", ", mode is null ? Masks : MasksOfAArch32, field => !field.IsSet(pstate), " clear");
        ItState it = ItState.Of(pstate);
        if (mode is not null && it.IsInBlock)
        {
            text.Append($", IT: {it.Left} to go, {ConditionNames.OfBlock(it)}");
        }

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
