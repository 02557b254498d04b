namespace Conformance.Suite.Traces;

/// <summary>A value of a mapping in a YAML file beside the traces, and where it is.</summary>
/// <param name="Value">The text of the scalar.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">The character in the line, from 1.</param>
internal readonly record struct YamlField(string Value, int Line, int Column);

/// <summary>A mapping from keys to text, and where it begins.</summary>
internal sealed record YamlFields(int Line, int Column, IReadOnlyDictionary<string, YamlField> Values)
{
    /// <summary>The value of a key, or null.</summary>
    public string? this[string key] => Values.TryGetValue(key, out YamlField field) ? field.Value : null;
}
