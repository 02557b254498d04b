using Conformance.Suite.Diagnostics;

namespace Conformance.Suite.Traces;

/// <summary>All recorded traces: the folders of traces/, each with its provenance and its known gaps.</summary>
public sealed class TraceStore
{
    private readonly ILookup<string, TraceSource> _byProfile;

    private TraceStore(IReadOnlyList<TraceSource> sources)
    {
        Sources = sources;
        _byProfile = sources.ToLookup(s => s.Provenance.Profile, StringComparer.Ordinal);
    }

    /// <summary>The sources, by name.</summary>
    public IReadOnlyList<TraceSource> Sources { get; }

    /// <summary>Loads all sources.</summary>
    /// <param name="folder">The traces folder; one that does not exist holds no sources.</param>
    /// <param name="display">The folder's name in messages, without a slash at its end.</param>
    /// <param name="bag">Gets what is wrong; when anything was added, nothing should run.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static TraceStore Load(string folder, string display, DiagnosticBag bag)
    {
        List<TraceSource> sources = [];
        if (Directory.Exists(folder))
        {
            foreach (string path in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
            {
                TraceSourceLoader loader = new(path, $"{display}/{Path.GetFileName(path)}", bag);
                if (loader.Load() is TraceSource source)
                {
                    sources.Add(source);
                }
            }
        }

        return new(sources);
    }

    /// <summary>The sources that a profile must reproduce.</summary>
    public IReadOnlyList<TraceSource> ForProfile(string profile) => [.. _byProfile[profile]];

    /// <summary>A mistake for every recorded scenario that is not among <paramref name="scenarios"/>.</summary>
    public IReadOnlyList<Diagnostic> Orphans(IReadOnlySet<string> scenarios) => [.. Sources.SelectMany(s => s.Orphans(scenarios))];
}
