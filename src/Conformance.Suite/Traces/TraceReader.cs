using Conformance.Suite.Diagnostics;
using Conformance.Suite.Files;
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
    /// <param name="bag">Gets what is wrong; when anything was added, the traces are incomplete.</param>
    public static IReadOnlyList<Trace> Read(string file, byte[] content, DiagnosticBag bag)
    {
        if (content.Length == 0)
        {
            bag.Add(file, "the file is empty: record it again, or delete it");
            return [];
        }

        if (InputFile.Decode(content, file, bag) is not { } source || !CheckLineEnds(source, bag))
        {
            return [];
        }

        TraceAssembler assembler = new(source, bag);
        using CsvReader csv = CsvReader.Create(content, Options);
        TraceRowReader rows = new(source, csv, bag);
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
            int line = (int)e.LineNumber;
            bag.Add(
                source,
                new(line, 1, source.Line(line).Length),
                "the quotes in this line do not match: put no quotes, and no line break, in a field");
            return [];
        }

        return assembler.Finish();
    }

    private static bool CheckLineEnds(SourceText source, DiagnosticBag bag)
    {
        int carriageReturn = source.Text.IndexOf('\r');
        if (carriageReturn >= 0)
        {
            bag.Add(source, source.SpanAt(carriageReturn, 1), "the line ends with CR LF: save the file with LF alone");
            return false;
        }

        if (!source.Text.EndsWith('\n'))
        {
            bag.Add(
                source,
                source.SpanAt(source.Text.Length, 1),
                "the last line does not end: the file was cut short, or needs a final newline");
            return false;
        }

        return true;
    }
}
