namespace Conformance.Arm.Registers;

/// <summary>A field of PSTATE that MSR (immediate) writes.</summary>
public sealed record PstateField(string Name, uint Op1, uint Op2);

/// <summary>The PSTATE fields of MSR (immediate) in Armv8.0.</summary>
public static class PstateFields
{
    /// <summary>SPSel.</summary>
    public static PstateField SpSel { get; } = new("spsel", 0, 5);

    /// <summary>DAIFSet.</summary>
    public static PstateField DaifSet { get; } = new("daifset", 3, 6);

    /// <summary>DAIFClr.</summary>
    public static PstateField DaifClr { get; } = new("daifclr", 3, 7);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<PstateField> All { get; } = [SpSel, DaifSet, DaifClr];

    /// <summary>The field with these numbers, or null.</summary>
    public static PstateField? Find(uint op1, uint op2)
    {
        foreach (PstateField field in All)
        {
            if (field.Op1 == op1 && field.Op2 == op2)
            {
                return field;
            }
        }

        return null;
    }
}
