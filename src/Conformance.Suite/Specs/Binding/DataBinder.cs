using Conformance.Suite.Yaml;
using Conformance.Suite.Yaml.Binding;
using Conformance.Suite.Yaml.Keys;

namespace Conformance.Suite.Specs.Binding;

/// <summary>Reads the map of addresses and words.</summary>
internal static class DataBinder
{
    private static readonly FormatKey Address = new("data", ValueKind.Number, "");

    /// <summary>The words by address; none when the key is absent.</summary>
    public static IReadOnlyList<DataWords> Bind(BindContext context, YamlNode? node, FormatKey key)
    {
        List<DataWords> blocks = [];
        if (node is not YamlMapping map)
        {
            if (node is not null)
            {
                context.ErrorWanted(node, key);
            }

            return blocks;
        }

        foreach (YamlEntry entry in map.Entries)
        {
            FormatKey words = new(entry.Key.Text, ValueKind.Numbers, "");
            bool hasAddress = Scalars.TryNumber(context, entry.Key, Address, out ulong address);
            IReadOnlyList<ulong> values = Lists.Read<ulong>(context, entry.Value, words, Scalars.TryNumber);
            if (hasAddress)
            {
                blocks.Add(new(address, values, entry.Key.Span));
            }
        }

        return blocks;
    }
}
