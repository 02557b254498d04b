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

    /// <summary>How profiles stand to it.</summary>
    public const string History = "history";

    /// <summary>The profile of an event.</summary>
    public const string Profile = "profile";

    /// <summary>The status from there on.</summary>
    public const string Status = "status";

    /// <summary>Why.</summary>
    public const string Reason = "reason";

    /// <summary>The table.</summary>
    public static KeyTable Table { get; } = new(
        new FormatKey(Id, ValueKind.Text, "The name that scenarios use, in capitals.") { IsRequired = true },
        new FormatKey(Sentence, ValueKind.Text, "What a debugger may rely on, in one sentence.") { IsRequired = true },
        new FormatKey(Rationale, ValueKind.LongText, "What a debugger does with it.") { IsRequired = true },
        new FormatKey(Source, ValueKind.Texts, "What it rests on: a rule of the Arm manual, kernel documentation, a list message.") { IsRequired = true },
        new FormatKey(History, ValueKind.Sections, "The profiles from which on it has another status; what is based on a profile inherits its status."),
        new FormatKey($"{History}.{Profile}", ValueKind.Text, "The profile.") { IsRequired = true },
        new FormatKey($"{History}.{Status}", ValueKind.Choice, "How it stands to the requirement.")
        {
            IsRequired = true,
            Allowed = [.. Enum.GetNames<RequirementStatus>().Select(name => name.ToLowerInvariant())],
        },
        new FormatKey($"{History}.{Reason}", ValueKind.Text, "The commit, version or message that made it so.") { IsRequired = true });
}
