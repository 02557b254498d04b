using Conformance.Behaviours.Profiles;
using Conformance.Suite.Diagnostics;
using Conformance.Suite.Requirements;
using Conformance.Suite.Files;
using Conformance.Suite.Specs.Compilation;
using Conformance.Suite.Yaml;

namespace Conformance.Suite.Specs;

/// <summary>Loads a folder of scenario files.</summary>
public static class SpecLoader
{
    /// <summary>The folder of profiles at the top, which holds no scenarios.</summary>
    public const string ProfilesFolder = "profiles";

    /// <summary>Loads every scenario below a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="shownAs">What diagnostics show for it, such as <c>specs</c>.</param>
    /// <param name="profiles">The profiles that a scenario may name.</param>
    /// <param name="options">How strict loading is.</param>
    /// <param name="bag">Gets the mistakes of all files.</param>
    /// <returns>The scenarios without mistakes, in ordinal order of their paths, variants in the order of their values.</returns>
    public static IReadOnlyList<LoadedScenario> Load(
        string folder, string shownAs, ProfileTree profiles, SpecLoadOptions options, DiagnosticBag bag)
    {
        ScenarioReader reader = new(profiles, options, bag);
        List<LoadedScenario> scenarios = [];
        Dictionary<string, string> files = new(StringComparer.Ordinal);
        foreach (string path in YamlFolder.List(folder, shownAs, isRecursive: true, bag).OrderBy(IdOf, StringComparer.Ordinal))
        {
            if (path == RequirementFile.Name || path.StartsWith(ProfilesFolder + "/", StringComparison.Ordinal))
            {
                continue;
            }

            string shown = $"{shownAs}/{path}";
            string id = IdOf(path);
            if (ScenarioId.Check(id) is { } problem)
            {
                bag.Add(shown, problem);
            }
            else if (!files.TryAdd(id, shown))
            {
                bag.Add(shown, $"{files[id]} is the same scenario; rename one of the files");
            }
            else if (InputFile.Read(Path.Combine(folder, path), shown, bag) is { } source)
            {
                scenarios.AddRange(reader.Read(source, id));
            }
        }

        return scenarios;
    }

    // Ordered with its ending, a name that goes on with a hyphen would come before the name alone.
    private static string IdOf(string path) => path[..path.LastIndexOf('.')];
}
