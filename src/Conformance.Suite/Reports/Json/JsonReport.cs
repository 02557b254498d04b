using System.Text.Json;
using System.Text.Json.Serialization;
using Conformance.Suite.Reports.Model;

namespace Conformance.Suite.Reports.Json;

/// <summary>Writes and reads results as JSON: everything that any other report is made of.</summary>
public static class JsonReport
{
    /// <summary>The bytes of the file.</summary>
    public static byte[] Format(SuiteReport report) => ReportJson.WithLineEnd(JsonSerializer.SerializeToUtf8Bytes(report, ReportJson.Default.SuiteReport));

    /// <summary>Reads a report.</summary>
    /// <exception cref="JsonException">It is not one; the message says where.</exception>
    public static SuiteReport Read(ReadOnlySpan<byte> json)
    {
        SuiteReport report = JsonSerializer.Deserialize(json, ReportJson.Default.SuiteReport) ?? throw new JsonException("the report is null");
        return report.Format == SuiteReport.CurrentFormat
            ? report
            : throw new JsonException($"the format is '{report.Format}', and this version reads {SuiteReport.CurrentFormat}");
    }

    /// <summary>The JSON Schema of the file.</summary>
    public static string Schema() => JsonSchemaText.Of(ReportJson.Default.SuiteReport, "A conformance report");
}
