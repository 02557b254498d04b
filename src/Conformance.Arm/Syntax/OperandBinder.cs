using Conformance.Arm.Instructions;

namespace Conformance.Arm.Syntax;

/// <summary>Turns the names between angle brackets of a syntax into operands over the fields of a diagram.</summary>
internal abstract class OperandBinder
{
    private readonly List<Operand> _bound = [];

    /// <summary>The operands bound so far.</summary>
    public List<Operand> Bound => _bound;

    /// <summary>The binder of a diagram's instruction set.</summary>
    public static OperandBinder For(BitPattern pattern) =>
        pattern.Format == EncodingFormat.A64 ? new A64OperandBinder(pattern) : new AArch32OperandBinder(pattern);

    /// <summary>The operand with that name; <c>name*scale</c> gives a scaled number.</summary>
    /// <exception cref="FormatException">There is no such operand, or no such field.</exception>
    public Operand Bind(string token)
    {
        int star = token.IndexOf('*', StringComparison.Ordinal);
        int scale = star < 0 ? 1 : int.Parse(token[(star + 1)..]);
        Operand operand = Bind(star < 0 ? token : token[..star], scale);
        _bound.Add(operand);
        return operand;
    }

    /// <summary>The operand with that name over a scale.</summary>
    protected abstract Operand Bind(string name, int scale);
}
