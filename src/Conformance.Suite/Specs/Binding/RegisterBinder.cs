using Conformance.Kvm.Uapi;
using Conformance.Suite.Yaml;
using Conformance.Suite.Yaml.Binding;
using Conformance.Suite.Yaml.Keys;

namespace Conformance.Suite.Specs.Binding;

/// <summary>Reads maps of registers and values.</summary>
internal static class RegisterBinder
{
    private const string Pstate = "pstate";

    /// <summary>Registers at the start, where PSTATE has a key of its own.</summary>
    public static IReadOnlyList<RegisterSetting> BindInitial(BindContext context, YamlNode? node, FormatKey key, RegisterNames names) =>
        Bind(context, node, key, names, isInitial: true);

    /// <summary>Registers of a KVM_SET_ONE_REG between two runs.</summary>
    public static IReadOnlyList<RegisterSetting> BindSet(BindContext context, YamlNode? node, FormatKey key, RegisterNames names) =>
        Bind(context, node, key, names, isInitial: false);

    private static List<RegisterSetting> Bind(BindContext context, YamlNode? node, FormatKey key, RegisterNames names, bool isInitial)
    {
        List<RegisterSetting> settings = [];
        if (node is not YamlMapping map)
        {
            if (node is not null)
            {
                context.ErrorWanted(node, key);
            }

            return settings;
        }

        foreach (YamlEntry entry in map.Entries)
        {
            bool hasValue = Places.TryPlace(context, entry.Value, ValueKey(entry), out Place value);
            string? problem = Find(entry.Key.Text, names, isInitial, out OneReg register);
            problem ??= FindAlias(settings, register, entry.Key.Text);
            if (problem is not null)
            {
                context.Error(entry.Key.Span, problem);
            }
            else if (hasValue)
            {
                settings.Add(new(entry.Key.Text, register, value));
            }
        }

        return settings;
    }

    private static string? Find(string name, RegisterNames names, bool isInitial, out OneReg register)
    {
        if (name != Pstate)
        {
            return names.Find(name, out register);
        }

        register = OneReg.Pstate;
        return isInitial ? "pstate is not written here; use the key 'pstate' of 'guest'" : null;
    }

    // The later of two names for one register would win silently.
    private static string? FindAlias(List<RegisterSetting> settings, OneReg register, string name)
    {
        foreach (RegisterSetting setting in settings)
        {
            if (setting.Register == register)
            {
                return $"'{name}' and '{setting.Name}' are the same register; remove one of them";
            }
        }

        return null;
    }

    private static FormatKey ValueKey(YamlEntry entry) => new(entry.Key.Text, ValueKind.Place, "");
}
