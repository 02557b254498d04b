using System.Buffers;
using Conformance.Suite.Diagnostics;
using Conformance.Suite.Files;
using Conformance.Suite.Yaml;
using Conformance.Suite.Yaml.Binding;

namespace Conformance.Suite.Requirements;

/// <summary>specs/requirements.yaml: a list of id, sentence, rationale, source and history.</summary>
/// <param name="Source">The text; null when there is no such file.</param>
/// <param name="Requirements">The requirements without mistakes, in the order of the file.</param>
public sealed record RequirementFile(SourceText? Source, IReadOnlyList<Requirement> Requirements)
{
    /// <summary>The name of the file in the folder of scenarios.</summary>
    public const string Name = "requirements.yaml";

    private static readonly SearchValues<char> IdCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");

    /// <summary>Loads the file.</summary>
    /// <param name="folder">The folder of scenarios.</param>
    /// <param name="shownAs">What diagnostics show for it, such as <c>specs</c>.</param>
    /// <param name="bag">Gets the mistakes.</param>
    public static RequirementFile Load(string folder, string shownAs, DiagnosticBag bag) =>
        InputFile.Read(Path.Combine(folder, Name), $"{shownAs}/{Name}", bag) is { } source ? new(source, Read(source, bag)) : new(null, []);

    /// <summary>Reads a text.</summary>
    public static IReadOnlyList<Requirement> Read(SourceText source, DiagnosticBag bag)
    {
        List<Requirement> requirements = [];
        if (YamlReader.ReadList(source, RequirementKeys.Table.Blocks, bag) is not { } list)
        {
            return requirements;
        }

        BindContext context = new(source, RequirementKeys.Table, bag);
        foreach (YamlNode entry in list.Items)
        {
            if (ReadEntry(context, entry) is not { } requirement)
            {
                continue;
            }

            if (requirements.Exists(r => r.Id == requirement.Id))
            {
                context.Error(entry.Span, $"requirement '{requirement.Id}' is here for the second time; delete one of them");
                continue;
            }

            requirements.Add(requirement);
        }

        return requirements;
    }

    private static Requirement? ReadEntry(BindContext context, YamlNode entry)
    {
        int before = context.ErrorCount;
        if (entry is not YamlMapping)
        {
            if (entry is not YamlFault)
            {
                context.Error(entry.Span, "an entry is a map with id, sentence, rationale and source");
            }

            return null;
        }

        Section section = new(context, "", entry, entry.Span);
        string id = section.Text(RequirementKeys.Id);
        if (id.AsSpan().ContainsAnyExcept(IdCharacters))
        {
            context.Error(section.Node(RequirementKeys.Id)!.Span, $"'{id}' cannot be the id of a requirement; use capitals, digits and '-'");
        }

        string sentence = section.Text(RequirementKeys.Sentence);
        string rationale = section.Text(RequirementKeys.Rationale);
        IReadOnlyList<string> origin = section.List<string>(RequirementKeys.Source, Scalars.TryText);
        List<RequirementEvent> history = ReadHistory(context, section);
        return context.ErrorCount > before ? null : new(id, sentence, rationale, origin, history, section.Node(RequirementKeys.Id)!.Span);
    }

    private static List<RequirementEvent> ReadHistory(BindContext context, Section section)
    {
        List<RequirementEvent> history = [];
        foreach (YamlNode item in Lists.Items(context, section.Node(RequirementKeys.History), section.Key(RequirementKeys.History)))
        {
            Section change = new(context, RequirementKeys.History, item, item.Span);
            string profile = change.Text(RequirementKeys.Profile);
            if (history.Exists(other => other.Profile == profile))
            {
                context.Error(item.Span, $"'{profile}' is in this history for the second time; delete one of them");
            }

            history.Add(new(profile, (RequirementStatus)change.Choice(RequirementKeys.Status), change.Text(RequirementKeys.Reason), item.Span));
        }

        return history;
    }
}
