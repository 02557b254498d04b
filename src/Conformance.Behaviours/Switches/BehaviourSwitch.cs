namespace Conformance.Behaviours.Switches;

/// <summary>One value that a switch can have.</summary>
/// <param name="Name">As written in a profile.</param>
/// <param name="Meaning">What a kernel with this value does.</param>
/// <param name="Source">The commit, version or list message that introduced it.</param>
public sealed record SwitchValue(string Name, string Meaning, string Source);

/// <summary>One thing in which kernels differ.</summary>
public abstract class BehaviourSwitch
{
    private protected BehaviourSwitch(string name, string question, IReadOnlyList<SwitchValue> values)
    {
        Name = name;
        Question = question;
        Values = values;
    }

    /// <summary>As written in a profile.</summary>
    public string Name { get; }

    /// <summary>What the switch decides.</summary>
    public string Question { get; }

    /// <summary>The values it can have; a profile stores the index of one.</summary>
    public IReadOnlyList<SwitchValue> Values { get; }

    /// <summary>The index of the value with that name, or -1.</summary>
    public int IndexOf(string valueName)
    {
        for (int i = 0; i < Values.Count; i++)
        {
            if (Values[i].Name == valueName)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The condition that holds whatever value the switch has.</summary>
    public SwitchCondition Any => new(this, [.. Enumerable.Range(0, Values.Count)]);

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>A switch whose values are the members of <typeparamref name="T"/>, in their order.</summary>
/// <typeparam name="T">An enumeration numbered from 0 without gaps.</typeparam>
public sealed class BehaviourSwitch<T> : BehaviourSwitch
    where T : struct, Enum
{
    internal BehaviourSwitch(string name, string question, params ReadOnlySpan<(T Value, string Name, string Meaning, string Source)> values)
        : base(name, question, Rows(name, values))
    {
    }

    /// <summary>The condition that the switch has one of these values.</summary>
    public SwitchCondition Is(params ReadOnlySpan<T> values)
    {
        T[] members = Enum.GetValues<T>();
        int[] indices = new int[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            indices[i] = Array.IndexOf(members, values[i]);
        }

        return new(this, indices);
    }

    // A row in the wrong place would silently give a profile another kernel's behaviour.
    private static SwitchValue[] Rows(string name, ReadOnlySpan<(T Value, string Name, string Meaning, string Source)> values)
    {
        T[] members = Enum.GetValues<T>();
        if (members.Length != values.Length)
        {
            throw new InvalidOperationException($"{name}: {values.Length} rows for {members.Length} values");
        }

        SwitchValue[] rows = new SwitchValue[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            if (!EqualityComparer<T>.Default.Equals(values[i].Value, members[i]))
            {
                throw new InvalidOperationException($"{name}: row {i} is not {members[i]}");
            }

            rows[i] = new(values[i].Name, values[i].Meaning, values[i].Source);
        }

        return rows;
    }
}
