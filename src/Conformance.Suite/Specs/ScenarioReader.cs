using Conformance.Behaviours.Profiles;
using Conformance.Suite.Diagnostics;
using Conformance.Suite.Specs.Binding;
using Conformance.Suite.Specs.Compilation;
using Conformance.Suite.Specs.Keys;
using Conformance.Suite.Specs.Variants;
using Conformance.Suite.Yaml;
using Conformance.Suite.Yaml.Binding;
using Conformance.Suite.Yaml.Keys;

namespace Conformance.Suite.Specs;

/// <summary>Reads the text of a scenario file into scenarios ready to run.</summary>
public sealed class ScenarioReader
{
    private static readonly string[] ReviewFields = ["why", "source", "requirements"];

    private readonly DefaultVectors _vectors = new();
    private readonly NameLists _names;
    private readonly SpecLoadOptions _options;
    private readonly DiagnosticBag _bag;

    /// <summary>Makes a reader.</summary>
    /// <param name="profiles">The profiles that a scenario may name.</param>
    /// <param name="options">How strict it is.</param>
    /// <param name="bag">Gets every mistake.</param>
    public ScenarioReader(ProfileTree profiles, SpecLoadOptions options, DiagnosticBag bag)
    {
        List<string> names = [];
        foreach (Profile profile in profiles.All)
        {
            names.Add(profile.Name);
        }

        _names = new(names, options.Requirements);
        _options = options;
        _bag = bag;
    }

    /// <summary>Reads a file.</summary>
    /// <param name="source">Its text.</param>
    /// <param name="id">The path under specs/ without its ending.</param>
    /// <returns>Its variants without mistakes, in the order of the values under <c>vary</c>.</returns>
    public IReadOnlyList<LoadedScenario> Read(SourceText source, string id)
    {
        int before = _bag.Count;
        YamlMapping? root = YamlReader.Read(source, SpecKeys.Table.Blocks, _bag);
        if (root is null)
        {
            return [];
        }

        BindContext context = new(source, SpecKeys.Table, _bag);
        if (_options.WantReviewFields)
        {
            CheckReviewFields(context, root);
        }

        IReadOnlyList<SpecVariant> variants = VariantExpander.Expand(context, root);

        // A mistake that belongs to no variant spoils them all: the file does not say what its author meant.
        bool isSound = _bag.Count == before;
        List<LoadedScenario> scenarios = [];
        foreach (SpecVariant variant in variants)
        {
            int errors = context.ErrorCount;
            SpecFile spec = new SpecBinder(context, _names).Bind(variant.Root);
            LoadedScenario? scenario = new SpecCompiler(context, _vectors).Compile(spec, id, variant.Name);
            if (scenario is not null && isSound && context.ErrorCount == errors)
            {
                scenarios.Add(scenario);
            }
        }

        return scenarios;
    }

    private static void CheckReviewFields(BindContext context, YamlMapping root)
    {
        foreach (string name in ReviewFields)
        {
            FormatKey key = context.Table[name];
            if (root.Find(name) is not { } entry)
            {
                context.Error(SourceSpan.Start, $"'{name}' is missing; a reviewed scenario has {ValueKindText.Wanted(key)} there");
            }
            else if (entry.Value is YamlSequence { Items.Count: 0 })
            {
                context.Error(entry.Value.Span, $"'{name}' is empty; a reviewed scenario has {ValueKindText.Wanted(key)} there");
            }
        }
    }
}
