namespace Conformance.Arm.Rules;

/// <summary>What was decided, and by which rule.</summary>
public readonly record struct Decision<T>(T Value, RuleId Rule);

/// <summary>The decisions of a run, in order; kept only when somebody asks why.</summary>
public sealed class DecisionLog
{
    private readonly List<(ulong Pc, RuleId Rule)> _entries = [];

    /// <summary>The decisions, oldest first.</summary>
    public IReadOnlyList<(ulong Pc, RuleId Rule)> Entries => _entries;

    /// <summary>Notes a decision.</summary>
    public void Add(ulong pc, RuleId rule) => _entries.Add((pc, rule));

    /// <summary>Forgets everything.</summary>
    public void Clear() => _entries.Clear();
}
