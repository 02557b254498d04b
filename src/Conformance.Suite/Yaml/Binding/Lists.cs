using Conformance.Suite.Yaml.Keys;

namespace Conformance.Suite.Yaml.Binding;

/// <summary>Reads lists. An element with a mistake is reported and left out.</summary>
internal static class Lists
{
    /// <summary>Reads one element; false after a diagnostic.</summary>
    public delegate bool Element<T>(BindContext context, YamlNode node, FormatKey key, out T value);

    /// <summary>The elements of a list; none when the key is absent.</summary>
    public static IReadOnlyList<YamlNode> Items(BindContext context, YamlNode? node, FormatKey key)
    {
        if (node is YamlSequence sequence)
        {
            return sequence.Items;
        }

        if (node is not null)
        {
            context.ErrorWanted(node, key);
        }

        return [];
    }

    /// <summary>The elements of a list, read one by one.</summary>
    public static IReadOnlyList<T> Read<T>(BindContext context, YamlNode? node, FormatKey key, Element<T> element)
    {
        IReadOnlyList<YamlNode> items = Items(context, node, key);
        List<T> values = new(items.Count);
        foreach (YamlNode item in items)
        {
            if (element(context, item, key, out T value))
            {
                values.Add(value);
            }
        }

        return values;
    }
}
