using Conformance.Arm.Instructions;

namespace Conformance.Arm.Syntax;

/// <summary>The operands that only A32 has.</summary>
internal static class A32Operands
{
    /// <summary>The operand with that name, or null.</summary>
    public static Operand? Bind(string name, int scale, BitPattern pattern) => null;
}
