using Conformance.Kvm.Machines;
using Conformance.Suite.Traces;

namespace Conformance.Suite.Goldens;

/// <summary>
/// One line of a run: its text, and its name, which no other line of the run has. An exit is named by its number, an entry to
/// EL2 before it by that and a second one, a KVM_SET_GUEST_DEBUG set (set2, set3 ...), the last line end.
/// </summary>
public readonly record struct BehaviourLine(string Name, string Text)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Name,3}  {Text}".TrimEnd();
}

/// <summary>What a scenario does under a profile, as the lines that a golden holds.</summary>
public sealed class Behaviour : IEquatable<Behaviour>
{
    private readonly BehaviourLine[] _lines;

    /// <summary>From lines.</summary>
    public Behaviour(IEnumerable<BehaviourLine> lines) => _lines = [.. lines];

    /// <summary>The lines, in order.</summary>
    public IReadOnlyList<BehaviourLine> Lines => _lines;

    /// <summary>From a trace, and what the golden shows besides.</summary>
    /// <param name="trace">The run.</param>
    /// <param name="traps">Entries to EL2; none where the scenario does not ask for them.</param>
    /// <param name="verdicts">The lines of the verdicts.</param>
    /// <param name="text">Makes the lines of rows.</param>
    public static Behaviour Of(Trace trace, IReadOnlyList<TrapLogEntry> traps, IEnumerable<BehaviourLine> verdicts, RowText text)
    {
        List<BehaviourLine> lines = [];
        TraceRow? lastExit = null;
        int next = 0;
        int sets = 0;
        foreach (TraceRow row in trace.Rows)
        {
            int? exit = row.ExitNumber;
            for (int trap = 0; exit is not null && next < traps.Count && traps[next].Exit <= exit; trap++)
            {
                lines.Add(new($"{exit}.{trap}", text.Of(traps[next++])));
            }

            string name = row.Kind switch
            {
                TraceRowKinds.Set => ++sets == 1 ? "set" : $"set{sets}",
                TraceRowKinds.End => "end",
                _ => $"{exit}",
            };
            lines.Add(new(name, text.Of(row, lastExit)));
            lastExit = exit is null ? lastExit : row;
        }

        return new(lines.Concat(verdicts));
    }

    /// <summary>
    /// This behaviour of a running kernel, with MDCR_EL2 as a golden expects it: the kernel cannot tell it, and so cannot differ in it.
    /// </summary>
    public Behaviour WithUnreadable(Behaviour expected)
    {
        string? part = expected._lines.Select(MdcrPart).FirstOrDefault(found => found is not null);
        return part is null || _lines.Any(line => MdcrPart(line) is not null)
            ? this
            : new(_lines.Select(line => line.Name == TraceRow.EndSeq ? line with { Text = $"{line.Text}{RowText.Separator}{part}" } : line));
    }

    /// <inheritdoc/>
    public bool Equals(Behaviour? other) => other is not null && _lines.AsSpan().SequenceEqual(other._lines);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Behaviour);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (BehaviourLine line in _lines)
        {
            hash.Add(line);
        }

        return hash.ToHashCode();
    }

    private static string? MdcrPart(BehaviourLine line) =>
        Array.Find(line.Text.Split(RowText.Separator), part => part.StartsWith(TraceDetail.MdcrEl2Key + "=", StringComparison.Ordinal));
}
