using System.Buffers;
using System.Text;
using System.Text.Json;
using Conformance.Suite.Yaml.Keys;

namespace Conformance.Suite.Specs.Keys;

/// <summary>The JSON Schema of a file format, for editors that complete and check YAML.</summary>
public static class SpecSchema
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, IndentSize = 2, NewLine = "\n" };

    /// <summary>The schema of scenario files, as text that ends with LF.</summary>
    public static string ToJsonSchema() => ToJsonSchema(SpecKeys.Table, "A scenario of the ARM64 debug-trap conformance suite");

    /// <summary>The schema of a format.</summary>
    public static string ToJsonSchema(KeyTable table, string title)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer, Indented))
        {
            writer.WriteStartObject();
            writer.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
            writer.WriteString("title", title);
            new SchemaWriter(table, writer).WriteKeys("");
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }
}
