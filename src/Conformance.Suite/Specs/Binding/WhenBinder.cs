using Conformance.Suite.Yaml;
using Conformance.Suite.Yaml.Binding;
using Conformance.Suite.Yaml.Keys;
using Conformance.Vmm.Scenarios;

namespace Conformance.Suite.Specs.Binding;

/// <summary>Reads what userspace does between two KVM_RUNs.</summary>
internal static class WhenBinder
{
    private const string Set = "set";
    private const string GuestDebug = "guest-debug";

    // In the order of the allowed words.
    private static readonly VmmAction[] Named = [new RaiseSError(), new SetImmediateExit(), new SaveRestore(), new ResetVcpu()];

    /// <summary>The rules; none when the key is absent.</summary>
    public static IReadOnlyList<WhenSpec> Bind(BindContext context, YamlNode? node, FormatKey key, RegisterNames names)
    {
        List<WhenSpec> rules = [];
        foreach (YamlNode item in Lists.Items(context, node, key))
        {
            Section section = new(context, key.Path, item, item.Span);
            rules.Add(new(
                (WhenEvent)section.Choice("on"),
                (int)(section.Number("nth") ?? 0),
                Actions(context, section.Node("do"), section.Key("do"), names)));
        }

        return rules;
    }

    private static List<ActionSpec> Actions(BindContext context, YamlNode? node, FormatKey key, RegisterNames names)
    {
        List<ActionSpec> actions = [];
        foreach (YamlNode item in Lists.Items(context, node, key))
        {
            if (item is not YamlMapping map)
            {
                if (Scalars.TryChoice(context, item, key, out int index))
                {
                    actions.Add(new(null, Named[index]));
                }

                continue;
            }

            // The order of two keys in one map is not an order of actions.
            if (map.Entries.Count != 1)
            {
                context.Error(map.Span, "an action is a word or a map with one key; put each action into an element of its own");
                continue;
            }

            Section section = new(context, key.Path, map, map.Span);
            if (section.Node(Set) is { } set)
            {
                actions.Add(new(RegisterBinder.BindSet(context, set, section.Key(Set), names), null));
            }
            else if (section.Node(GuestDebug) is { } flags)
            {
                actions.Add(new(null, new SetGuestDebugFlags(GuestDebugBinder.Bind(context, flags, section.Key(GuestDebug)))));
            }
        }

        return actions;
    }
}
