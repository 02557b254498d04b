using Conformance.Arm.Syndromes;
using Conformance.Kvm.Uapi;
using Conformance.Suite.Traces;

namespace Conformance.Suite.Requirements.Judging;

/// <summary>
/// Which row of a run stands for which promised one: as many pairs as possible that keep the order, where a pair is of one
/// kind, and for a debug exit at one pc, too.
/// </summary>
internal static class RowAlignment
{
    // A pair of exits counts more than one of KVM_SET_GUEST_DEBUG rows, which follow from exits.
    private const int Pair = 6;
    private const int EqualPair = 8;
    private const int SetPair = 2;

    /// <summary>The pairs of row numbers, in order.</summary>
    /// <param name="promised">The promised rows.</param>
    /// <param name="actual">The rows of the run.</param>
    /// <param name="areEqual">Whether a promise of that number is kept by the row of that number in every field.</param>
    public static IReadOnlyList<(int Promised, int Actual)> Of(
        IReadOnlyList<TraceRow> promised, IReadOnlyList<TraceRow> actual, Func<int, int, bool> areEqual)
    {
        int[,] best = new int[promised.Count + 1, actual.Count + 1];
        int[,] gain = new int[promised.Count, actual.Count];
        for (int p = promised.Count - 1; p >= 0; p--)
        {
            for (int a = actual.Count - 1; a >= 0; a--)
            {
                gain[p, a] = !CanPair(promised[p], actual[a]) ? 0 : promised[p].Kind == TraceRowKinds.Set ? SetPair : areEqual(p, a) ? EqualPair : Pair;
                int skipping = Math.Max(best[p + 1, a], best[p, a + 1]);
                best[p, a] = gain[p, a] == 0 ? skipping : Math.Max(skipping, gain[p, a] + best[p + 1, a + 1]);
            }
        }

        List<(int, int)> pairs = [];
        int i = 0;
        int j = 0;
        while (i < promised.Count && j < actual.Count)
        {
            if (gain[i, j] != 0 && best[i, j] == gain[i, j] + best[i + 1, j + 1])
            {
                pairs.Add((i++, j++));
            }
            else if (best[i, j] == best[i, j + 1])
            {
                // Of rows that repeat, the last promised ones stay without a partner: a run that is cut short lacks those.
                j++;
            }
            else
            {
                i++;
            }
        }

        return pairs;
    }

    private static bool CanPair(TraceRow promised, TraceRow actual)
    {
        if (promised.Kind != actual.Kind)
        {
            return false;
        }

        if (promised.Kind != TraceRowKinds.Exit)
        {
            return true;
        }

        if (promised[TraceColumns.Errno] != actual[TraceColumns.Errno] || promised[TraceColumns.ExitReason] != actual[TraceColumns.ExitReason])
        {
            return false;
        }

        return (ExitReason)promised[TraceColumns.ExitReason]!.Value switch
        {
            ExitReason.Debug => ClassOf(promised) == ClassOf(actual) && promised[TraceColumns.Pc] == actual[TraceColumns.Pc],
            ExitReason.Mmio => promised[TraceColumns.MmioAddr] == actual[TraceColumns.MmioAddr]
                && promised[TraceColumns.MmioIsWrite] == actual[TraceColumns.MmioIsWrite],
            _ => true,
        };
    }

    private static ExceptionClass? ClassOf(TraceRow row) => row[TraceColumns.Hsr] is { } hsr ? Esr.ClassOf(hsr) : null;
}
