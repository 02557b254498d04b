using System.IO.Enumeration;
using Conformance.Suite.Running;
using Conformance.Suite.Specs.Compilation;

namespace Conformance.Cli.Workspaces;

/// <summary>Which scenarios and subjects a command line names.</summary>
public static class Selection
{
    /// <summary>
    /// The scenarios that any pattern matches; all without patterns. <c>*</c> and <c>?</c> match any text; a folder stands for
    /// what is in it, a scenario for all its variants.
    /// </summary>
    /// <returns>Null, after a message, when a pattern matches nothing.</returns>
    public static IReadOnlyList<LoadedScenario>? Scenarios(Workspace workspace, IReadOnlyList<string> patterns, TextWriter error)
    {
        bool bad = false;
        foreach (string pattern in patterns)
        {
            if (!workspace.Scenarios.Any(scenario => Matches(pattern, scenario.Listing)))
            {
                error.WriteLine(pattern.StartsWith('-')
                    ? $"error: there is no option '{pattern}'; './run-tests.sh run --help' lists them"
                    : $"error: no scenario matches '{pattern}'{Meant(pattern, workspace)}");
                bad = true;
            }
        }

        if (!bad && workspace.Scenarios.Count == 0)
        {
            error.WriteLine("error: there are no scenarios; put a scenario file into the folder");
            bad = true;
        }

        return bad ? null
            : patterns.Count == 0 ? workspace.Scenarios
            : [.. workspace.Scenarios.Where(scenario => patterns.Any(pattern => Matches(pattern, scenario.Listing)))];
    }

    /// <summary>The subjects with these names, comma-separated lists being taken apart; all without names.</summary>
    /// <returns>Null, after a message, when a name is unknown.</returns>
    public static IReadOnlyList<Subject>? Subjects(Workspace workspace, IReadOnlyList<string> names, TextWriter error)
    {
        string[] wanted = [.. names.SelectMany(name => name.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
        bool bad = false;
        foreach (string name in wanted)
        {
            if (!workspace.Subjects.Any(subject => subject.Name == name))
            {
                error.WriteLine($"error: there is no profile '{name}'; './run-tests.sh list profiles' shows them");
                bad = true;
            }
        }

        return bad ? null : wanted.Length == 0 ? workspace.Subjects : [.. workspace.Subjects.Where(subject => wanted.Contains(subject.Name))];
    }

    // Most often the folder was left out.
    private static string Meant(string pattern, Workspace workspace)
    {
        IEnumerable<string> ids = workspace.Scenarios.Select(scenario => scenario.Listing.SpecId);
        string? meant = ids.FirstOrDefault(id => id.EndsWith("/" + pattern, StringComparison.Ordinal))
            ?? ids.FirstOrDefault(id => id.Contains(pattern, StringComparison.Ordinal));
        return meant is null ? "; './run-tests.sh list scenarios' shows them" : $"; did you mean '{meant}'?";
    }

    private static bool Matches(string pattern, ScenarioListing listing)
    {
        string whole = listing.SpecId;
        string trimmed = pattern.StartsWith("specs/", StringComparison.Ordinal) ? pattern["specs/".Length..] : pattern;
        trimmed = trimmed.EndsWith(".yaml", StringComparison.Ordinal) ? trimmed[..^".yaml".Length] : trimmed.TrimEnd('/');
        return FileSystemName.MatchesSimpleExpression(trimmed, listing.Id, ignoreCase: false)
            || FileSystemName.MatchesSimpleExpression(trimmed, whole, ignoreCase: false)
            || FileSystemName.MatchesSimpleExpression(trimmed + "/*", whole, ignoreCase: false);
    }
}
