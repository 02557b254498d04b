namespace Conformance.Behaviours.Switches;

/// <summary>Every switch.</summary>
public static class SwitchTable
{
    /// <summary>Every switch, in the order in which they are listed.</summary>
    public static IReadOnlyList<BehaviourSwitch> All { get; } = [];

    /// <summary>The switch with that name, or null.</summary>
    public static BehaviourSwitch? Find(string name) => All.FirstOrDefault(s => s.Name == name);
}
