using System.Text;
using Conformance.Suite.Files;
using Conformance.Suite.Reports;
using Conformance.Suite.Reports.Model;

namespace Conformance.Cli.Reports;

/// <summary>The reports that a command line asks for.</summary>
internal sealed class ReportRequests(IReadOnlyList<(ReportKind Kind, string File)> files)
{
    private const string Terminal = "-";

    /// <summary>Whether there are any: programs and behaviours are told only then.</summary>
    public bool Any => files.Count > 0;

    /// <summary>Writes them.</summary>
    /// <exception cref="IOException">A file cannot be written; it is then as it was before.</exception>
    public void Write(SuiteReport report, TextWriter output)
    {
        foreach ((ReportKind kind, string file) in files)
        {
            byte[] content = kind.Format(report);
            if (file == Terminal)
            {
                output.Write(Encoding.UTF8.GetString(content));
            }
            else
            {
                AtomicFile.Write(file, content);
            }
        }
    }
}
