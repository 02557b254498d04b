using Conformance.Arm.Instructions;

namespace Conformance.Arm.Syntax;

/// <summary>The operands of A32 and T32: those that both have, then those of one.</summary>
internal sealed class AArch32OperandBinder(BitPattern pattern) : OperandBinder
{
    protected override Operand Bind(string name, int scale) =>
        Shared(name, scale)
        ?? (pattern.Format == EncodingFormat.A32 ? A32Operands.Bind(name, scale, pattern) : T32Operands.Bind(name, scale, pattern))
        ?? throw new FormatException($"there is no operand <{name}>");

    private Operand? Shared(string name, int scale) => name switch
    {
        "Rt|APSR_nzcv" => new RegisterOrFlagsOperand(F("Rt")),
        "Rt+1" => new NextRegisterOperand(F("Rt")),
        ['R', .. var first, '=', var second] => new TwinRegisterOperand(F("R" + first), F("R" + second)),
        ['R', .. var rest] when rest.Length > 0 && (char.IsAsciiLetterLower(rest[0])) && pattern.Find(name) is { } field => new CoreRegisterOperand(field),
        "c" => pattern.Format == EncodingFormat.A32 ? new ConditionSuffixOperand(F("cond")) : new ItConditionOperand(),
        "S" => new SetFlagsOperand(F("S")),
        "W" => new WritebackOperand(F("W")),

        // Shifts: with the comma before it; its name before a register; the amounts of LSL, ROR and of LSR, ASR.
        "shift" => new ImmediateShiftOperand(pattern),
        "type" => new KeywordOperand(F("type"), Keywords.Shifts, "shift"),
        "left" => ShiftAmountOperands.Left(pattern),
        "left0" => ShiftAmountOperands.Left(pattern, 0),
        "right" => ShiftAmountOperands.Right(pattern),

        // Parts of a register.
        "lsb" => BitfieldOperands.Lsb(pattern),
        "msbwidth" => BitfieldOperands.WidthToMsb(pattern),
        "width" => BitfieldOperands.Width(pattern),
        "rotate" => new NumberOperand(F("rotate"), false, 8, false, "rotation", 0),

        // Addresses.
        "offset" => Offset(scale),
        "sign" => new OffsetSignOperand(F("U")),
        "registers" => new RegisterListOperand(pattern),

        "coproc" => new CoprocessorOperand(F("coproc"), 'p', "", "coprocessor"),
        "CRd" or "CRn" or "CRm" => new CoprocessorOperand(F(name), 'c', "cr", "coprocessor register"),
        "opc1" or "opc2" => new NumberOperand(F(name), false, 1, false, name, 0),
        "option" => new BracedNumberOperand(F("imm8"), "option"),

        "psr" => new PsrOperand(F("R")),
        "psrfields" => new PsrFieldsOperand(F("R"), F("mask")),
        "banked" => new BankedRegisterOperand(F("R"), F("M"), F("SYSm")),
        "iflags" => new InterruptFlagsOperand(pattern),
        "mode" => new NumberOperand(F("mode"), false, 1, false, "mode"),
        "endian" => new KeywordOperand(F("E"), Keywords.Endianness, "byte order"),
        "dbg" => new NumberOperand(F("option"), false, 1, false, "option"),
        "zero" => new NumberOperand(default, false, 1, false, "immediate", 0),
        "barrier" => new KeywordOperand(F("option"), Keywords.AArch32Barriers, "barrier domain", true, 15, decimals: true),
        "isb" => new KeywordOperand(F("option"), Keywords.InstructionBarriers, "barrier domain", true, 15, decimals: true),
        _ => null,
    };

    // Where there is no U the offset is added. Eight bits in two halves belong to the halfword and dual accesses of A32.
    private SignedOffsetOperand Offset(int scale) => pattern.Find("imm4H") is { } high
        ? new(pattern.Find("U"), high, F("imm4L"), scale)
        : new(pattern.Find("U"), null, pattern.Find("imm12") ?? pattern.Find("imm8") ?? pattern.Find("imm7") ?? F("imm5"), scale);

    private EncodingField F(string name) => pattern.Field(name);
}
