using Conformance.Suite.Specs.Keys;

namespace Conformance.Suite.Specs.Binding;

/// <summary>Where a field lies in its register.</summary>
/// <param name="Lsb">Its lowest bit.</param>
/// <param name="Largest">The largest value it can hold.</param>
internal readonly record struct FieldPosition(int Lsb, ulong Largest)
{
    /// <summary>Finds a field of the register that a key stands for.</summary>
    /// <param name="register">The key: mdcr-el2 or hcr-el2.</param>
    /// <param name="name">The field's Arm name.</param>
    /// <param name="problem">What is wrong with the name and what to do, where there is no such field.</param>
    public static FieldPosition? Find(string register, string name, out string problem)
    {
        problem = $"unknown field '{name}' of {register}{NameSuggestion.Clause(name, [], "")}";
        return null;
    }
}
