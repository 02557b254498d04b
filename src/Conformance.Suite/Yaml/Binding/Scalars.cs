using Conformance.Arm.Names;
using Conformance.Suite.Diagnostics;
using Conformance.Suite.Yaml.Keys;

namespace Conformance.Suite.Yaml.Binding;

/// <summary>Reads single values. Each method returns false after a diagnostic.</summary>
internal static class Scalars
{
    /// <summary>A text that is not empty.</summary>
    public static bool TryText(BindContext context, YamlNode node, FormatKey key, out string text)
    {
        text = "";
        if (node is not YamlScalar { IsEmpty: false } scalar)
        {
            context.ErrorWanted(node, key);
            return false;
        }

        text = scalar.Text.Trim();
        if (text.Length == 0)
        {
            context.Error(node.Span, $"'{key.Name}' is empty; write {ValueKindText.Wanted(key)}");
            return false;
        }

        if (key.Kind != ValueKind.LongText && text.Contains('\n'))
        {
            context.Error(node.Span, $"'{key.Name}' has to be one line");
            return false;
        }

        return true;
    }

    /// <summary>A number between the key's limits.</summary>
    public static bool TryNumber(BindContext context, YamlNode node, FormatKey key, out ulong value)
    {
        value = 0;
        if (node is not YamlScalar { IsEmpty: false } scalar)
        {
            context.ErrorWanted(node, key);
            return false;
        }

        if (scalar.Form != ScalarForm.Plain)
        {
            context.Error(scalar.Span, "numbers are written without quotes");
            return false;
        }

        return TryNumber(context, scalar.Text, scalar.Span, key, out value);
    }

    /// <summary>A number between the key's limits, from its text.</summary>
    public static bool TryNumber(BindContext context, string text, SourceSpan span, FormatKey key, out ulong value)
    {
        string? problem = NumberText.Parse(text, out value);
        if (problem is null && (value < key.Minimum || value > key.Maximum))
        {
            problem = $"{text} is out of range; '{key.Name}' goes from {key.Minimum} to {Limit(key.Maximum)}";
        }

        if (problem is null)
        {
            return true;
        }

        context.Error(span, problem);
        return false;
    }

    /// <summary>true or false.</summary>
    public static bool TryBoolean(BindContext context, YamlNode node, FormatKey key, out bool value)
    {
        value = false;
        if (node is YamlScalar { Form: ScalarForm.Plain, Text: "true" or "false" } scalar)
        {
            value = scalar.Text == "true";
            return true;
        }

        context.ErrorWanted(node, key);
        return false;
    }

    /// <summary>One of the key's words, as its index.</summary>
    public static bool TryChoice(BindContext context, YamlNode node, FormatKey key, out int index)
    {
        index = -1;
        if (node is not YamlScalar { IsEmpty: false } scalar)
        {
            context.ErrorWanted(node, key);
            return false;
        }

        index = IndexOf(key.Allowed, scalar.Text);
        if (index >= 0)
        {
            return true;
        }

        string meant = NameSuggestion.Clause(scalar.Text, key.Allowed, $"; allowed are {string.Join(", ", key.Allowed)}");
        context.Error(scalar.Span, $"'{scalar.Text}' is not a value of '{key.Name}'{meant}");
        return false;
    }

    /// <summary>The position of a word in a list, or -1.</summary>
    public static int IndexOf(IReadOnlyList<string> words, string word)
    {
        for (int i = 0; i < words.Count; i++)
        {
            if (words[i] == word)
            {
                return i;
            }
        }

        return -1;
    }

    // Addresses and masks are read in hexadecimal, counts in decimal.
    private static string Limit(ulong number) => number > 1_000_000 ? $"0x{number:x}" : $"{number}";
}
