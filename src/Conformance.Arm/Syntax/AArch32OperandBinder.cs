using Conformance.Arm.Instructions;

namespace Conformance.Arm.Syntax;

/// <summary>The operands of A32 and T32: those that both have, then those of one.</summary>
internal sealed class AArch32OperandBinder(BitPattern pattern) : OperandBinder
{
    protected override Operand Bind(string name, int scale) =>
        Shared(name)
        ?? (pattern.Format == EncodingFormat.A32 ? A32Operands.Bind(name, scale, pattern) : T32Operands.Bind(name, scale, pattern))
        ?? throw new FormatException($"there is no operand <{name}>");

    private Operand? Shared(string name) => name switch
    {
        ['R', .. var rest] when rest.Length > 0 && (char.IsAsciiLetterLower(rest[0])) && pattern.Find(name) is { } field => new CoreRegisterOperand(field),
        "c" => pattern.Format == EncodingFormat.A32 ? new ConditionSuffixOperand(pattern.Field("cond")) : new ItConditionOperand(),
        "S" => new SetFlagsOperand(pattern.Field("S")),
        _ => null,
    };
}
