using Conformance.Arm.Names;
using Conformance.Behaviours.Switches;
using Conformance.Suite.Diagnostics;
using Conformance.Suite.Yaml;
using Conformance.Suite.Yaml.Binding;
using Conformance.Suite.Yaml.Keys;

namespace Conformance.Suite.Profiles;

/// <summary>Reads the text of one profile file.</summary>
internal static class ProfileReader
{
    /// <summary>Reads a file.</summary>
    /// <returns>The draft, or null when the file is not YAML.</returns>
    public static ProfileDraft? Read(SourceText source, string name, DiagnosticBag bag)
    {
        int before = bag.Count;
        if (YamlReader.Read(source, ProfileKeys.Table.Blocks, bag) is not { } root)
        {
            return null;
        }

        bool isYamlSound = bag.Count == before;
        BindContext context = new(source, ProfileKeys.Table, bag);
        Section top = new(context, "", root, SourceSpan.Start);
        _ = top.List<string>("source", Scalars.TryText);
        return new(
            name,
            top.Text("title"),
            top.Text("based-on"),
            top.Node("based-on")?.Span ?? SourceSpan.Start,
            top.SpanOf("switches"),
            Changes(context, top.Node("switches"), top.Key("switches")),
            isYamlSound,
            context);
    }

    private static Dictionary<BehaviourSwitch, int> Changes(BindContext context, YamlNode? node, FormatKey key)
    {
        Dictionary<BehaviourSwitch, int> changes = [];
        if (node is not YamlMapping map)
        {
            if (node is not null)
            {
                context.ErrorWanted(node, key);
            }

            return changes;
        }

        foreach (YamlEntry entry in map.Entries)
        {
            if (SwitchTable.Find(entry.Key.Text) is not { } found)
            {
                string meant = NameSuggestion.Clause(entry.Key.Text, SwitchNames(), "; 'list switches' shows all");
                context.Error(entry.Key.Span, $"unknown switch '{entry.Key.Text}'{meant}");
                continue;
            }

            FormatKey value = new(found.Name, ValueKind.Choice, "") { Allowed = ValueNames(found) };
            if (Scalars.TryChoice(context, entry.Value, value, out int index))
            {
                changes[found] = index;
            }
        }

        return changes;
    }

    private static List<string> SwitchNames()
    {
        List<string> names = [];
        foreach (BehaviourSwitch known in SwitchTable.All)
        {
            names.Add(known.Name);
        }

        return names;
    }

    private static List<string> ValueNames(BehaviourSwitch of)
    {
        List<string> names = [];
        foreach (SwitchValue value in of.Values)
        {
            names.Add(value.Name);
        }

        return names;
    }
}
