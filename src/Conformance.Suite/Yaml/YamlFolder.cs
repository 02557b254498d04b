using Conformance.Suite.Diagnostics;

namespace Conformance.Suite.Yaml;

/// <summary>Lists the YAML files of a folder.</summary>
internal static class YamlFolder
{
    /// <summary>The paths below the folder, with forward slashes, in ordinal order.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="shownAs">What diagnostics show for it.</param>
    /// <param name="isRecursive">Whether folders below it are entered; links to folders never are, they may lead out or in circles.</param>
    /// <param name="bag">Gets what cannot be read.</param>
    public static IReadOnlyList<string> List(string folder, string shownAs, bool isRecursive, DiagnosticBag bag)
    {
        List<string> paths = [];
        DirectoryInfo root = new(folder);
        if (!root.Exists)
        {
            bag.Add(shownAs, "there is no such folder");
            return paths;
        }

        Walk(root, "", new(Path.GetFullPath(folder) + Path.DirectorySeparatorChar, shownAs, isRecursive, bag), paths);
        paths.Sort(StringComparer.Ordinal);
        return paths;
    }

    private static void Walk(DirectoryInfo folder, string prefix, in Scope scope, List<string> paths)
    {
        FileSystemInfo[] entries;
        try
        {
            entries = folder.GetFileSystemInfos();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            scope.Bag.Add(scope.ShownAs + "/" + prefix.TrimEnd('/'), $"the folder cannot be read: {e.Message}");
            return;
        }

        foreach (FileSystemInfo entry in entries)
        {
            if (entry is DirectoryInfo inner)
            {
                if (scope.IsRecursive && inner.LinkTarget is null)
                {
                    Walk(inner, $"{prefix}{inner.Name}/", scope, paths);
                }
            }
            else if (IsYaml(entry.Name) && IsInside((FileInfo)entry, prefix, scope))
            {
                paths.Add(prefix + entry.Name);
            }
        }
    }

    private static bool IsYaml(string name) =>
        name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);

    private static bool IsInside(FileInfo file, string prefix, in Scope scope)
    {
        if (file.LinkTarget is null)
        {
            return true;
        }

        string? target = null;
        try
        {
            target = file.ResolveLinkTarget(returnFinalTarget: true)?.FullName;
        }
        catch (IOException)
        {
            // A circle of links has no end; it is refused below like any other link that leads nowhere.
        }

        if (target is not null && target.StartsWith(scope.Root, StringComparison.Ordinal))
        {
            return true;
        }

        scope.Bag.Add($"{scope.ShownAs}/{prefix}{file.Name}", "the link leads out of the folder; put the file itself here");
        return false;
    }

    private readonly record struct Scope(string Root, string ShownAs, bool IsRecursive, DiagnosticBag Bag);
}
