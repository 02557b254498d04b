using System.Text;
using Conformance.Suite.Files;

namespace Conformance.Cli.Workspaces;

/// <summary>Why goldens were accepted, one line each; git knows who and when.</summary>
public static class ReviewLog
{
    private const string Name = "review-log.txt";

    /// <summary>Adds a line for each golden.</summary>
    public static void Append(string folder, IReadOnlyList<string> scenarios, string reason)
    {
        string path = Path.Combine(folder, Name);
        StringBuilder text = new(File.Exists(path) ? File.ReadAllText(path) : "");
        string oneLine = string.Join(' ', reason.Split((char[])['\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        foreach (string scenario in scenarios)
        {
            text.Append(scenario).Append(": ").Append(oneLine).Append('\n');
        }

        AtomicFile.Write(path, Encoding.UTF8.GetBytes(text.ToString()));
    }
}
