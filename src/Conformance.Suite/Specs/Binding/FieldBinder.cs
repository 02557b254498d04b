using Conformance.Kvm.Machines;
using Conformance.Suite.Specs.Keys;
using Conformance.Suite.Specs.Yaml;

namespace Conformance.Suite.Specs.Binding;

/// <summary>Reads maps of register fields and values into the bits that they force.</summary>
internal static class FieldBinder
{
    /// <summary>The forced bits; none when the key is absent.</summary>
    public static ForcedFields Bind(BindContext context, YamlNode? node, SpecKey key)
    {
        List<FieldSetting> fields = [];
        if (node is not YamlMapping map)
        {
            if (node is not null)
            {
                context.ErrorWanted(node, key);
            }

            return new(default, fields);
        }

        ulong mask = 0;
        ulong bits = 0;
        foreach (YamlEntry entry in map.Entries)
        {
            FieldPosition? field = FieldPosition.Find(key.Name, entry.Key.Text, out string problem);
            if (field is not { } position)
            {
                context.Error(entry.Key.Span, problem);
                continue;
            }

            SpecKey valueKey = new(entry.Key.Text, ValueKind.Number, "") { Maximum = position.Largest };
            if (Scalars.TryNumber(context, entry.Value, valueKey, out ulong value))
            {
                mask |= position.Largest << position.Lsb;
                bits |= value << position.Lsb;
                fields.Add(new(entry.Key.Text, value));
            }
        }

        return new(new RegisterOverride(mask, bits), fields);
    }
}
