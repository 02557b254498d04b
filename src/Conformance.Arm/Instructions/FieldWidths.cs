namespace Conformance.Arm.Instructions;

/// <summary>Widths of the fields that always have the same width in A64.</summary>
internal static class FieldWidths
{
    public static int Of(ReadOnlySpan<char> name) => name switch
    {
        "sf" or "N" or "Nsf" or "sh" or "S" or "b5" => 1,
        "hw" or "shift" or "size" or "immlo" => 2,
        "imm3" or "option" or "op1" or "op2" => 3,
        "cond" or "nzcv" or "CRm" or "CRn" => 4,
        "Rd" or "Rn" or "Rm" or "Ra" or "Rt" or "Rt2" or "Rs" or "b40" or "imm5" => 5,
        "imm6" or "immr" or "imms" => 6,
        "imm7" or "hint" => 7,
        "imm9" => 9,
        "imm12" => 12,
        "imm14" => 14,
        "systemreg" => 15,
        "imm16" => 16,
        "imm19" or "immhi" => 19,
        "imm26" => 26,
        _ => throw new FormatException($"the width of field {name} is not known"),
    };
}
