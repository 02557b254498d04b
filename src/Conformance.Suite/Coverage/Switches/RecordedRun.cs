using Conformance.Arm.Syndromes;
using Conformance.Kvm.Exits;
using Conformance.Kvm.Machines;
using Conformance.Kvm.Uapi;
using Conformance.Suite.Traces;
using Conformance.Vmm.Running;

namespace Conformance.Suite.Coverage.Switches;

/// <summary>A run that others are compared with. As long as they are equal, no text is made of them.</summary>
internal sealed class RecordedRun
{
    private const string NoRow = "-";
    private const string Errored = "error";
    private const string WholeRow = TraceDifference.WholeRow;
    private const string TrapField = "traps";

    private readonly string _scenario;
    private readonly ExitRecord[] _records;
    private readonly RunOutcome _outcome;
    private readonly EndState? _end;
    private readonly TrapLogEntry[] _traps;
    private readonly ulong? _mdcrEl2;
    private readonly Trace _trace;

    /// <summary>Keeps a run that is over and says something.</summary>
    public RecordedRun(string scenario, RunLog log, TrapLog? traps, ulong? mdcrEl2)
    {
        _scenario = scenario;
        _records = log.Records.ToArray();
        _outcome = log.Outcome;
        _end = log.End;
        _traps = [.. traps?.Entries ?? []];
        _mdcrEl2 = mdcrEl2;
        _trace = RunTrace.Of(scenario, log, mdcrEl2);
    }

    /// <summary>The first row in which another run differs; null when there is none.</summary>
    public Sight? FirstDifference(RunLog log, TrapLog? traps, ulong? mdcrEl2)
    {
        if (log.Outcome == RunOutcome.Error)
        {
            return new(Errored, "", NoRow, Errored);
        }

        if (_outcome != log.Outcome || !Equals(_end, log.End) || _mdcrEl2 != mdcrEl2 || !log.Records.SequenceEqual(_records))
        {
            Trace other = RunTrace.Of(_scenario, log, mdcrEl2);
            for (int i = 0; i < Math.Max(_trace.Rows.Count, other.Rows.Count); i++)
            {
                TraceRow? before = i < _trace.Rows.Count ? _trace.Rows[i] : null;
                TraceRow? after = i < other.Rows.Count ? other.Rows[i] : null;
                if (before is null || !before.Equals(after))
                {
                    return Between(before, after);
                }
            }
        }

        return traps is null || traps.Entries.SequenceEqual(_traps) ? null : new(RowOfTrap(traps), TrapField, NoRow, NoRow);
    }

    private static Sight Between(TraceRow? before, TraceRow? after)
    {
        TraceRow named = (before ?? after)!;
        string fields = before is null || after is null || before.Kind != after.Kind ? WholeRow : Fields(before, after);
        return new(named.Text(TraceColumns.Seq), fields, Kind(before), Kind(after));
    }

    // Another exit_reason makes the other fields another thing altogether.
    private static string Fields(TraceRow before, TraceRow after)
    {
        if (before[TraceColumns.ExitReason] != after[TraceColumns.ExitReason])
        {
            return TraceColumns.ExitReason.Name;
        }

        List<string> fields = [];
        foreach (TraceColumn column in TraceColumns.Span)
        {
            if (column != TraceColumns.Detail && before.Text(column) != after.Text(column))
            {
                fields.Add(column.Name);
            }
        }

        if (before.Detail != after.Detail)
        {
            fields.AddRange(DetailDifference.Keys(before.Detail, after.Detail));
        }

        return string.Join('+', fields);
    }

    private static string Kind(TraceRow? row)
    {
        if (row is null || row.Kind != TraceRowKinds.Exit)
        {
            return row?.Text(TraceColumns.Seq) ?? NoRow;
        }

        string reason = row[TraceColumns.ExitReason] is { } value ? ((ExitReason)value).ToString() : NoRow;
        return row[TraceColumns.Hsr] is { } hsr ? $"{reason} {Esr.ClassOf(hsr)}"
            : row[TraceColumns.MmioLen] is { } length ? $"{reason} {(row[TraceColumns.MmioIsWrite] == 0 ? "read" : "write")} {length}"
            : reason;
    }

    private string RowOfTrap(TrapLog traps)
    {
        int same = 0;
        while (same < _traps.Length && same < traps.Entries.Count && _traps[same] == traps.Entries[same])
        {
            same++;
        }

        return $"{(same < _traps.Length ? _traps[same].Exit : traps.Entries[same].Exit)}";
    }
}
