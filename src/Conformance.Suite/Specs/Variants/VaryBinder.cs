using Conformance.Arm.Names;
using Conformance.Suite.Yaml;
using Conformance.Suite.Yaml.Binding;
using Conformance.Suite.Yaml.Keys;

namespace Conformance.Suite.Specs.Variants;

/// <summary>Reads the key <c>vary</c>: dotted or nested keys of the format, each with a list of values.</summary>
internal sealed class VaryBinder(BindContext context)
{
    private readonly List<VaryAxis> _axes = [];

    /// <summary>The keys that vary, in the order written; none when the key is absent.</summary>
    public IReadOnlyList<VaryAxis> Bind(YamlNode? node)
    {
        if (node is YamlMapping map)
        {
            Collect(map, "");
        }
        else if (node is not null)
        {
            context.ErrorWanted(node, context.Table["vary"]);
        }

        return _axes;
    }

    private void Collect(YamlMapping map, string prefix)
    {
        foreach (YamlEntry entry in map.Entries)
        {
            string path = prefix.Length == 0 ? entry.Key.Text : $"{prefix}.{entry.Key.Text}";
            string? problem = CheckPath(path, out bool hasKeys);
            if (problem is not null)
            {
                context.Error(entry.Key.Span, problem);
            }
            else if (entry.Value is YamlMapping inner && hasKeys)
            {
                Collect(inner, path);
            }
            else if (entry.Value is YamlSequence { Items.Count: > 0 } values)
            {
                Add(entry.Key, path, values);
            }
            else if (entry.Value is not YamlFault)
            {
                context.Error(entry.Value.Span, $"'{path}' wants a list of the values to take in turn, at least one");
            }
        }
    }

    private void Add(YamlScalar key, string path, YamlSequence values)
    {
        foreach (VaryAxis other in _axes)
        {
            if (other.Path == path || IsInside(other.Path, path) || IsInside(path, other.Path))
            {
                context.Error(key.Span, $"'{path}' and '{other.Path}' vary the same key; remove one of them");
                return;
            }
        }

        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (YamlNode value in values.Items)
        {
            string name = VariantName.Of(value);
            if (!names.Add(name))
            {
                context.Error(value.Span, $"two values of '{path}' would both be named '{name}'; remove one of them");
            }
        }

        _axes.Add(new(key, path, values.Items));
    }

    private string? CheckPath(string path, out bool hasKeys)
    {
        hasKeys = false;
        if (context.Table.Find(path) is { } key)
        {
            hasKeys = key.Kind is ValueKind.Section or ValueKind.Registers or ValueKind.Fields or ValueKind.Words;
            return !key.MayVary
                ? $"'{path}' belongs to all variants and cannot vary"
                : FindListAround(path) is { } list ? $"'{path}' is inside a list; vary '{list}' as a whole" : null;
        }

        int dot = path.LastIndexOf('.');
        string around = dot < 0 ? "" : path[..dot];
        if (context.Table.Find(around) is { Kind: ValueKind.Registers or ValueKind.Fields or ValueKind.Words })
        {
            return null;
        }

        List<string> paths = [];
        foreach (FormatKey known in context.Table.All)
        {
            if (known.MayVary && FindListAround(known.Path) is null)
            {
                paths.Add(known.Path);
            }
        }

        return $"unknown key '{path}'{NameSuggestion.Clause(path, paths, "; vary holds keys of this file, inner ones as guest.pstate")}";
    }

    private string? FindListAround(string path)
    {
        for (int dot = path.LastIndexOf('.'); dot > 0; dot = path.LastIndexOf('.', dot - 1))
        {
            if (context.Table.Find(path[..dot]) is { Kind: ValueKind.Sections or ValueKind.Actions } list)
            {
                return FindListAround(list.Path) ?? list.Path;
            }
        }

        return null;
    }

    private static bool IsInside(string inner, string outer) =>
        inner.Length > outer.Length && inner.StartsWith(outer, StringComparison.Ordinal) && inner[outer.Length] == '.';
}
