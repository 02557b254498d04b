using System.Text.Json;
using Conformance.Suite.Specs.Keys;
using Conformance.Suite.Yaml.Keys;
using Xunit;

namespace Conformance.Tests.Specs;

/// <summary>The JSON Schema says what the table of keys says.</summary>
public sealed class SpecSchemaTests
{
    [Fact]
    public void Every_key_is_in_the_schema_with_its_sentence_and_nothing_else_is()
    {
        List<string> found = [];
        using JsonDocument schema = JsonDocument.Parse(SpecSchema.ToJsonSchema());
        Collect(schema.RootElement, "", found);
        Assert.Equal(SpecKeys.Table.All.Select(k => k.Path), found);
    }

    [Fact]
    public void The_schema_is_the_same_each_time_and_ends_with_one_line_feed()
    {
        string text = SpecSchema.ToJsonSchema();
        Assert.Equal(text, SpecSchema.ToJsonSchema());
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
    }

    [Fact]
    public void Choices_and_required_keys_are_in_the_schema()
    {
        using JsonDocument schema = JsonDocument.Parse(SpecSchema.ToJsonSchema());
        Assert.Equal(["title", "guest"], schema.RootElement.GetProperty("required").EnumerateArray().Select(e => e.GetString()));
        Assert.Equal(
            ["kvm", "el2"],
            schema.RootElement.GetProperty("properties").GetProperty("machine").GetProperty("enum").EnumerateArray().Select(e => e.GetString()));
        Assert.False(schema.RootElement.GetProperty("additionalProperties").GetBoolean());
    }

    [Fact]
    public void Every_default_is_a_value_that_the_key_accepts()
    {
        foreach (FormatKey key in SpecKeys.Table.All)
        {
            if (key.Default.Length > 0 && key.Parent.Length == 0)
            {
                Assert.Equal("", SpecText.Errors($"{SpecText.Smallest}{key.Path}: {key.Default}\n"));
            }
        }
    }

    private static void Collect(JsonElement schema, string prefix, List<string> found)
    {
        if (schema.TryGetProperty("properties", out JsonElement properties))
        {
            foreach (JsonProperty property in properties.EnumerateObject())
            {
                string path = prefix + property.Name;
                Assert.StartsWith(SpecKeys.Table[path].Doc, property.Value.GetProperty("description").GetString(), StringComparison.Ordinal);
                found.Add(path);
                Collect(property.Value, path + ".", found);
            }
        }
        else if (schema.TryGetProperty("items", out JsonElement items))
        {
            Collect(items, prefix, found);
        }
        else if (schema.TryGetProperty("anyOf", out JsonElement either))
        {
            foreach (JsonElement one in either.EnumerateArray())
            {
                Collect(one, prefix, found);
            }
        }
    }
}
