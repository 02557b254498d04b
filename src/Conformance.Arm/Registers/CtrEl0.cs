namespace Conformance.Arm.Registers;

/// <summary>Cache Type Register (Arm ARM D19.2, CTR_EL0).</summary>
public static class CtrEl0
{
    /// <summary>Nothing has to be cleaned to the point of unification for the instruction side to see it.</summary>
    public static readonly RegisterField IDC = new("IDC", 28, 1, "Nothing has to be cleaned to the point of unification.");
}
