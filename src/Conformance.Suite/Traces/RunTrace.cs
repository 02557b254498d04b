using Conformance.Kvm.Exits;
using Conformance.Vmm.Running;

namespace Conformance.Suite.Traces;

/// <summary>Turns what a run returned into a trace.</summary>
public static class RunTrace
{
    /// <summary>The trace of a finished run.</summary>
    /// <param name="scenario">The scenario and its variant.</param>
    /// <param name="log">What the run returned.</param>
    /// <param name="mdcrEl2">MDCR_EL2 of the last guest entry, where the scenario shows it and the backend can tell; otherwise null.</param>
    /// <exception cref="ArgumentException">The run is not over, or says nothing about a kernel (<see cref="RunOutcome.Error"/>).</exception>
    public static Trace Of(string scenario, RunLog log, ulong? mdcrEl2 = null)
    {
        if (log.Outcome is not (RunOutcome.Completed or RunOutcome.HostBug))
        {
            throw new ArgumentException($"{scenario}: a run that ended as {log.Outcome} has no trace", nameof(log));
        }

        TraceRow[] rows = new TraceRow[log.Records.Length + 1];
        ulong seq = 0;
        for (int i = 0; i < log.Records.Length; i++)
        {
            ref readonly ExitRecord record = ref log.Records[i];
            rows[i] = record.Kind == RecordKind.Set ? SetRow(scenario, record) : ExitRow(scenario, seq++, record);
        }

        rows[^1] = new(scenario, TraceRowKinds.End, default, EndDetail(log, mdcrEl2));
        return new(scenario, rows);
    }

    private static TraceRow SetRow(string scenario, in ExitRecord record)
    {
        TraceCells cells = default;
        SetResult(ref cells, record);
        return new(scenario, TraceRowKinds.Set, cells, "");
    }

    private static TraceRow ExitRow(string scenario, ulong seq, in ExitRecord record)
    {
        TraceCells cells = default;
        cells.Set(TraceColumns.Seq, seq);
        SetResult(ref cells, record);
        cells.Set(TraceColumns.ExitReason, (ulong)record.ExitReason);
        cells.Set(TraceColumns.Pc, record.Pc);
        cells.Set(TraceColumns.Pstate, record.Pstate);
        cells.Set(TraceColumns.X0, record.X0);
        if (record.Has(RecordFields.Hsr))
        {
            cells.Set(TraceColumns.Hsr, record.Hsr);
        }

        // A backend that hands over the leftovers of the exit union would otherwise differ from one that does not.
        if (record.Has(RecordFields.Far) && TraceRules.HasFaultAddress(cells))
        {
            cells.Set(TraceColumns.Far, record.Far);
        }

        if (record.Has(RecordFields.Mmio))
        {
            SetMmio(ref cells, record);
        }

        return new(scenario, TraceRowKinds.Exit, cells, TraceDetail.Of(record));
    }

    private static void SetResult(ref TraceCells cells, in ExitRecord record)
    {
        cells.Set(TraceColumns.Ret, (ulong)record.Ret);
        cells.Set(TraceColumns.Errno, (ulong)record.Errno);
    }

    private static void SetMmio(ref TraceCells cells, in ExitRecord record)
    {
        cells.Set(TraceColumns.MmioAddr, record.MmioAddress);
        cells.Set(TraceColumns.MmioLen, record.MmioLength);
        cells.Set(TraceColumns.MmioIsWrite, record.MmioIsWrite ? 1UL : 0);
        if (record.MmioIsWrite)
        {
            cells.Set(TraceColumns.MmioData, record.MmioData);
        }
    }

    private static string EndDetail(RunLog log, ulong? mdcrEl2) =>
        log.Outcome == RunOutcome.HostBug ? TraceDetail.HostBug
        : TraceDetail.With(log.End is { } end ? TraceDetail.Of(end) : "", mdcrEl2);
}
