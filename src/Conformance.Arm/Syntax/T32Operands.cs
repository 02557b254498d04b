using Conformance.Arm.Instructions;

namespace Conformance.Arm.Syntax;

/// <summary>The operands that only T32 has.</summary>
internal static class T32Operands
{
    /// <summary>The operand with that name, or null.</summary>
    public static Operand? Bind(string name, int scale, BitPattern pattern) => name switch
    {
        "s" => new FlagsOutsideItOperand(),
        _ => null,
    };
}
