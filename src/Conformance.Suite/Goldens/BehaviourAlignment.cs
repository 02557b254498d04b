using DiffPlex;
using DiffPlex.Model;

namespace Conformance.Suite.Goldens;

/// <summary>A line of one behaviour and its counterpart in another one; one of them can be missing.</summary>
public readonly record struct AlignedLines(BehaviourLine? Left, BehaviourLine? Right)
{
    /// <summary>Whether both are there and tell the same, whatever their numbers are.</summary>
    public bool IsSame => Left is { } left && Right is { } right && left.Text == right.Text;
}

/// <summary>Puts the lines of two behaviours side by side, so that an exit too many does not make all later ones differ.</summary>
public static class BehaviourAlignment
{
    private const string Exit = "exit";
    private const string Trap = "trap";
    private const string PcField = "pc";
    private const string MmioField = "mmio";

    /// <summary>
    /// All lines of both, in order. Equal lines stand side by side; between them those that are about the same event, an MMIO
    /// access or a debug exit at one pc; and between these, those of one kind as they come.
    /// </summary>
    public static IReadOnlyList<AlignedLines> Of(Behaviour left, Behaviour right)
    {
        List<AlignedLines> aligned = [];
        Pair(left.Lines, right.Lines, [TextOf, EventOf], aligned);
        return aligned;
    }

    /// <summary>The kind of a line: an exit, an entry to EL2, or its name without a number.</summary>
    internal static string KindOf(BehaviourLine line) =>
        !char.IsAsciiDigit(line.Name[0]) ? line.Name.TrimEnd([.. "0123456789"]) : line.Name.Contains('.', StringComparison.Ordinal) ? Trap : Exit;

    // Pairs lines whose first key is equal, and what lies between them by the other keys.
    private static void Pair(
        IReadOnlyList<BehaviourLine> left, IReadOnlyList<BehaviourLine> right, ReadOnlySpan<Func<BehaviourLine, string>> keys, List<AlignedLines> aligned)
    {
        if (keys.IsEmpty || left.Count == 0 || right.Count == 0)
        {
            PairByKind(left, right, aligned);
            return;
        }

        int l = 0;
        int r = 0;
        DiffResult diff = Differ.Instance.CreateLineDiffs(
            string.Join('\n', left.Select(keys[0])), string.Join('\n', right.Select(keys[0])), ignoreWhitespace: false);
        foreach (DiffBlock block in diff.DiffBlocks)
        {
            while (l < block.DeleteStartA)
            {
                aligned.Add(new(left[l++], right[r++]));
            }

            Pair([.. left.Skip(l).Take(block.DeleteCountA)], [.. right.Skip(r).Take(block.InsertCountB)], keys[1..], aligned);
            l += block.DeleteCountA;
            r += block.InsertCountB;
        }

        while (l < left.Count)
        {
            aligned.Add(new(left[l++], right[r++]));
        }
    }

    // An exit stands against an exit, and the end against the end.
    private static void PairByKind(IReadOnlyList<BehaviourLine> left, IReadOnlyList<BehaviourLine> right, List<AlignedLines> aligned)
    {
        int l = 0;
        int r = 0;
        while (l < left.Count || r < right.Count)
        {
            int order = l == left.Count ? 1 : r == right.Count ? -1 : Order(left[l]).CompareTo(Order(right[r]));
            aligned.Add(new(order <= 0 ? left[l++] : null, order >= 0 ? right[r++] : null));
        }
    }

    // The order in which kinds of lines come in a behaviour; exits, traps and later calls of KVM_SET_GUEST_DEBUG mix.
    private static int Order(BehaviourLine line) => KindOf(line) switch
    {
        Exit or Trap => 1,
        Traces.TraceRow.SetSeq => line.Name == Traces.TraceRow.SetSeq ? 0 : 1,
        Traces.TraceRow.EndSeq => 2,
        GoldenText.HoldsName => 3,
        _ => 4,
    };

    // The kind is part of it: the same requirements can be kept here and broken there.
    private static string TextOf(BehaviourLine line) => $"{KindOf(line)} {line.Text}";

    // An MMIO access is the same whatever pc its exit shows, because that differs between kernels; what it wrote may differ.
    private static string EventOf(BehaviourLine line)
    {
        string kind = KindOf(line);
        IReadOnlyList<LinePart> parts = LineParts.Of(line.Text);
        return kind != Exit ? kind : $"{parts[0].Value} {parts.Find(MmioField)?.Split(':')[0] ?? parts.Find(PcField)}";
    }
}
