using Conformance.Arm.Names;
using Conformance.Suite.Diagnostics;
using Conformance.Suite.Yaml.Keys;

namespace Conformance.Suite.Yaml.Binding;

/// <summary>A map whose keys are rows of the format's table: reports unknown and missing ones, and hands out values or defaults.</summary>
internal sealed class Section
{
    private readonly BindContext _context;
    private readonly string _path;
    private readonly YamlMapping? _map;

    /// <summary>Opens a map.</summary>
    /// <param name="context">The file.</param>
    /// <param name="path">The path of the key whose value it is; empty at the top of the file.</param>
    /// <param name="node">The value; null when the key is absent.</param>
    /// <param name="at">Where a missing key is reported.</param>
    public Section(BindContext context, string path, YamlNode? node, SourceSpan at)
    {
        _context = context;
        _path = path;
        _map = node as YamlMapping;
        if (_map is not null)
        {
            CheckKeys(_map, at);
        }
        else if (node is not null)
        {
            context.ErrorWanted(node, context.Table[path]);
        }
    }

    /// <summary>The row of the table for a key.</summary>
    public FormatKey Key(string name) => _context.Table[PathOf(name)];

    /// <summary>The value of a key, or null when it is absent.</summary>
    public YamlNode? Node(string name) => _map?.Find(name)?.Value;

    /// <summary>Where the key is written; the start of the file when it is absent.</summary>
    public SourceSpan SpanOf(string name) => _map?.Find(name)?.Key.Span ?? SourceSpan.Start;

    /// <summary>A text; the default when the key is absent or wrong.</summary>
    public string Text(string name) =>
        Node(name) is { } node && Scalars.TryText(_context, node, Key(name), out string text) ? text : Key(name).Default;

    /// <summary>A number; null when the key is absent or wrong, and the table has no default.</summary>
    public ulong? Number(string name)
    {
        if (Node(name) is { } node)
        {
            return Scalars.TryNumber(_context, node, Key(name), out ulong value) ? value : null;
        }

        return NumberText.Parse(Key(name).Default, out ulong number) is null ? number : null;
    }

    /// <summary>A truth value; the default when the key is absent or wrong.</summary>
    public bool Boolean(string name) =>
        Node(name) is { } node && Scalars.TryBoolean(_context, node, Key(name), out bool value) ? value : Key(name).Default == "true";

    /// <summary>The index of the chosen word; that of the default, or 0, when the key is absent or wrong.</summary>
    public int Choice(string name) =>
        Node(name) is { } node && Scalars.TryChoice(_context, node, Key(name), out int index)
            ? index
            : Math.Max(0, Scalars.IndexOf(Key(name).Allowed, Key(name).Default));

    /// <summary>A list, read element by element.</summary>
    public IReadOnlyList<T> List<T>(string name, Lists.Element<T> element) => Lists.Read(_context, Node(name), Key(name), element);

    private string PathOf(string name) => _path.Length == 0 ? name : $"{_path}.{name}";

    private void CheckKeys(YamlMapping map, SourceSpan at)
    {
        IReadOnlyList<FormatKey> keys = _context.Table.Under(_path);
        foreach (YamlEntry entry in map.Entries)
        {
            if (_context.Table.Find(PathOf(entry.Key.Text)) is null || entry.Key.Text.Contains('.'))
            {
                _context.Error(entry.Key.Span, UnknownKey(entry.Key.Text, keys));
            }
        }

        foreach (FormatKey key in keys)
        {
            if (key.IsRequired && map.Find(key.Name) is null)
            {
                _context.Error(at, $"'{key.Name}' is missing; add {ValueKindText.Wanted(key)} ({Phrase(key.Doc)})");
            }
        }
    }

    // The sentence inside another one: names of registers and ioctls keep their capitals.
    private static string Phrase(string sentence) =>
        (char.IsUpper(sentence[1]) ? sentence[..1] : sentence[..1].ToLowerInvariant()) + sentence[1..].TrimEnd('.');

    private static string UnknownKey(string written, IReadOnlyList<FormatKey> keys)
    {
        List<string> names = new(keys.Count);
        foreach (FormatKey key in keys)
        {
            names.Add(key.Name);
        }

        return $"unknown key '{written}'{NameSuggestion.Clause(written, names, $"; the keys here are {string.Join(", ", names)}")}";
    }
}
