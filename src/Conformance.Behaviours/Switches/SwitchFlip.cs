using Conformance.Behaviours.Profiles;

namespace Conformance.Behaviours.Switches;

/// <summary>A profile with one switch set to another value.</summary>
public sealed class SwitchFlip
{
    private SwitchFlip(Profile profile, BehaviourSwitch key, int to)
    {
        Profile = profile;
        Switch = key;
        To = to;
        Flipped = new($"{profile.Name} with {key.Name} {key.Values[to].Name}", "", profile, new Dictionary<BehaviourSwitch, int> { [key] = to });
        Invalid = SwitchCombinations.FindIn(Flipped);
    }

    /// <summary>The profile as it is.</summary>
    public Profile Profile { get; }

    /// <summary>The switch.</summary>
    public BehaviourSwitch Switch { get; }

    /// <summary>The index of the value that the profile has.</summary>
    public int From => Profile.IndexOf(Switch);

    /// <summary>The index of the other value.</summary>
    public int To { get; }

    /// <summary>The profile with the other value.</summary>
    public Profile Flipped { get; }

    /// <summary>Why the other value means nothing in this profile; null when it is valid.</summary>
    public InvalidCombination? Invalid { get; }

    /// <summary>Every flip of a profile, in the order of the switch table.</summary>
    public static IEnumerable<SwitchFlip> AllOf(Profile profile) =>
        from key in SwitchTable.All
        from to in Enumerable.Range(0, key.Values.Count)
        where to != profile.IndexOf(key)
        select new SwitchFlip(profile, key, to);

    /// <inheritdoc/>
    public override string ToString() => $"{Switch.Name}: {Switch.Values[From].Name}, if {Switch.Values[To].Name}";
}
