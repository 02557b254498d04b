using Conformance.Behaviours.Profiles;

namespace Conformance.Behaviours.Switches;

/// <summary>That a switch has one of some values.</summary>
/// <param name="Switch">The switch.</param>
/// <param name="Values">Indices of the values.</param>
public sealed record SwitchCondition(BehaviourSwitch Switch, IReadOnlyList<int> Values)
{
    /// <summary>Whether a profile fulfils it.</summary>
    public bool Holds(Profile profile) => Contains(profile.IndexOf(Switch));

    /// <summary>Whether a value is among them.</summary>
    public bool Contains(int value) => Values.Contains(value);

    /// <inheritdoc/>
    public override string ToString() => Values.Count == Switch.Values.Count
        ? $"{Switch.Name} any"
        : $"{Switch.Name} {string.Join(" or ", Values.Select(value => Switch.Values[value].Name))}";
}
