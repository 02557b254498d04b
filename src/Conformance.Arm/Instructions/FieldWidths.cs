namespace Conformance.Arm.Instructions;

/// <summary>Widths of the fields that always have the same width in an instruction set.</summary>
internal static class FieldWidths
{
    public static int Of(ReadOnlySpan<char> name, EncodingFormat format) => format == EncodingFormat.A64 ? OfA64(name) : OfAArch32(name, format);

    private static int OfA64(ReadOnlySpan<char> name) => name switch
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

    // A general register has four bits, and three in most 16-bit encodings.
    private static int OfAArch32(ReadOnlySpan<char> name, EncodingFormat format) => name switch
    {
        "Rd" or "Rn" or "Rm" or "Rt" or "Rdn" or "Rdm" => format == EncodingFormat.T16 ? 3 : 4,
        "Ra" or "Rs" or "Rt2" or "RdLo" or "RdHi" or "CRd" or "CRn" or "CRm" or "coproc" => 4,
        "S" or "P" or "U" or "W" or "D" or "N" or "M" or "R" or "i" or "J1" or "J2" or "DN" or "H" or "PCbit" or "A" or "I" or "F" or "E" or "L" => 1,
        "type" or "imm2" or "imod" or "rotate" => 2,
        "imm3" or "opc1" or "opc2" => 3,
        "cond" or "firstcond" or "mask" or "SYSm" or "rot" or "imm4" or "imm4H" or "imm4L" or "option" => 4,
        "imm5" or "mode" or "msb" or "lsb" or "widthm1" => 5,
        "imm6" => 6,
        "imm7" => 7,
        "imm8" or "hint" => 8,
        "imm10" => 10,
        "imm11" => 11,
        "imm12" => 12,
        "imm16" => 16,
        "imm24" => 24,
        "register_list" => format == EncodingFormat.T16 ? 8 : 16,
        _ => throw new FormatException($"the width of field {name} is not known"),
    };
}
