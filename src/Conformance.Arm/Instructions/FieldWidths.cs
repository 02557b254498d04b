using System.Collections.Frozen;

namespace Conformance.Arm.Instructions;

/// <summary>Widths of the fields that always have the same width in A64.</summary>
internal static class FieldWidths
{
    private static readonly FrozenDictionary<string, int> Widths = new Dictionary<string, int>
    {
        ["sf"] = 1, ["N"] = 1, ["Nsf"] = 1, ["sh"] = 1, ["S"] = 1, ["A"] = 1, ["R"] = 1, ["b5"] = 1, ["L"] = 1, ["o0"] = 1,
        ["hw"] = 2, ["shift"] = 2, ["size"] = 2, ["immlo"] = 2, ["sz"] = 2,
        ["imm3"] = 3, ["option"] = 3, ["op1"] = 3, ["op2"] = 3,
        ["cond"] = 4, ["nzcv"] = 4, ["CRm"] = 4, ["CRn"] = 4,
        ["Rd"] = 5, ["Rn"] = 5, ["Rm"] = 5, ["Ra"] = 5, ["Rt"] = 5, ["Rt2"] = 5, ["Rs"] = 5, ["b40"] = 5, ["imm5"] = 5,
        ["imm6"] = 6, ["immr"] = 6, ["imms"] = 6,
        ["imm7"] = 7, ["hint"] = 7,
        ["imm9"] = 9,
        ["imm12"] = 12,
        ["imm14"] = 14,
        ["imm16"] = 16,
        ["imm19"] = 19, ["immhi"] = 19,
        ["systemreg"] = 15,
        ["imm26"] = 26,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static int Of(string name) =>
        Widths.TryGetValue(name, out int width) ? width : throw new FormatException($"the width of field {name} is not known");
}
