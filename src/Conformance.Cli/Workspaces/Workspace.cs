using Conformance.Behaviours.Profiles;
using Conformance.Cli.Output;
using Conformance.Suite.Diagnostics;
using Conformance.Suite.Profiles;
using Conformance.Suite.Requirements;
using Conformance.Suite.Running;
using Conformance.Suite.Specs;
using Conformance.Suite.Specs.Compilation;

namespace Conformance.Cli.Workspaces;

/// <summary>Profiles and scenarios, loaded. Mistakes in them are printed, and then there is no workspace.</summary>
public sealed class Workspace
{
    private Workspace(
        Repository repository,
        ProfileTree profiles,
        IReadOnlyList<Subject> subjects,
        IReadOnlyList<Requirement> requirements,
        RequirementHistory history,
        IReadOnlyList<LoadedScenario> scenarios)
    {
        Repository = repository;
        Requirements = requirements;
        Profiles = profiles;
        Scenarios = scenarios;
        Subjects = subjects;
        History = history;
    }

    /// <summary>The checkout.</summary>
    public Repository Repository { get; }

    /// <summary>All profiles.</summary>
    public ProfileTree Profiles { get; }

    /// <summary>What a debugger may rely on.</summary>
    public IReadOnlyList<Requirement> Requirements { get; }

    /// <summary>What is expected of profiles.</summary>
    public RequirementHistory History { get; }

    /// <summary>All scenarios, in the order of their ids.</summary>
    public IReadOnlyList<LoadedScenario> Scenarios { get; }

    /// <summary>All profiles, and the bare EL2 machine.</summary>
    public IReadOnlyList<Subject> Subjects { get; }

    /// <summary>Loads a workspace.</summary>
    /// <param name="specs">The folder of scenarios; null for the checkout's own.</param>
    /// <param name="wantReviewFields">Whether scenarios must say why, source and requirements.</param>
    /// <param name="error">Where mistakes are printed.</param>
    /// <returns>Null when anything is wrong.</returns>
    public static Workspace? Load(string? specs, bool wantReviewFields, TextWriter error)
    {
        if (Repository.FindOrTell(error) is not { } repository)
        {
            return null;
        }

        if (specs is not null && !Directory.Exists(specs))
        {
            error.WriteLine($"error: there is no folder {specs}; name one that holds scenario files");
            return null;
        }

        DiagnosticBag bag = new();
        ProfileTree profiles = ProfileLoader.Load(repository.Profiles, "specs/profiles", bag);
        RequirementFile requirements = RequirementFile.Load(repository.Specs, "specs", bag);
        IReadOnlyList<Subject> subjects = Subject.AllOf(profiles);
        RequirementHistory history = new(requirements, subjects, bag);
        SpecLoadOptions options = new(wantReviewFields, [.. requirements.Requirements.Select(requirement => requirement.Id)]);
        IReadOnlyList<LoadedScenario> scenarios = SpecLoader.Load(
            specs ?? repository.Specs, specs?.TrimEnd('/') ?? "specs", profiles, options, bag);
        return Mistakes.Stop(bag, error) ? null : new(repository, profiles, subjects, requirements.Requirements, history, scenarios);
    }
}
