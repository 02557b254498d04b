namespace Conformance.Suite.Traces;

/// <summary>Loads one folder of recorded traces.</summary>
internal sealed class TraceSourceLoader(string folder, string display, ICollection<TraceError> errors)
{
    /// <summary>The source, or null when its provenance cannot be read.</summary>
    public TraceSource? Load()
    {
        IReadOnlyList<string> names = TraceFolder.FileNames(folder);
        foreach (string name in names.Where(n => !IsKnown(n)))
        {
            errors.Add(new(Display(name), 1, 1, "this is no file of a trace folder, and would be ignored: rename or delete it"));
        }

        IReadOnlyDictionary<string, Trace> traces = TraceFolder.Read(folder, display, errors);
        IReadOnlyList<KnownGap> gaps = names.Contains(KnownGapsFile.Name)
            ? KnownGapsFile.Read(Display(KnownGapsFile.Name), Content(KnownGapsFile.Name), traces, errors)
            : [];
        if (!names.Contains(ProvenanceFile.Name))
        {
            errors.Add(new(Display(ProvenanceFile.Name), 1, 1, "the file is missing: say which kernel the traces come from"));
            return null;
        }

        Provenance? provenance = ProvenanceFile.Read(Display(ProvenanceFile.Name), Content(ProvenanceFile.Name), errors);
        return provenance is null ? null : new(Path.GetFileName(folder), provenance, traces, gaps);
    }

    // Hidden files are left by editors, and by a crash while a trace was written.
    private static bool IsKnown(string name) =>
        name is ProvenanceFile.Name or KnownGapsFile.Name || TraceFolder.IsTraceFile(name) || Path.GetFileName(name).StartsWith('.');

    private string Display(string name) => $"{display}/{name}";

    private byte[] Content(string name) => File.ReadAllBytes(Path.Combine(folder, name));
}
