using Conformance.Suite.Yaml.Keys;

namespace Conformance.Suite.Profiles;

/// <summary>The keys of a profile file.</summary>
public static class ProfileKeys
{
    /// <summary>The table.</summary>
    public static KeyTable Table { get; } = new(
        new FormatKey("title", ValueKind.Text,
            "What the kernel or patch does for a debugger, as one sentence.")
            { IsRequired = true },
        new FormatKey("based-on", ValueKind.Text, "The profile that this one changes; a root of the lineage has none."),
        new FormatKey("source", ValueKind.Texts,
            "List messages, commits and trees that the switches were read from.")
            { Default = "[]" },
        new FormatKey("switches", ValueKind.Assignments,
            "The switches that differ from the base, with their values; in a root every switch.")
            { Default = "{}" });
}
