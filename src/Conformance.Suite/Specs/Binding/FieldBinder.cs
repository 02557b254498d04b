using Conformance.Arm.Names;
using Conformance.Arm.Registers;
using Conformance.Kvm.Machines;
using Conformance.Suite.Yaml;
using Conformance.Suite.Yaml.Binding;
using Conformance.Suite.Yaml.Keys;

namespace Conformance.Suite.Specs.Binding;

/// <summary>Reads maps of register fields and values into the bits that they force.</summary>
internal static class FieldBinder
{
    /// <summary>The forced bits; none when the key is absent.</summary>
    public static ForcedFields Bind(BindContext context, YamlNode? node, FormatKey key)
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

        RegisterLayout layout = LayoutOf(key);
        ulong mask = 0;
        ulong bits = 0;
        foreach (YamlEntry entry in map.Entries)
        {
            if (!layout.TryFind(entry.Key.Text, out RegisterField field))
            {
                context.Error(entry.Key.Span, UnknownField(layout, entry.Key.Text));
                continue;
            }

            if ((mask & field.Mask) != 0)
            {
                context.Error(entry.Key.Span, $"the field {field.Name} is here for the second time; remove one of them");
                continue;
            }

            FormatKey valueKey = new(entry.Key.Text, ValueKind.Number, "") { Maximum = field.Mask >> field.Lsb };
            if (Scalars.TryNumber(context, entry.Value, valueKey, out ulong value))
            {
                mask |= field.Mask;
                bits = field.Set(bits, value);
                fields.Add(new(field.Name, value));
            }
        }

        return new(new RegisterOverride(mask, bits), fields);
    }

    private static RegisterLayout LayoutOf(FormatKey key) => key.Name == "hcr-el2" ? RegisterLayouts.HcrEl2 : RegisterLayouts.MdcrEl2;

    private static string UnknownField(RegisterLayout layout, string written)
    {
        List<string> names = [];
        foreach (RegisterField field in layout.Fields)
        {
            names.Add(field.Name);
        }

        string meant = NameSuggestion.Clause(written, names, $"; the fields are {string.Join(", ", names)}");
        return $"{layout.Name} has no field '{written}'{meant}";
    }
}
