using Conformance.Suite.Yaml.Keys;

namespace Conformance.Suite.Traces;

/// <summary>The keys of an entry of known-gaps.yaml.</summary>
internal static class KnownGapKeys
{
    /// <summary>The recorded scenario.</summary>
    public const string Scenario = "scenario";

    /// <summary>The row.</summary>
    public const string Seq = "seq";

    /// <summary>The column.</summary>
    public const string Field = "field";

    /// <summary>Why.</summary>
    public const string Reason = "reason";

    /// <summary>The table.</summary>
    public static KeyTable Table { get; } = new(
        new FormatKey(Scenario, ValueKind.Text, "The recorded scenario and its variant.") { IsRequired = true },
        new FormatKey(Seq, ValueKind.Text, "The seq of the row; every row if left out."),
        new FormatKey(Field, ValueKind.Choice, "The column; every column if left out.")
            { Allowed = [.. TraceColumns.All.Select(c => c.Name)] },
        new FormatKey(Reason, ValueKind.LongText, "Why the model does not reach the row, and what it would take.") { IsRequired = true });
}
