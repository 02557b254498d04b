using System.Text.Json.Serialization;
using Conformance.Suite.Exporting;
using Conformance.Suite.Reports.Model;

namespace Conformance.Suite.Reports.Json;

/// <summary>How the model of reports, and exported scenarios, are spelled in JSON.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    IndentSize = 1,
    NewLine = "\n",
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(SuiteReport))]
[JsonSerializable(typeof(ExportedSpec))]
internal sealed partial class ReportJson : JsonSerializerContext
{
    /// <summary>A file ends with a line end.</summary>
    public static byte[] WithLineEnd(byte[] json) => [.. json, (byte)'\n'];
}
