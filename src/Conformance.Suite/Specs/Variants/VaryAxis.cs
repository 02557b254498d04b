using Conformance.Suite.Yaml;

namespace Conformance.Suite.Specs.Variants;

/// <summary>One key that varies, and the values it takes in turn.</summary>
/// <param name="Key">The key as written under <c>vary</c>.</param>
/// <param name="Path">The path of the key in the file, by dots.</param>
/// <param name="Values">At least one.</param>
internal sealed record VaryAxis(YamlScalar Key, string Path, IReadOnlyList<YamlNode> Values);

/// <summary>One combination of values.</summary>
/// <param name="Name">What is appended to the id: empty, or <c>@key=value,key=value</c>.</param>
/// <param name="Root">The file with the values in their places.</param>
internal readonly record struct SpecVariant(string Name, YamlMapping Root);
