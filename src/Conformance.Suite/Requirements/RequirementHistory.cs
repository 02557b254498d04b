using Conformance.Suite.Diagnostics;
using Conformance.Suite.Running;

namespace Conformance.Suite.Requirements;

/// <summary>What requirements.yaml expects of profiles: a profile has the status of the nearest event among it and its bases.</summary>
public sealed class RequirementHistory
{
    private readonly Dictionary<string, Requirement> _byId;
    private readonly SourceText? _source;

    /// <summary>The history of requirements.</summary>
    /// <param name="file">The file as it was read.</param>
    /// <param name="subjects">All profiles.</param>
    /// <param name="bag">Gets the mistakes: profiles that do not exist, ids that nobody judges, and judged ids that are missing.</param>
    public RequirementHistory(RequirementFile file, IReadOnlyList<Subject> subjects, DiagnosticBag bag)
    {
        _source = file.Source;
        _byId = file.Requirements.ToDictionary(requirement => requirement.Id, StringComparer.Ordinal);
        if (_source is null)
        {
            return;
        }

        foreach (Requirement requirement in file.Requirements)
        {
            foreach (RequirementEvent change in requirement.History.Where(change => !subjects.Any(subject => subject.Name == change.Profile)))
            {
                bag.Add(Diagnostic.At(_source, change.Span, $"there is no profile '{change.Profile}'; 'list profiles' shows them"));
            }

            if (requirement.History.Count > 0 && !RequirementIds.Judged.Contains(requirement.Id))
            {
                bag.Add(Diagnostic.At(_source, requirement.Span, $"no code judges {requirement.Id}, so that it has no history; delete the history"));
            }
        }

        foreach (string id in RequirementIds.Judged.Where(id => !_byId.ContainsKey(id)))
        {
            bag.Add(Diagnostic.At(_source, SourceSpan.Start, $"{id} is judged and not explained here; add it"));
        }
    }

    /// <summary>What is expected of a profile.</summary>
    public RequirementStatus Expected(Subject subject, string id)
    {
        for (Subject? candidate = subject; candidate is not null; candidate = candidate.BasedOn)
        {
            if (_byId.GetValueOrDefault(id)?.History.FirstOrDefault(change => change.Profile == candidate.Name) is { } change)
            {
                return change.Status;
            }
        }

        return RequirementStatus.Absent;
    }

    /// <summary>A mistake at a requirement.</summary>
    internal Diagnostic At(string id, string message) =>
        _source is null ? Diagnostic.Of(RequirementFile.Name, message) : Diagnostic.At(_source, _byId[id].Span, message);
}
