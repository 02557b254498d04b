using Conformance.Suite.Yaml.Keys;

namespace Conformance.Suite.Requirements;

/// <summary>The keys of an entry of requirements.yaml.</summary>
internal static class RequirementKeys
{
    /// <summary>The name.</summary>
    public const string Id = "id";

    /// <summary>What is relied on.</summary>
    public const string Sentence = "sentence";

    /// <summary>What for.</summary>
    public const string Rationale = "rationale";

    /// <summary>What it rests on.</summary>
    public const string Source = "source";

    /// <summary>The table.</summary>
    public static KeyTable Table { get; } = new(
        new FormatKey(Id, ValueKind.Text, "The name that scenarios use, in capitals.") { IsRequired = true },
        new FormatKey(Sentence, ValueKind.Text, "What a debugger may rely on, in one sentence.") { IsRequired = true },
        new FormatKey(Rationale, ValueKind.LongText, "What a debugger does with it.") { IsRequired = true },
        new FormatKey(Source, ValueKind.Texts, "What it rests on: a rule of the Arm manual, kernel documentation, a list message.") { IsRequired = true });
}
