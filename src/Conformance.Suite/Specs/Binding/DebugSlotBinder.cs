using Conformance.Suite.Yaml;
using Conformance.Suite.Yaml.Binding;
using Conformance.Suite.Yaml.Keys;

namespace Conformance.Suite.Specs.Binding;

/// <summary>Reads the breakpoint or watchpoint registers of KVM_SET_GUEST_DEBUG.</summary>
internal static class DebugSlotBinder
{
    /// <summary>The registers; none when the key is absent.</summary>
    public static IReadOnlyList<DebugSlot> Bind(BindContext context, YamlNode? node, FormatKey key)
    {
        List<DebugSlot> slots = [];
        int taken = 0;
        IReadOnlyList<YamlNode> items = Lists.Items(context, node, key);
        for (int i = 0; i < items.Count; i++)
        {
            YamlNode item = items[i];
            Section section = new(context, key.Path, item, item.Span);
            ulong position = section.Number("slot") ?? (ulong)i;
            if (position > section.Key("slot").Maximum)
            {
                ulong count = section.Key("slot").Maximum + 1;
                context.Error(item.Span, $"there are {count} registers of this kind; remove the entries after them");
                break;
            }

            int slot = (int)position;
            if ((taken & (1 << slot)) != 0)
            {
                context.Error(item.Span, $"slot {slot} is used for the second time; give each entry its own");
            }

            taken |= 1 << slot;
            if (section.Node("at") is { } at && Places.TryPlace(context, at, section.Key("at"), out Place place))
            {
                slots.Add(new(slot, place, section.Number("control") ?? 0));
            }
        }

        return slots;
    }
}
