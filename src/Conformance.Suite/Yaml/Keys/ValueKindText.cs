namespace Conformance.Suite.Yaml.Keys;

/// <summary>What to write for a kind of value, in words.</summary>
internal static class ValueKindText
{
    /// <summary>What a key's value is: a noun phrase with an example.</summary>
    public static string Wanted(FormatKey key) => key.Kind switch
    {
        ValueKind.Text => "a text on one line",
        ValueKind.LongText => "a text",
        ValueKind.Code => "a program: a '|' block, or one line",
        ValueKind.Number => "a number, such as 24 or 0x3c5",
        ValueKind.Boolean => "true or false",
        ValueKind.Choice => $"one of {string.Join(", ", key.Allowed)}",
        ValueKind.Place => "a label or an address",
        ValueKind.Texts => "a list of texts, such as [\"one\", \"two\"]",
        ValueKind.Numbers => "a list of numbers, such as [0x11, 0x22]",
        ValueKind.Choices => $"a list of words out of {string.Join(", ", key.Allowed)}",
        ValueKind.Places => "a list of labels, such as [start]",
        ValueKind.Section => "a map of keys",
        ValueKind.Sections => "a list of maps, such as [{ at: start }]",
        ValueKind.Registers => "a map of registers, such as { x1: 0x40001000 }",
        ValueKind.Fields => "a map of register fields, such as { TDE: 1 }",
        ValueKind.Words => "a map of addresses, such as { 0x40001000: [0x11, 0x22] }",
        ValueKind.GuestDebug => "a list of flags, such as [enable, singlestep], or a number",
        ValueKind.Profiles => "the word all, or a list of profile names",
        ValueKind.Actions => "a list of actions, such as [{ set: { x5: 0x10 } }, save-restore]",
        ValueKind.Alternatives => "a map of keys and lists of their values, such as { guest-debug: [[enable], [enable, singlestep]] }",
        ValueKind.Assignments => "a map of names and values",
        _ => throw new ArgumentOutOfRangeException(nameof(key)),
    };
}
