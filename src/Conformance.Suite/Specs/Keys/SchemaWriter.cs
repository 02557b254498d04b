using System.Text.Json;
using Conformance.Suite.Yaml.Keys;

namespace Conformance.Suite.Specs.Keys;

/// <summary>Writes the rows of a key table as JSON Schema.</summary>
internal sealed class SchemaWriter(KeyTable table, Utf8JsonWriter writer)
{
    /// <summary>Writes the members of a schema object for the map at a path.</summary>
    public void WriteKeys(string path)
    {
        IReadOnlyList<FormatKey> keys = table.Under(path);
        writer.WriteString("type", "object");
        writer.WriteBoolean("additionalProperties", false);
        writer.WriteStartArray("required");
        foreach (FormatKey key in keys)
        {
            if (key.IsRequired)
            {
                writer.WriteStringValue(key.Name);
            }
        }

        writer.WriteEndArray();
        writer.WriteStartObject("properties");
        foreach (FormatKey key in keys)
        {
            writer.WriteStartObject(key.Name);
            writer.WriteString("description", key.Default.Length == 0 ? key.Doc : $"{key.Doc} Default: {key.Default}.");
            WriteValue(key);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private void WriteValue(FormatKey key)
    {
        switch (key.Kind)
        {
            case ValueKind.Text or ValueKind.LongText or ValueKind.Code:
                writer.WriteString("type", "string");
                break;
            case ValueKind.Number:
                WriteNumber(key);
                break;
            case ValueKind.Boolean:
                writer.WriteString("type", "boolean");
                break;
            case ValueKind.Choice:
                WriteAllowed(key);
                break;
            case ValueKind.Place:
                WriteTypes("integer", "string");
                break;
            case ValueKind.Texts:
                WriteList(() => writer.WriteString("type", "string"));
                break;
            case ValueKind.Numbers:
                WriteList(() => writer.WriteString("type", "integer"));
                break;
            case ValueKind.Choices:
                WriteList(() => WriteAllowed(key));
                break;
            case ValueKind.Places:
                WriteList(() => WriteTypes("integer", "string"));
                break;
            case ValueKind.Section:
                WriteKeys(key.Path);
                break;
            case ValueKind.Sections:
                WriteList(() => WriteKeys(key.Path));
                break;
            case ValueKind.Registers:
                WriteMap(() => WriteTypes("integer", "string"));
                break;
            case ValueKind.Fields:
                WriteMap(() => writer.WriteString("type", "integer"));
                break;
            case ValueKind.Words:
                WriteMap(() => WriteList(() => writer.WriteString("type", "integer")));
                break;
            case ValueKind.GuestDebug:
                WriteEither(() => WriteNumber(key), () => WriteList(() => WriteEither(() => WriteAllowed(key), () => WriteNumber(key))));
                break;
            case ValueKind.Profiles:
                WriteEither(() => writer.WriteString("const", "all"), () => WriteList(() => writer.WriteString("type", "string")));
                break;
            case ValueKind.Actions:
                WriteList(() => WriteEither(() => WriteAllowed(key), () => WriteKeys(key.Path)));
                break;
            case ValueKind.Alternatives:
                WriteMap(() => WriteTypes("array", "object"));
                break;
            case ValueKind.Assignments:
                WriteMap(() => writer.WriteString("type", "string"));
                break;
            default:
                throw new InvalidOperationException($"{key.Path}: {key.Kind} has no schema");
        }
    }

    private void WriteNumber(FormatKey key)
    {
        writer.WriteString("type", "integer");

        // 64-bit limits are left out: editors count in floating point, and negative numbers are allowed.
        if (key.Maximum != ulong.MaxValue)
        {
            writer.WriteNumber("minimum", key.Minimum);
            writer.WriteNumber("maximum", key.Maximum);
        }
    }

    private void WriteAllowed(FormatKey key)
    {
        writer.WriteStartArray("enum");
        foreach (string word in key.Allowed)
        {
            writer.WriteStringValue(word);
        }

        writer.WriteEndArray();
    }

    private void WriteTypes(params ReadOnlySpan<string> types)
    {
        writer.WriteStartArray("type");
        foreach (string type in types)
        {
            writer.WriteStringValue(type);
        }

        writer.WriteEndArray();
    }

    private void WriteList(Action item)
    {
        writer.WriteString("type", "array");
        writer.WriteStartObject("items");
        item();
        writer.WriteEndObject();
    }

    private void WriteMap(Action value)
    {
        writer.WriteString("type", "object");
        writer.WriteStartObject("additionalProperties");
        value();
        writer.WriteEndObject();
    }

    private void WriteEither(Action one, Action other)
    {
        writer.WriteStartArray("anyOf");
        writer.WriteStartObject();
        one();
        writer.WriteEndObject();
        writer.WriteStartObject();
        other();
        writer.WriteEndObject();
        writer.WriteEndArray();
    }
}
