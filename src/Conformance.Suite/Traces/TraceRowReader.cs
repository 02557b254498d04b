using System.Text;
using Conformance.Suite.Diagnostics;
using CsvHelper;

namespace Conformance.Suite.Traces;

/// <summary>Turns the current record of a CSV reader into a row, by the table of columns.</summary>
internal sealed class TraceRowReader(SourceText source, CsvReader csv, DiagnosticBag bag)
{
    private string _scenario = "";

    /// <summary>Checks that the current record is the header; reports the first thing that is not.</summary>
    public bool CheckHeader()
    {
        for (int i = 0; i < Math.Min(csv.FieldCount, TraceColumns.Count); i++)
        {
            string name = csv.GetString(i);
            if (name != TraceColumns.All[i].Name)
            {
                Report(i, $"the header has \"{name}\" where a trace has {TraceColumns.All[i]}: write {TraceColumns.Header}");
                return false;
            }
        }

        if (csv.FieldCount != TraceColumns.Count)
        {
            Report(0, $"the header has {csv.FieldCount} of {TraceColumns.Count} columns: write {TraceColumns.Header}");
            return false;
        }

        return true;
    }

    /// <summary>The scenario of the current record.</summary>
    public string ScenarioName()
    {
        // Rows of a scenario follow each other, so that most names are the one before.
        Span<byte> before = stackalloc byte[256];
        ReadOnlySpan<byte> name = csv.GetSpan(TraceColumns.Scenario.Index);
        if (!Encoding.UTF8.TryGetBytes(_scenario, before, out int length) || !name.SequenceEqual(before[..length]))
        {
            _scenario = Encoding.UTF8.GetString(name);
        }

        return _scenario;
    }

    /// <summary>The row, or null when something in it was reported.</summary>
    public TraceRow? ReadRow()
    {
        if (csv.FieldCount != TraceColumns.Count)
        {
            Report(0, $"the row has {csv.FieldCount} fields: write all {TraceColumns.Count}, empty where a column does not apply");
            return null;
        }

        TraceCells cells = default;
        TraceRowKinds kind = ReadKind(ref cells);
        bool ok = kind != TraceRowKinds.None;
        foreach (TraceColumn column in TraceColumns.Span)
        {
            ok &= !column.IsNumber || ReadNumber(column, ref cells);
        }

        if (!ok || !CheckPresence(kind, cells))
        {
            return null;
        }

        string detail = csv.GetString(TraceColumns.Detail.Index);
        if (!TraceDetail.IsValid(kind, csv.GetSpan(TraceColumns.Detail.Index)))
        {
            Report(TraceColumns.Detail.Index, $"{TraceColumns.Detail} \"{detail}\" is not a list of values: {TraceDetail.Advice}");
            return null;
        }

        return new(_scenario, kind, cells, detail);
    }

    private TraceRowKinds ReadKind(ref TraceCells cells)
    {
        ReadOnlySpan<byte> text = csv.GetSpan(TraceColumns.Seq.Index);
        if (Ascii.Equals(text, TraceRow.SetSeq))
        {
            return TraceRowKinds.Set;
        }

        if (Ascii.Equals(text, TraceRow.EndSeq))
        {
            return TraceRowKinds.End;
        }

        if (TraceNumber.TryParse(TraceValueKind.Decimal, text, out ulong number) && number <= int.MaxValue)
        {
            cells.Set(TraceColumns.Seq, number);
            return TraceRowKinds.Exit;
        }

        ReportValue(TraceColumns.Seq);
        return TraceRowKinds.None;
    }

    private bool ReadNumber(TraceColumn column, ref TraceCells cells)
    {
        ReadOnlySpan<byte> text = csv.GetSpan(column.Index);
        if (text.IsEmpty)
        {
            return true;
        }

        if (!TraceNumber.TryParse(column.Kind, text, out ulong value))
        {
            ReportValue(column);
            return false;
        }

        cells.Set(column, value);
        return true;
    }

    private bool CheckPresence(TraceRowKinds kind, in TraceCells cells)
    {
        bool ok = true;
        foreach (TraceColumn column in TraceColumns.Span)
        {
            bool has = !csv.IsEmpty(column.Index);
            TracePresence presence = TraceRules.Presence(column, kind, cells);
            if (has && presence == TracePresence.Absent)
            {
                Report(column.Index, $"{column} has a value in a row to which it does not apply: leave the field empty");
                ok = false;
            }
            else if (!has && presence == TracePresence.Required)
            {
                Report(column.Index, $"{column} is missing: write {column.Meaning}");
                ok = false;
            }
        }

        return ok;
    }

    private void ReportValue(TraceColumn column) =>
        Report(column.Index, $"{column} \"{csv.GetString(column.Index)}\" cannot be read: {TraceNumber.Advice(column.Kind)}");

    private void Report(int field, string message)
    {
        int position = 1;
        for (int i = 0; i < field; i++)
        {
            position += RawLength(i) + 1;
        }

        bag.Add(source, new((int)csv.LineNumber, position, RawLength(field)), message);
    }

    private int RawLength(int field) => Encoding.UTF8.GetCharCount(csv.GetRawSpan(field));
}
