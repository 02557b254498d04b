using Conformance.Kvm.Uapi;

namespace Conformance.Suite.Traces;

/// <summary>Whether a row has to have a value in a column.</summary>
internal enum TracePresence
{
    /// <summary>It must not have one.</summary>
    Absent,

    /// <summary>It may have one.</summary>
    Optional,

    /// <summary>It must have one.</summary>
    Required,
}

/// <summary>Which columns of a row have a value, by the table of columns and the other values of the row.</summary>
internal static class TraceRules
{
    private const int ExceptionClassShift = 26;
    private const ulong ExceptionClassMask = 0x3f;

    /// <summary>Whether a row of that kind, with those numbers, has a value in the column.</summary>
    public static TracePresence Presence(TraceColumn column, TraceRowKinds kind, in TraceCells cells)
    {
        if ((column.Rows & kind) == 0)
        {
            return TracePresence.Absent;
        }

        return column.Condition switch
        {
            TraceCondition.Always => TracePresence.Required,
            TraceCondition.Optional => TracePresence.Optional,
            TraceCondition.SyndromeExit => IsSyndromeExit(cells) ? TracePresence.Optional : TracePresence.Absent,
            TraceCondition.FaultAddress => HasFaultAddress(cells) ? TracePresence.Optional : TracePresence.Absent,
            TraceCondition.MmioExit => MmioPresence(cells),
            _ => cells[TraceColumns.MmioIsWrite] == 1 ? TracePresence.Required : TracePresence.Absent,
        };
    }

    /// <summary>Whether the syndrome of an exit says that FAR is valid: EC 0x34 of a debug exit, and the aborts of the bare EL2 machine.</summary>
    public static bool HasFaultAddress(in TraceCells cells)
    {
        if (cells[TraceColumns.Hsr] is not ulong hsr)
        {
            return false;
        }

        ulong exceptionClass = (hsr >> ExceptionClassShift) & ExceptionClassMask;
        return Reason(cells) switch
        {
            ExitReason.Debug => exceptionClass is 0x34,
            ExitReason.Exception => exceptionClass is 0x20 or 0x24 or 0x34,
            _ => false,
        };
    }

    private static bool IsSyndromeExit(in TraceCells cells) => Reason(cells) is ExitReason.Debug or ExitReason.Exception;

    // A KVM_RUN that failed leaves the exit_reason of the exit before, with its data or without.
    private static TracePresence MmioPresence(in TraceCells cells)
    {
        if (Reason(cells) != ExitReason.Mmio)
        {
            return TracePresence.Absent;
        }

        return cells[TraceColumns.Ret] == 0 ? TracePresence.Required
            : !cells.Has(TraceColumns.MmioAddr) ? TracePresence.Absent
            : TracePresence.Required;
    }

    private static ExitReason? Reason(in TraceCells cells) => (ExitReason?)cells[TraceColumns.ExitReason];
}
