using Conformance.Behaviours.Profiles;
using Conformance.Behaviours.Switches;

namespace Conformance.Suite.Comparison;

/// <summary>A switch that has another value on the head.</summary>
/// <param name="Switch">Its name.</param>
/// <param name="Base">The value on the base.</param>
/// <param name="Head">The value on the head.</param>
public sealed record SwitchChange(string Switch, string Base, string Head)
{
    /// <summary>The switches in which two profiles differ, in their order.</summary>
    public static IReadOnlyList<SwitchChange> Between(Profile before, Profile after) =>
    [
        .. SwitchTable.All
            .Where(key => before.IndexOf(key) != after.IndexOf(key))
            .Select(key => new SwitchChange(key.Name, key.Values[before.IndexOf(key)].Name, key.Values[after.IndexOf(key)].Name)),
    ];
}
