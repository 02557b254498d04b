namespace Conformance.Suite.Traces;

/// <summary>Loads one folder of recorded traces.</summary>
internal sealed class TraceSourceLoader(string folder, string display, ICollection<TraceError> errors)
{
    private readonly Dictionary<string, Trace> _traces = new(StringComparer.Ordinal);

    /// <summary>The source, or null when its provenance cannot be read.</summary>
    public TraceSource? Load()
    {
        Provenance? provenance = null;
        string? gapsPath = null;
        bool hasProvenance = false;
        foreach (string path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string name = Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
            if (name == ProvenanceFile.Name)
            {
                hasProvenance = true;
                provenance = ProvenanceFile.Read(Display(name), File.ReadAllBytes(path), errors);
            }
            else if (name == KnownGapsFile.Name)
            {
                gapsPath = path;
            }
            else if (name.EndsWith(TraceWriter.Extension, StringComparison.Ordinal))
            {
                AddFile(Display(name), File.ReadAllBytes(path));
            }
            else if (!Path.GetFileName(name).StartsWith('.'))
            {
                errors.Add(new(Display(name), 1, 1, "this is no file of a trace folder, and would be ignored: rename or delete it"));
            }
        }

        if (!hasProvenance)
        {
            errors.Add(new(Display(ProvenanceFile.Name), 1, 1, "the file is missing: say which kernel the traces come from"));
        }

        IReadOnlyList<KnownGap> gaps = gapsPath is null
            ? []
            : KnownGapsFile.Read(Display(KnownGapsFile.Name), File.ReadAllBytes(gapsPath), _traces, errors);
        return provenance is null ? null : new(Path.GetFileName(folder), provenance, _traces, gaps);
    }

    private string Display(string name) => $"{display}/{name}";

    private void AddFile(string file, byte[] content)
    {
        foreach (Trace trace in TraceReader.Read(file, content, errors))
        {
            if (!_traces.TryAdd(trace.Scenario, trace))
            {
                Trace first = _traces[trace.Scenario];
                errors.Add(new(
                    file, trace.LineOf(0), 1, $"{trace.Scenario} is also in {first.File}:{first.LineOf(0)}: keep one of the two recordings"));
            }
        }
    }
}
