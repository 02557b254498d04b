using Conformance.Arm.Names;
using Conformance.Suite.Specs.Binding;
using Conformance.Suite.Yaml.Binding;

namespace Conformance.Suite.Specs.Compilation;

/// <summary>Turns labels of the program into addresses.</summary>
internal sealed class LabelScope(BindContext context, IReadOnlyDictionary<string, ulong> labels)
{
    /// <summary>The address of a place; 0 after a diagnostic.</summary>
    public ulong Resolve(Place place)
    {
        if (place.Label.Length == 0)
        {
            return place.Address;
        }

        if (labels.TryGetValue(place.Label, out ulong address))
        {
            return address;
        }

        string otherwise = labels.Count == 0
            ? "; the program has no labels"
            : $"; the program has {string.Join(", ", labels.Keys.Order(StringComparer.Ordinal))}";
        context.Error(place.Span, $"unknown label '{place.Label}'{NameSuggestion.Clause(place.Label, labels.Keys, otherwise)}");
        return 0;
    }
}
