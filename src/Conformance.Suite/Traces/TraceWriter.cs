using Conformance.Suite.Files;
using CsvHelper;

namespace Conformance.Suite.Traces;

/// <summary>Writes trace files; equal traces give equal bytes.</summary>
public static class TraceWriter
{
    /// <summary>How the files end that hold traces.</summary>
    public const string Extension = ".csv";

    private static readonly CsvWriterOptions Options = new() { NewLine = "\n" };

    /// <summary>The bytes of a file with these traces, scenarios in ordinal order.</summary>
    /// <exception cref="ArgumentException">Two traces are of the same scenario.</exception>
    public static byte[] Format(IEnumerable<Trace> traces)
    {
        using MemoryStream stream = new();
        using (CsvWriter csv = CsvWriter.Create(stream, Options, leaveOpen: true))
        {
            foreach (TraceColumn column in TraceColumns.Span)
            {
                csv.WriteField(column.Name);
            }

            csv.EndRecord();
            string? before = null;
            foreach (Trace trace in traces.OrderBy(t => t.Scenario, StringComparer.Ordinal))
            {
                if (trace.Scenario == before)
                {
                    throw new ArgumentException($"{before}: two traces of one scenario", nameof(traces));
                }

                before = trace.Scenario;
                foreach (TraceRow row in trace.Rows)
                {
                    WriteRow(csv, row);
                }
            }
        }

        return stream.ToArray();
    }

    /// <summary>Writes DIR/profile/group.csv for every group of the traces, and returns the paths.</summary>
    /// <exception cref="ArgumentException">Two traces are of the same scenario.</exception>
    /// <exception cref="IOException">A file cannot be written; it is then as it was before.</exception>
    public static IReadOnlyList<string> Save(string dir, string profile, IEnumerable<Trace> traces)
    {
        List<string> paths = [];
        foreach (IGrouping<string, Trace> group in traces.GroupBy(t => ScenarioGroup.Of(t.Scenario)).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            string path = Path.Combine(dir, profile, group.Key + Extension);
            AtomicFile.Write(path, Format(group));
            paths.Add(path);
        }

        return paths;
    }

    private static void WriteRow(CsvWriter csv, TraceRow row)
    {
        foreach (TraceColumn column in TraceColumns.Span)
        {
            csv.WriteField(row.Text(column));
        }

        csv.EndRecord();
    }
}
