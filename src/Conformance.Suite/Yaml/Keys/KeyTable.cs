namespace Conformance.Suite.Yaml.Keys;

/// <summary>The keys of a file format.</summary>
public sealed class KeyTable
{
    private readonly Dictionary<string, FormatKey> _byPath = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<FormatKey>> _byParent = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BlockForms> _blocks = new(StringComparer.Ordinal);

    /// <summary>Makes a table of its rows.</summary>
    /// <exception cref="ArgumentException">Two rows have the same path.</exception>
    public KeyTable(params IReadOnlyList<FormatKey> keys)
    {
        All = keys;
        foreach (FormatKey key in keys)
        {
            _byPath.Add(key.Path, key);
            if (!_byParent.TryGetValue(key.Parent, out List<FormatKey>? siblings))
            {
                _byParent.Add(key.Parent, siblings = []);
            }

            siblings.Add(key);
            if (key.Blocks != BlockForms.None)
            {
                _blocks.Add(key.Name, key.Blocks);
            }
        }
    }

    /// <summary>Every key in the order of the documentation, each after the key around it.</summary>
    public IReadOnlyList<FormatKey> All { get; }

    /// <summary>The keys whose value may be a block, for the YAML reader.</summary>
    public IReadOnlyDictionary<string, BlockForms> Blocks => _blocks;

    /// <summary>The key with that path.</summary>
    /// <exception cref="KeyNotFoundException">The table has no such row.</exception>
    public FormatKey this[string path] => _byPath[path];

    /// <summary>The key with that path, or null.</summary>
    public FormatKey? Find(string path) => _byPath.GetValueOrDefault(path);

    /// <summary>The keys that a map may hold; the empty path is the top of the file.</summary>
    public IReadOnlyList<FormatKey> Under(string path) => _byParent.TryGetValue(path, out List<FormatKey>? keys) ? keys : [];
}
