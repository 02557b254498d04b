using Conformance.Suite.Diagnostics;

namespace Conformance.Suite.Traces;

/// <summary>Reads the trace files of a folder, as a run saved them or a recording made them.</summary>
public static class TraceFolder
{
    /// <summary>The traces of all csv files in the folder and below it, by scenario id.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="display">Its name in messages, without a slash at its end.</param>
    /// <param name="bag">Gets what is wrong; when anything was added, the traces are incomplete.</param>
    /// <exception cref="IOException">The folder or a file cannot be read.</exception>
    public static IReadOnlyDictionary<string, Trace> Read(string folder, string display, DiagnosticBag bag)
    {
        Dictionary<string, Trace> traces = new(StringComparer.Ordinal);
        foreach (string name in FileNames(folder).Where(IsTraceFile))
        {
            string file = $"{display}/{name}";
            foreach (Trace trace in TraceReader.Read(file, File.ReadAllBytes(Path.Combine(folder, name)), bag))
            {
                if (!traces.TryAdd(trace.Scenario, trace))
                {
                    Trace first = traces[trace.Scenario];
                    bag.Add(trace.Mistake($"{trace.Scenario} is also in {first.File}:{first.LineOf(0)}: keep one of the two recordings"));
                }
            }
        }

        return traces;
    }

    /// <summary>The files in a folder and below it, relative, with forward slashes, in ordinal order.</summary>
    internal static IReadOnlyList<string> FileNames(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Whether a file holds traces.</summary>
    internal static bool IsTraceFile(string name) => name.EndsWith(TraceWriter.Extension, StringComparison.Ordinal);
}
