using Conformance.Arm.Instructions;

namespace Conformance.Arm.Syntax;

/// <summary>The operands of A64.</summary>
internal sealed class A64OperandBinder(BitPattern pattern) : OperandBinder
{
    private bool _widthSet;

    protected override Operand Bind(string name, int scale) => Register(name) ?? Named(name, scale);

    private RegisterOperand? Register(string name)
    {
        if (name.Length < 2 || name[0] is not ('X' or 'W' or 'R') || !char.IsAsciiLetterLower(name[1]))
        {
            return null;
        }

        bool sp = name.EndsWith("|SP", StringComparison.Ordinal);
        bool next = name.EndsWith("+1", StringComparison.Ordinal);
        bool byBit = name.EndsWith(":b5", StringComparison.Ordinal);
        bool twin = name.EndsWith("=m", StringComparison.Ordinal);
        string suffix = name[1..^(sp || byBit ? 3 : next || twin ? 2 : 0)];
        EncodingField field = pattern.Field("R" + suffix);
        RegisterWidth width = byBit ? RegisterWidth.ByBitNumber : name[0] switch
        {
            'X' => RegisterWidth.X,
            'W' => RegisterWidth.W,
            _ => RegisterWidth.BySf,
        };
        bool sets = width == RegisterWidth.BySf && !_widthSet;
        _widthSet |= sets;
        EncodingField? widthField = width switch
        {
            RegisterWidth.BySf => pattern.Field("sf"),
            RegisterWidth.ByBitNumber => pattern.Field("b5"),
            _ => null,
        };
        EncodingField? also = twin ? pattern.Field("Rm") : sets ? pattern.Find("Nsf") : null;
        return new(field, width, widthField, sets, sp, next ? 1 : 0, also);
    }

    private Operand Named(string name, int scale) => name switch
    {
        "addimm" => new AddSubImmediateOperand(F("imm12"), F("sh"), false),
        "negimm" => new AddSubImmediateOperand(F("imm12"), F("sh"), true),
        "wide" => new MoveWideOperand(F("imm16"), F("hw"), F("sf")),
        "movz" => new MoveValueOperand(F("imm16"), F("hw"), F("sf"), false),
        "movn" => new MoveValueOperand(F("imm16"), F("hw"), F("sf"), true),
        "bitmask" => new BitmaskImmediateOperand(pattern),
        "label26" => new LabelOperand(F("imm26"), null, 4),
        "label19" => new LabelOperand(F("imm19"), null, 4),
        "label14" => new LabelOperand(F("imm14"), null, 4),
        "adr" => new LabelOperand(F("immhi"), F("immlo"), 1),
        "adrp" => new LabelOperand(F("immhi"), F("immlo"), 4096, true),
        "imm16" => new NumberOperand(F("imm16"), false, 1, true, "immediate"),
        "udfimm" => new NumberOperand(F("imm16"), false, 1, false, "immediate"),
        "imm16?" => new NumberOperand(F("imm16"), false, 1, true, "immediate", 0),
        "imm5" => new NumberOperand(F("imm5"), false, 1, true, "immediate"),
        "nzcv" => new NumberOperand(F("nzcv"), false, 1, true, "flags"),
        "immr" => new NumberOperand(F("immr"), false, 1, false, "rotation"),
        "imms" => new NumberOperand(F("imms"), false, 1, false, "bit number"),
        "amount6" => BitfieldOperands.Amount(pattern),
        "pimm" => new NumberOperand(F("imm12"), false, scale, false, "offset", 0),
        "simm9" => new NumberOperand(F("imm9"), true, 1, false, "offset"),
        "simm9?" => new NumberOperand(F("imm9"), true, 1, false, "offset", 0),
        "simm7" => new NumberOperand(F("imm7"), true, scale, false, "offset"),
        "simm7?" => new NumberOperand(F("imm7"), true, scale, false, "offset", 0),
        "zero" => new NumberOperand(default, false, 1, false, "offset", 0),
        "CRmImm" => new NumberOperand(F("CRm"), false, 1, true, "immediate"),
        "clrex" => new NumberOperand(F("CRm"), false, 1, true, "immediate", 15),
        "hint" => new NumberOperand(F("hint"), false, 1, true, "hint number"),
        "op1" => new NumberOperand(F("op1"), false, 1, false, "op1"),
        "op2" => new NumberOperand(F("op2"), false, 1, false, "op2"),
        "CRn" => new KeywordOperand(F("CRn"), Keywords.ControlRegisters, "control register"),
        "CRm" => new KeywordOperand(F("CRm"), Keywords.ControlRegisters, "control register"),
        "bit" => BitfieldOperands.BitNumber(F("b5"), F("b40")),
        "lslshift" => BitfieldOperands.LeftShift(pattern),
        "rshift" => BitfieldOperands.RightShift(pattern),
        "xlsb" => BitfieldOperands.ExtractLsb(pattern),
        "xwidth" => BitfieldOperands.ExtractWidth(pattern),
        "ilsb" => BitfieldOperands.InsertLsb(pattern),
        "iwidth" => BitfieldOperands.InsertWidth(pattern),
        "rorshift" => BitfieldOperands.RotateShift(pattern),
        "shift" => new KeywordOperand(F("shift"), Keywords.Shifts, "shift", defaultValue: 0),
        "cond" => new KeywordOperand(F("cond"), Keywords.Conditions, "condition"),
        "invcond" => new KeywordOperand(F("cond"), Keywords.InvertedConditions, "condition"),
        "barrier" => new KeywordOperand(F("CRm"), Keywords.Barriers, "barrier domain", true),
        "isb" => new KeywordOperand(F("CRm"), Keywords.InstructionBarriers, "barrier domain", true, 15, "x"),
        "csync" => new KeywordOperand(default, Keywords.Synchronization, "synchronization"),
        "bti" => new KeywordOperand(F("bti"), Keywords.BranchTargets, "branch target", defaultValue: 0),
        "prfop" => new KeywordOperand(F("Rt"), Keywords.Prefetches, "prefetch operation", true),
        "extended" => new ExtendedRegisterOperand(pattern),
        "index" => new ExtendedRegisterOperand(pattern, System.Numerics.BitOperations.Log2((uint)scale), F("S")),
        "sysreg" => new SystemRegisterOperand(F("systemreg"), false),
        "readreg" => new SystemRegisterOperand(F("systemreg"), true),
        "dc" or "ic" or "at" or "tlbi" => new SystemInstructionOperand(pattern, name, true),
        "ic0" or "tlbi0" => new SystemInstructionOperand(pattern, name[..^1], false),
        ['p', 's', 't', 'a', 't', 'e', '=', .. string field] => new KeywordOperand(default, [new(field, 0)], "PSTATE field"),
        _ => throw new FormatException($"there is no operand <{name}>"),
    };

    private EncodingField F(string name) => pattern.Field(name);
}
