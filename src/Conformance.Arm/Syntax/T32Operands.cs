using Conformance.Arm.Instructions;

namespace Conformance.Arm.Syntax;

/// <summary>The operands that only T32 has.</summary>
internal static class T32Operands
{
    /// <summary>The operand with that name, or null.</summary>
    public static Operand? Bind(string name, int scale, BitPattern pattern)
    {
        EncodingField F(string field) => pattern.Field(field);
        Operand Register(string register) => Bind(register, scale, pattern) ?? new CoreRegisterOperand(F(register));
        return name switch
        {
            // Endings of a mnemonic. A qualifier with its dot is one that GNU writes.
            "s" => new FlagsOutsideItOperand(),
            "n" or "w" => new WidthQualifierOperand(name[0], false),
            ".n" or ".w" => new WidthQualifierOperand(name[1], true),
            "branchcond" => new BranchConditionOperand(F("cond")),
            "then" => new ThenElseOperand(F("firstcond"), F("mask")),
            "firstcond" => new FirstConditionOperand(F("firstcond"), F("mask")),
            "hint" => new HintNumberOperand(F("hint")),

            // Registers: with the highest bit apart, and those that were written before.
            "DN:Rdn" or "D:Rd" or "N:Rn" => new SplitRegisterOperand(F(name[..name.IndexOf(':')]), F(name[(name.IndexOf(':') + 1)..])),
            ['=', .. string again] => new SameRegisterOperand(Register(again)),
            "Rn?" => new FirstSourceOperand(F("Rd"), F("Rn")),
            [.. string again, ','] => new RepeatedRegisterOperand(Register(again)),
            "Rt-list" => new SingleRegisterListOperand(F("Rt")),
            "registers2" => new SeveralRegistersOperand(pattern),
            "Rt+Rt2" => new FirstOfPairOperand(F("Rt"), F("Rt2")),
            "ldmlist" => new NarrowLoadMultipleOperand(pattern),

            // Immediates.
            "imm2" or "imm3" or "imm4" or "imm5" or "imm7" or "imm8" => new NumberOperand(F(name), false, scale, false, "immediate", 0),
            "hex4" => new SplitImmediateOperand(null, pattern.Find("imm8") ?? F("imm6"), 4),
            "imm4:imm12" => new SplitImmediateOperand(F("imm4"), F("imm12")),
            "const" => new T32ConstantOperand(pattern, ImmediateChange.None),
            "const~" => new T32ConstantOperand(pattern, ImmediateChange.Inverted),
            "const-" => new T32ConstantOperand(pattern, ImmediateChange.Negated),
            "plain" => new T32PlainImmediateOperand(pattern),
            "plain-" => new T32PlainImmediateOperand(pattern, true),

            // Addresses.
            "target8" => T32Targets.Short(F("imm8")),
            "target11" => T32Targets.Short(F("imm11")),
            "target20" => T32Targets.Conditional(pattern),
            "target24" => T32Targets.Long(pattern),
            "targetblx" => T32Targets.Exchange(pattern),
            "cbztarget" => T32Targets.CompareAndBranch(F("i"), F("imm5")),
            "literal8" => T32Targets.NarrowLiteral(F("imm8")),
            "literal12" => T32Targets.Literal(F("U"), F("imm12"), 1),
            "literaldual" => T32Targets.Literal(F("U"), F("imm8"), 4),
            "adr" => T32Targets.Adr(pattern, false),
            "adr-" => T32Targets.Adr(pattern, true),
            _ => null,
        };
    }
}
