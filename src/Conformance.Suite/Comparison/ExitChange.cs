using Conformance.Suite.Goldens;

namespace Conformance.Suite.Comparison;

/// <summary>A field of a line on both sides; null where a side has no such field.</summary>
public readonly record struct FieldChange(string Field, string? Base, string? Head)
{
    /// <summary>Whether the sides differ in it.</summary>
    public bool Differs => Base != Head;
}

/// <summary>What became of a line.</summary>
public enum ExitChangeKind
{
    /// <summary>Both sides have it, with other values.</summary>
    Differs,

    /// <summary>The head lacks it.</summary>
    Lost,

    /// <summary>The head has it in addition.</summary>
    Added,
}

/// <summary>A return to userspace, an answer of KVM_SET_GUEST_DEBUG, or an end, in which two runs of a scenario differ.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Base">The line of the base; null for one that was added.</param>
/// <param name="Head">The line of the head; null for one that was lost.</param>
/// <param name="MoreFields">Values that differ and that the lines do not show.</param>
public sealed record ExitChange(ExitChangeKind Kind, BehaviourLine? Base, BehaviourLine? Head, IReadOnlyList<FieldChange> MoreFields)
{
    /// <summary>All fields of the two lines, in their order.</summary>
    public IReadOnlyList<FieldChange> Fields => [.. FieldsOf(Base, Head), .. MoreFields];

    /// <summary>The fields of two lines side by side, in their order.</summary>
    public static IReadOnlyList<FieldChange> FieldsOf(BehaviourLine? before, BehaviourLine? after)
    {
        IReadOnlyList<LinePart> left = before is { } b ? LineParts.Of(b.Text) : [];
        IReadOnlyList<LinePart> right = after is { } a ? LineParts.Of(a.Text) : [];
        return [.. left.Concat(right).Select(part => part.Field).Distinct().Select(field => new FieldChange(field, left.Find(field), right.Find(field)))];
    }
}
