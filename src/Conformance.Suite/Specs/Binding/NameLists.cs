using Conformance.Arm.Names;
using Conformance.Suite.Yaml;
using Conformance.Suite.Yaml.Binding;
using Conformance.Suite.Yaml.Keys;

namespace Conformance.Suite.Specs.Binding;

/// <summary>Names that exist elsewhere (profiles, requirements) and that a scenario may refer to.</summary>
/// <param name="profiles">Profiles of machine kvm, in the order of their lineage.</param>
/// <param name="requirements">Ids of requirements; null to accept all.</param>
internal sealed class NameLists(IReadOnlyList<string> profiles, IReadOnlyCollection<string>? requirements)
{
    /// <summary>The only profile of machine el2.</summary>
    public const string BareEl2 = "bare-el2";

    private static readonly string[] El2Profiles = [BareEl2];

    /// <summary>Reads the value of <c>profiles</c>: empty for all.</summary>
    public IReadOnlyList<string> Profiles(BindContext context, YamlNode? node, FormatKey key, bool isEl2)
    {
        if (node is null or YamlScalar { Text: "all", Form: ScalarForm.Plain })
        {
            return [];
        }

        if (node is YamlSequence { Items.Count: 0 })
        {
            context.Error(node.Span, "'profiles' names none; write all, or leave the key out");
        }

        IReadOnlyList<string> known = isEl2 ? El2Profiles : profiles;
        string otherwise = isEl2 ? $"; machine el2 has only {BareEl2}" : "; 'list profiles' shows all";
        return Known(context, node, key, known, "profile", otherwise);
    }

    /// <summary>Reads the value of <c>requirements</c>.</summary>
    public IReadOnlyList<string> Requirements(BindContext context, YamlNode? node, FormatKey key) =>
        requirements is null
            ? Lists.Read<string>(context, node, key, Scalars.TryText)
            : Known(context, node, key, requirements, "requirement", "; 'list requirements' shows all");

    private static List<string> Known(
        BindContext context, YamlNode? node, FormatKey key, IReadOnlyCollection<string> known, string what, string otherwise)
    {
        List<string> names = [];
        foreach (YamlNode item in Lists.Items(context, node, key))
        {
            if (!Scalars.TryText(context, item, key, out string name))
            {
                continue;
            }

            if (!known.Contains(name))
            {
                context.Error(item.Span, $"unknown {what} '{name}'{NameSuggestion.Clause(name, known, otherwise)}");
            }
            else if (names.Contains(name))
            {
                context.Error(item.Span, $"{what} '{name}' is here for the second time; remove one of them");
            }
            else
            {
                names.Add(name);
            }
        }

        return names;
    }
}
