namespace Conformance.Arm.Registers;

/// <summary>The fields of a register; bits without a field are RES0 or not covered.</summary>
public sealed class RegisterLayout(string name, params RegisterField[] fields)
{
    /// <summary>The register.</summary>
    public string Name { get; } = name;

    /// <summary>Its fields, in the order of the table.</summary>
    public IReadOnlyList<RegisterField> Fields { get; } = fields;

    /// <summary>The fields that are set, by name, wider ones with their value; "no field" where none is.</summary>
    public string Describe(ulong value)
    {
        IEnumerable<string> set = Fields.Where(field => field.IsSet(value))
            .Select(field => field.Width == 1 ? field.Name : $"{field.Name}={field.Get(value)}");
        string text = string.Join(' ', set);
        return text.Length == 0 ? "no field" : text;
    }

    /// <summary>The field with that name in upper or lower case.</summary>
    public bool TryFind(string name, out RegisterField field)
    {
        foreach (RegisterField candidate in Fields)
        {
            if (candidate.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                field = candidate;
                return true;
            }
        }

        field = default;
        return false;
    }
}

/// <summary>The layouts that scenarios name fields of.</summary>
public static class RegisterLayouts
{
    /// <summary>MDCR_EL2.</summary>
    public static RegisterLayout MdcrEl2 => Registers.MdcrEl2.Layout;

    /// <summary>HCR_EL2.</summary>
    public static RegisterLayout HcrEl2 => Registers.HcrEl2.Layout;

    /// <summary>The layout of a register of the guest's own debugging, by its name in upper or lower case; null for another register.</summary>
    public static RegisterLayout? OfDebug(string register) =>
        register.Equals(MdscrEl1.Layout.Name, StringComparison.OrdinalIgnoreCase) ? MdscrEl1.Layout
        : register.StartsWith("DBGBCR", StringComparison.OrdinalIgnoreCase) ? DebugBreakpointControl.Layout
        : register.StartsWith("DBGWCR", StringComparison.OrdinalIgnoreCase) ? DebugWatchpointControl.Layout
        : null;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<RegisterLayout> All { get; } =
        [Registers.MdcrEl2.Layout, Registers.HcrEl2.Layout, MdscrEl1.Layout, Pstate.Layout, DebugBreakpointControl.Layout, DebugWatchpointControl.Layout, SctlrEl1.Layout];
}
