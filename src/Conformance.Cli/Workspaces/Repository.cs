namespace Conformance.Cli.Workspaces;

/// <summary>The folders of a checkout.</summary>
public sealed class Repository
{
    private const string SolutionFile = "Conformance.sln";
    private const string RootVariable = "CONFORMANCE_ROOT";

    private Repository(string root) => Root = root;

    /// <summary>The top of the checkout.</summary>
    public string Root { get; }

    /// <summary>Scenario files.</summary>
    public string Specs => Path.Combine(Root, "specs");

    /// <summary>Profile files.</summary>
    public string Profiles => Path.Combine(Specs, "profiles");

    /// <summary>Recorded traces.</summary>
    public string Traces => Path.Combine(Root, "traces");

    /// <summary>Goldens.</summary>
    public string Goldens => Path.Combine(Root, "golden");

    /// <summary>
    /// The checkout that CONFORMANCE_ROOT names, or the first one above the current folder, or above the executable; null when
    /// there is none.
    /// </summary>
    public static Repository? Find()
    {
        if (Environment.GetEnvironmentVariable(RootVariable) is { Length: > 0 } named)
        {
            return Directory.Exists(named) ? new(Path.GetFullPath(named)) : null;
        }

        return Above(Directory.GetCurrentDirectory()) ?? Above(AppContext.BaseDirectory);
    }

    /// <summary>The checkout, or null after a message.</summary>
    public static Repository? FindOrTell(TextWriter error)
    {
        Repository? found = Find();
        if (found is null)
        {
            error.WriteLine("error: this is not inside a checkout of the suite; run it there, or set CONFORMANCE_ROOT to one");
        }

        return found;
    }

    private static Repository? Above(string folder)
    {
        for (DirectoryInfo? candidate = new(folder); candidate is not null; candidate = candidate.Parent)
        {
            if (File.Exists(Path.Combine(candidate.FullName, SolutionFile)))
            {
                return new(candidate.FullName);
            }
        }

        return null;
    }
}
