using Conformance.Behaviours.Switches;

namespace Conformance.Behaviours.Profiles;

/// <summary>A kernel, or a kernel and a patch, as the values of all switches.</summary>
public sealed class Profile
{
    private readonly Dictionary<BehaviourSwitch, int> _values;

    /// <summary>Makes a profile from its base and what it changes.</summary>
    /// <exception cref="ArgumentException">Without a base, a switch has no value.</exception>
    public Profile(string name, string title, Profile? basedOn, IReadOnlyDictionary<BehaviourSwitch, int> changes)
    {
        Name = name;
        Title = title;
        BasedOn = basedOn;
        Changes = changes;
        _values = basedOn is null ? [] : new(basedOn._values);
        foreach ((BehaviourSwitch key, int value) in changes)
        {
            _values[key] = value;
        }

        foreach (BehaviourSwitch key in SwitchTable.All)
        {
            if (!_values.ContainsKey(key))
            {
                throw new ArgumentException($"profile {name} has no value for {key.Name}", nameof(changes));
            }
        }
    }

    /// <summary>The name on the command line and in goldens.</summary>
    public string Name { get; }

    /// <summary>One sentence.</summary>
    public string Title { get; }

    /// <summary>The profile it was derived from.</summary>
    public Profile? BasedOn { get; }

    /// <summary>What it changes against its base, as value indices.</summary>
    public IReadOnlyDictionary<BehaviourSwitch, int> Changes { get; }

    /// <summary>The index of the value that <paramref name="key"/> has.</summary>
    public int IndexOf(BehaviourSwitch key) => _values[key];

    /// <summary>The value that <paramref name="key"/> has.</summary>
    public T Value<T>(BehaviourSwitch<T> key)
        where T : struct, Enum => Enum.GetValues<T>()[_values[key]];

    /// <inheritdoc/>
    public override string ToString() => Name;
}
