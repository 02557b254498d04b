using System.Globalization;
using Conformance.Arm.Syndromes;
using Conformance.Suite.Goldens;
using Conformance.Suite.Traces;

namespace Conformance.Suite.Comparison;

/// <summary>
/// Which line of one run stands for which of another: as many pairs as possible that keep the order, where a pair is of one
/// kind. A debug exit is matched by one of its class at the same pc, an MMIO exit by one of the same access.
/// </summary>
internal static class LinePairing
{
    private const int Pair = 6;
    private const int EqualPair = 8;

    // Answers of KVM_SET_GUEST_DEBUG follow from exits, and must not draw them together.
    private const int SetPair = 2;

    private const string ErrorField = "error";
    private const string MmioField = "mmio";

    /// <summary>Pairs of line numbers, null where a line has no partner; in order, every line once.</summary>
    /// <remarks>Lines without a partner that stand at one place on both sides are paired in order: one became the other.</remarks>
    public static IReadOnlyList<(int? Base, int? Head)> Of(IReadOnlyList<BehaviourLine> before, IReadOnlyList<BehaviourLine> after)
    {
        List<(int?, int?)> pairs = [];
        int b = 0;
        int h = 0;
        foreach ((int nextBase, int nextHead) in Matches(before, after).Append((before.Count, after.Count)))
        {
            while (b < nextBase || h < nextHead)
            {
                pairs.Add((b < nextBase ? b++ : null, h < nextHead ? h++ : null));
            }

            if (nextBase < before.Count)
            {
                pairs.Add((b++, h++));
            }
        }

        return pairs;
    }

    /// <summary>What a line is of: lines of another kind are never one and the same exit.</summary>
    public static string KindOf(BehaviourLine line)
    {
        if (!char.IsAsciiDigit(line.Name[0]))
        {
            return line.Name.StartsWith(TraceRow.SetSeq, StringComparison.Ordinal) ? TraceRow.SetSeq : line.Name;
        }

        IReadOnlyList<LinePart> parts = LineParts.Of(line.Text);
        string reason = $"{parts.Find(ErrorField)} {parts.Find(LineParts.BareField)}";
        return parts.Find(TraceColumns.Hsr.Name) is { } hsr ? $"{reason} {ClassOf(hsr)} {parts.Find(TraceColumns.Pc.Name)}"
            : parts.Find(MmioField) is { } access ? $"{reason} {access.Split(':')[0]}"
            : reason;
    }

    private static ExceptionClass ClassOf(string hsr)
    {
        string digits = hsr.Split(' ')[0];
        return Esr.ClassOf(ulong.Parse(digits.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
    }

    private static List<(int Base, int Head)> Matches(IReadOnlyList<BehaviourLine> before, IReadOnlyList<BehaviourLine> after)
    {
        string[] kindsBefore = [.. before.Select(KindOf)];
        string[] kindsAfter = [.. after.Select(KindOf)];
        int[,] best = new int[before.Count + 1, after.Count + 1];
        for (int b = before.Count - 1; b >= 0; b--)
        {
            for (int h = after.Count - 1; h >= 0; h--)
            {
                int gain = Gain(b, h);
                int skipping = Math.Max(best[b + 1, h], best[b, h + 1]);
                best[b, h] = gain == 0 ? skipping : Math.Max(skipping, gain + best[b + 1, h + 1]);
            }
        }

        List<(int, int)> matches = [];
        int i = 0;
        int j = 0;
        while (i < before.Count && j < after.Count)
        {
            int gain = Gain(i, j);
            if (gain != 0 && best[i, j] == gain + best[i + 1, j + 1])
            {
                matches.Add((i++, j++));
            }
            else if (best[i, j] == best[i, j + 1])
            {
                j++;
            }
            else
            {
                i++;
            }
        }

        return matches;

        int Gain(int b, int h) =>
            kindsBefore[b] != kindsAfter[h] ? 0
            : kindsBefore[b] == TraceRow.SetSeq ? SetPair
            : before[b].Text == after[h].Text ? EqualPair
            : Pair;
    }
}
