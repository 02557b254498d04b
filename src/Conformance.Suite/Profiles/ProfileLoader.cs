using System.Buffers;
using Conformance.Behaviours.Profiles;
using Conformance.Suite.Diagnostics;
using Conformance.Suite.Files;
using Conformance.Suite.Yaml;

namespace Conformance.Suite.Profiles;

/// <summary>Loads the folder of profile files.</summary>
public static class ProfileLoader
{
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-.");

    /// <summary>Loads every profile.</summary>
    /// <param name="folder">The folder; folders below it are not entered.</param>
    /// <param name="shownAs">What diagnostics show for it, such as <c>specs/profiles</c>.</param>
    /// <param name="bag">Gets the mistakes of all files.</param>
    /// <returns>The profiles without mistakes.</returns>
    public static ProfileTree Load(string folder, string shownAs, DiagnosticBag bag)
    {
        List<(string Name, SourceText Source)> files = [];
        foreach (string path in YamlFolder.List(folder, shownAs, isRecursive: false, bag))
        {
            string shown = $"{shownAs}/{path}";
            string name = Path.GetFileNameWithoutExtension(path);
            if (!IsName(name))
            {
                bag.Add(shown, $"'{name}' cannot be the name of a profile; use lower-case letters, digits, '-' and '.'");
            }
            else if (files.Exists(f => f.Name == name))
            {
                bag.Add(shown, $"there is a profile '{name}' already; rename one of the files");
            }
            else if (InputFile.Read(Path.Combine(folder, path), shown, bag) is { } source)
            {
                files.Add((name, source));
            }
        }

        return Link(files, bag);
    }

    /// <summary>Makes profiles of texts, each with the profile's name.</summary>
    public static ProfileTree Link(IReadOnlyList<(string Name, SourceText Source)> files, DiagnosticBag bag)
    {
        List<ProfileDraft> drafts = [];
        foreach ((string name, SourceText source) in files)
        {
            if (ProfileReader.Read(source, name, bag) is { } draft)
            {
                drafts.Add(draft);
            }
        }

        return new(new ProfileLinker(drafts).Link());
    }

    private static bool IsName(string name) =>
        name.Length > 0 && !name.AsSpan().ContainsAnyExcept(NameCharacters);
}
