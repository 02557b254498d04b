using Conformance.Suite.Diagnostics;

namespace Conformance.Suite.Yaml;

/// <summary>How a scalar was written.</summary>
public enum ScalarForm
{
    /// <summary>Without quotes.</summary>
    Plain,

    /// <summary>In single or double quotes.</summary>
    Quoted,

    /// <summary>A block after <c>|</c>.</summary>
    Literal,

    /// <summary>A block after <c>></c>.</summary>
    Folded,
}

/// <summary>A value in a YAML file, and its place.</summary>
public abstract class YamlNode(SourceSpan span)
{
    /// <summary>Where it is written; for a map or list its first character.</summary>
    public SourceSpan Span { get; } = span;
}

/// <summary>A text or number.</summary>
public sealed class YamlScalar(SourceSpan span, string text, ScalarForm form, bool isMultiLine) : YamlNode(span)
{
    /// <summary>The value, quotes and block indentation removed.</summary>
    public string Text { get; } = text;

    /// <summary>How it was written.</summary>
    public ScalarForm Form { get; } = form;

    /// <summary>Whether it takes up more than one line of the file.</summary>
    public bool IsMultiLine { get; } = isMultiLine;

    /// <summary>Nothing was written, as after a key without a value.</summary>
    public bool IsEmpty => Form == ScalarForm.Plain && Text.Length == 0;
}

/// <summary>A list.</summary>
public sealed class YamlSequence(SourceSpan span, IReadOnlyList<YamlNode> items) : YamlNode(span)
{
    /// <summary>The elements in order.</summary>
    public IReadOnlyList<YamlNode> Items { get; } = items;
}

/// <summary>A key and its value.</summary>
public readonly record struct YamlEntry(YamlScalar Key, YamlNode Value);

/// <summary>A map; no key occurs twice.</summary>
public sealed class YamlMapping(SourceSpan span, IReadOnlyList<YamlEntry> entries) : YamlNode(span)
{
    /// <summary>The entries in the order of the file.</summary>
    public IReadOnlyList<YamlEntry> Entries { get; } = entries;

    /// <summary>The entry with that key, or null.</summary>
    public YamlEntry? Find(string key)
    {
        foreach (YamlEntry entry in Entries)
        {
            if (entry.Key.Text == key)
            {
                return entry;
            }
        }

        return null;
    }
}

/// <summary>Something that a diagnostic was given for already; whoever meets it says nothing more.</summary>
public sealed class YamlFault(SourceSpan span) : YamlNode(span);
