using System.Text.Unicode;
using CsvHelper;

namespace Conformance.Suite.Traces;

/// <summary>Reads trace files. Whatever is not exactly as the writer would have written it is an error, and all errors of a file are reported.</summary>
public static class TraceReader
{
    private static readonly CsvReaderOptions Options = new()
    {
        Separator = ',',
        HasHeader = false,
        TrackLineNumbers = true,
        SkipEmptyLines = false,
        AllowLineBreaksInQuotes = false,
        MalformedData = CsvMalformedDataHandling.Throw,
        MissingField = CsvMissingFieldHandling.Throw,

        // Rows are counted here, because the exception would hide the errors behind the first one.
        FieldCountMismatch = CsvFieldCountHandling.Allow,
    };

    /// <summary>The traces of a file, in the order of the file.</summary>
    /// <param name="file">The name for messages.</param>
    /// <param name="content">The bytes of the file.</param>
    /// <param name="errors">Takes what is wrong; when anything was added, the traces are incomplete.</param>
    public static IReadOnlyList<Trace> Read(string file, byte[] content, ICollection<TraceError> errors)
    {
        if (!CheckEncoding(file, content, errors))
        {
            return [];
        }

        TraceAssembler assembler = new(file, errors);
        using CsvReader csv = CsvReader.Create(content, Options);
        TraceRowReader rows = new(file, csv, errors);
        try
        {
            // Without its header, nothing says what the fields of a file are.
            if (!csv.Read() || !rows.CheckHeader())
            {
                return [];
            }

            while (csv.Read())
            {
                assembler.Add((int)csv.LineNumber, rows.ScenarioName(), rows.ReadRow());
            }
        }
        catch (CsvFormatException e)
        {
            errors.Add(new(file, (int)e.LineNumber, 1, "the quotes in this line do not match: put no quotes, and no line break, in a field"));
            return [];
        }

        return assembler.Finish();
    }

    private static bool CheckEncoding(string file, ReadOnlySpan<byte> content, ICollection<TraceError> errors)
    {
        if (content.IsEmpty)
        {
            errors.Add(new(file, 1, 1, "the file is empty: record it again, or delete it"));
        }
        else if (content.StartsWith("\uFEFF"u8))
        {
            errors.Add(new(file, 1, 1, "the file starts with a byte order mark: save it as UTF-8 without one"));
        }
        else if (!Utf8.IsValid(content))
        {
            errors.Add(new(file, 1, 1, "the file is not UTF-8: save it as UTF-8"));
        }
        else if (content.IndexOf((byte)'\r') is >= 0 and int at)
        {
            errors.Add(new(file, 1 + content[..at].Count((byte)'\n'), 1, "the line ends with CR LF: save the file with LF alone"));
        }
        else if (content[^1] != '\n')
        {
            errors.Add(new(file, 1 + content.Count((byte)'\n'), 1, "the last line does not end: the file was cut short, or needs a final newline"));
        }
        else
        {
            return true;
        }

        return false;
    }
}
