using Conformance.Suite.Diagnostics;
using Conformance.Suite.Files;

namespace Conformance.Suite.Traces;

/// <summary>Loads one folder of recorded traces.</summary>
internal sealed class TraceSourceLoader(string folder, string display, DiagnosticBag bag)
{
    /// <summary>The source, or null when its provenance cannot be read.</summary>
    public TraceSource? Load()
    {
        IReadOnlyList<string> names = TraceFolder.FileNames(folder);
        foreach (string name in names.Where(n => !IsKnown(n)))
        {
            bag.Add(Display(name), "this is no file of a trace folder, and would be ignored: rename or delete it");
        }

        IReadOnlyDictionary<string, Trace> traces = TraceFolder.Read(folder, display, bag);
        IReadOnlyList<KnownGap> gaps = names.Contains(KnownGapsFile.Name) && Text(KnownGapsFile.Name) is { } list
            ? KnownGapsFile.Read(list, traces, bag)
            : [];
        if (!names.Contains(ProvenanceFile.Name))
        {
            bag.Add(Display(ProvenanceFile.Name), "the file is missing: say which kernel the traces come from");
            return null;
        }

        return Text(ProvenanceFile.Name) is { } source && ProvenanceFile.Read(source, bag) is { } provenance
            ? new(Path.GetFileName(folder), provenance, traces, gaps)
            : null;
    }

    // Hidden files are left by editors, and by a crash while a trace was written.
    private static bool IsKnown(string name) =>
        name is ProvenanceFile.Name or KnownGapsFile.Name || TraceFolder.IsTraceFile(name) || Path.GetFileName(name).StartsWith('.');

    private string Display(string name) => $"{display}/{name}";

    private SourceText? Text(string name) => InputFile.Read(Path.Combine(folder, name), Display(name), bag);
}
