using System.Diagnostics;
using System.Globalization;

namespace Conformance.Tests.Qemu;

/// <summary>The QEMU of one test, found by a name that it alone has on its command line.</summary>
internal static class QemuProcesses
{
    /// <summary>The processes whose command line holds the name.</summary>
    public static IReadOnlyList<int> Of(string name) =>
    [
        .. Directory.EnumerateDirectories("/proc")
            .Where(folder => int.TryParse(Path.GetFileName(folder), out _) && CommandLine(folder).Contains(name, StringComparison.Ordinal))
            .Select(folder => int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture)),
    ];

    /// <summary>Kills them.</summary>
    public static void Kill(string name)
    {
        foreach (int process in Of(name))
        {
            using Process qemu = Process.GetProcessById(process);
            qemu.Kill();
        }
    }

    private static string CommandLine(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "cmdline"));
        }
        catch (IOException)
        {
            // It has ended in between.
            return "";
        }
    }
}
