using Conformance.Qemu.Processes;

namespace Conformance.Qemu.Agents;

/// <summary>The agent's executable for arm64, published when its sources are newer.</summary>
/// <param name="root">The top of the checkout.</param>
public sealed class AgentBuild(string root)
{
    private const string Executable = "conformance-agent";

    private static readonly string[] Projects = ["Conformance.Agent", "Conformance.Live", "Conformance.Vmm", "Conformance.Kvm"];
    private static readonly string[] SharedFiles = ["Directory.Build.props", "Directory.Packages.props"];

    private static readonly Tool Linker = new(
        "aarch64-linux-gnu-gcc", "the packages gcc-aarch64-linux-gnu and libc6-dev-arm64-cross (on arm64: gcc and libc6-dev)");

    private static readonly Tool Dotnet = new("dotnet", "the .NET 10 SDK");

    private string Source => Path.Combine(root, "src");

    private string Folder => Path.Combine(root, ".cache", "agent");

    /// <summary>Why the agent cannot be published on this machine; null when it can.</summary>
    public static string? Missing =>
        Linker.Find() is null ? $"{Linker.Name} is missing; install {Linker.Package}" : null;

    /// <summary>The bytes of the executable.</summary>
    /// <param name="progress">Told before something takes long.</param>
    /// <exception cref="EnvironmentException">It cannot be published.</exception>
    /// <exception cref="IOException">The cache folder cannot be written, or another process is publishing.</exception>
    public byte[] Get(Action<string> progress)
    {
        string path = Path.Combine(Folder, Executable);
        if (IsStale(path))
        {
            if (Missing is { } missing)
            {
                throw new EnvironmentException(missing);
            }

            Directory.CreateDirectory(Folder);
            using FileStream onlyOne = WaitForLock(Path.Combine(Folder, ".lock"));
            if (IsStale(path))
            {
                progress("publishing the agent for arm64 ...");
                Publish();

                // The compiler leaves a file alone that comes out the same.
                File.SetLastWriteTimeUtc(path, DateTime.UtcNow);
            }
        }

        return File.ReadAllBytes(path);
    }

    private bool IsStale(string path) => !File.Exists(path) || Sources().Max(File.GetLastWriteTimeUtc) > File.GetLastWriteTimeUtc(path);

    private IEnumerable<string> Sources() =>
        Projects
            .Select(project => Path.Combine(Source, project))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(file => Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj")))
            .Concat(SharedFiles.Select(file => Path.Combine(Source, file)));

    private void Publish()
    {
        string project = Path.Combine(Source, "Conformance.Agent", "Conformance.Agent.csproj");
        string[] arguments =
        [
            "publish", project, "--configuration", "Release", "-p:PublishAgent=true", "--output", Folder, "--nologo", "--verbosity", "quiet",
        ];
        ToolResult result = Dotnet.Run(arguments, root);
        if (result.ExitCode != 0)
        {
            IEnumerable<string> errors = result.Output.Split('\n').Where(line => line.Contains("error", StringComparison.Ordinal)).Distinct().Take(10);
            throw new EnvironmentException($"the agent cannot be published:\n{string.Join('\n', errors)}{result.Error}");
        }
    }

    private static FileStream WaitForLock(string path)
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (attempt < 600)
            {
                Thread.Sleep(TimeSpan.FromMilliseconds(200));
            }
        }
    }
}
