using System.Text;
using Conformance.Suite.Diagnostics;
using Conformance.Suite.Files;

namespace Conformance.Suite.Goldens;

/// <summary>
/// The folder of goldens, with Verify's file names: <c>*.verified.txt</c> is what was accepted, <c>*.received.txt</c> what a
/// run gave instead. Files are UTF-8 without a byte order mark, with LF.
/// </summary>
public sealed class GoldenStore(string folder, string receivedFolder)
{
    private const string Verified = ".verified.txt";
    private const string Received = ".received.txt";

    /// <summary>The accepted golden of a scenario, or null when there is none.</summary>
    public string? Read(string scenario) => File.Exists(VerifiedPath(scenario)) ? File.ReadAllText(VerifiedPath(scenario)) : null;

    /// <summary>What a run gave instead of the golden, or null when nothing is there.</summary>
    public string? ReadReceived(string scenario) => File.Exists(ReceivedPath(scenario)) ? File.ReadAllText(ReceivedPath(scenario)) : null;

    /// <summary>The path of a received golden, for messages.</summary>
    public static string ReceivedNameOf(string scenario) => $"golden/{scenario}{Received}";

    /// <summary>The path of a golden, for messages.</summary>
    public static string NameOf(string scenario) => $"golden/{scenario}{Verified}";

    /// <summary>Accepts a text; a received one is then out of date.</summary>
    public void Accept(string scenario, string text)
    {
        AtomicFile.Write(VerifiedPath(scenario), Encoding.UTF8.GetBytes(text));
        File.Delete(ReceivedPath(scenario));
    }

    /// <summary>Puts down what a run gave; false when the folder cannot be written.</summary>
    public bool TryReceive(string scenario, string text)
    {
        try
        {
            AtomicFile.Write(ReceivedPath(scenario), Encoding.UTF8.GetBytes(text));
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Removes a received file that a later run has made out of date.</summary>
    public void DropReceived(string scenario)
    {
        string path = ReceivedPath(scenario);
        if (File.Exists(path))
        {
            try
            {
                File.Delete(path);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // On a read-only checkout the file stays; it says nothing wrong, it is only old.
            }
        }
    }

    /// <summary>A mistake for every golden whose scenario is not among <paramref name="scenarios"/>.</summary>
    public IReadOnlyList<Diagnostic> Orphans(IReadOnlySet<string> scenarios)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        return
        [
            .. Without(scenarios, Verified).Select(scenario => Diagnostic.Of(
                NameOf(scenario), $"no scenario is called {scenario}: rename the golden with the scenario, or delete it")),
            .. Without(scenarios, Received).Select(scenario => Diagnostic.Of(
                ReceivedNameOf(scenario), $"no scenario is called {scenario}: this was received from one that is gone; delete it")),
        ];
    }

    private IEnumerable<string> Without(IReadOnlySet<string> scenarios, string ending) => Directory.EnumerateDirectories(folder)
        .SelectMany(group => Directory.EnumerateFiles(group, "*" + ending, SearchOption.AllDirectories))
        .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/')[..^ending.Length])
        .Where(scenario => !scenarios.Contains(scenario))
        .Order(StringComparer.Ordinal);

    private string VerifiedPath(string scenario) => Path.Combine(folder, scenario + Verified);

    private string ReceivedPath(string scenario) => Path.Combine(receivedFolder, scenario + Received);
}
