using Conformance.Arm.Registers;
using Conformance.Arm.Syntax;

namespace Conformance.Arm.Names;

/// <summary>Condition codes as people write them.</summary>
public static class ConditionNames
{
    /// <summary>The condition that always holds.</summary>
    public const uint Always = 14;

    private const int Codes = 16;

    private static readonly string[] Names = [.. Keywords.Conditions.Take(Codes).Select(condition => condition.Name.ToUpperInvariant())];

    /// <summary>EQ, NE and so on.</summary>
    public static string Of(uint condition) => Names[condition];

    /// <summary>The conditions of what is left of an IT block: <c>EQ NE</c>.</summary>
    public static string OfBlock(ItState state)
    {
        List<string> names = [];
        for (; state.IsInBlock; state = state.Advanced)
        {
            names.Add(Of(state.Condition));
        }

        return string.Join(' ', names);
    }
}
