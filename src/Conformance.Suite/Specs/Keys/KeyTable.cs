using Conformance.Suite.Specs.Yaml;

namespace Conformance.Suite.Specs.Keys;

/// <summary>The keys of a file format.</summary>
public sealed class KeyTable
{
    private readonly Dictionary<string, SpecKey> _byPath = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<SpecKey>> _byParent = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BlockForms> _blocks = new(StringComparer.Ordinal);

    /// <summary>Makes a table of its rows.</summary>
    /// <exception cref="ArgumentException">Two rows have the same path.</exception>
    public KeyTable(params IReadOnlyList<SpecKey> keys)
    {
        All = keys;
        foreach (SpecKey key in keys)
        {
            _byPath.Add(key.Path, key);
            if (!_byParent.TryGetValue(key.Parent, out List<SpecKey>? siblings))
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
    public IReadOnlyList<SpecKey> All { get; }

    /// <summary>The keys whose value may be a block, for the YAML reader.</summary>
    public IReadOnlyDictionary<string, BlockForms> Blocks => _blocks;

    /// <summary>The key with that path.</summary>
    /// <exception cref="KeyNotFoundException">The table has no such row.</exception>
    public SpecKey this[string path] => _byPath[path];

    /// <summary>The key with that path, or null.</summary>
    public SpecKey? Find(string path) => _byPath.GetValueOrDefault(path);

    /// <summary>The keys that a map may hold; the empty path is the top of the file.</summary>
    public IReadOnlyList<SpecKey> Under(string path) => _byParent.TryGetValue(path, out List<SpecKey>? keys) ? keys : [];
}
