using System.Diagnostics;
using System.Formats.Tar;
using Conformance.Qemu;
using Conformance.Qemu.Processes;

namespace Conformance.Cli.Comparing;

/// <summary>The goldens of a git revision.</summary>
internal static class GitGoldens
{
    private const string Folder = "golden";

    private static readonly Tool Git = new("git", "git");

    /// <summary>Whether git knows a commit by that name; false where there is no git.</summary>
    public static bool IsRevision(string root, string text) =>
        Git.Find() is not null && Git.Run(["rev-parse", "--verify", "--quiet", "--end-of-options", text + "^{commit}"], root).ExitCode == 0;

    /// <summary>The commit in a few words: its short id and its subject.</summary>
    public static string Describe(string root, string revision) =>
        Git.Must(["log", "-1", "--format=%h %s", "--end-of-options", revision], root).Output.TrimEnd('\n');

    /// <summary>The texts of all files of a kind under golden/ of a revision, by their path in it.</summary>
    /// <exception cref="EnvironmentException">The revision has no goldens, or git failed.</exception>
    public static IReadOnlyDictionary<string, string> Read(string root, string revision, string ending)
    {
        // One process for all files: there are hundreds.
        using Process process = Git.Start(["archive", "--format=tar", revision, Folder], root);
        Task<string> error = process.StandardError.ReadToEndAsync();
        Dictionary<string, string> texts = new(StringComparer.Ordinal);
        using (MemoryStream archive = new())
        {
            process.StandardOutput.BaseStream.CopyTo(archive);
            archive.Position = 0;
            process.WaitForExit();
            if (process.ExitCode != 0)
            {
                throw new EnvironmentException($"{revision} has no goldens that git can read: {error.Result.TrimEnd()}");
            }

            using TarReader reader = new(archive);
            while (reader.GetNextEntry() is { } entry)
            {
                if (entry.DataStream is { } data && entry.Name.StartsWith(Folder + "/", StringComparison.Ordinal) && entry.Name.EndsWith(ending, StringComparison.Ordinal))
                {
                    using StreamReader text = new(data);
                    texts[entry.Name[(Folder.Length + 1)..]] = text.ReadToEnd();
                }
            }
        }

        return texts;
    }
}
