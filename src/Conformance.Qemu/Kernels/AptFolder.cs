using System.Diagnostics;
using System.Formats.Tar;
using Conformance.Qemu.Processes;

namespace Conformance.Qemu.Kernels;

/// <summary>apt with lists and a cache of its own, for another suite and architecture than this machine's, which stays as it is.</summary>
internal sealed class AptFolder
{
    private static readonly Tool AptGet = new("apt-get", "apt");
    private static readonly Tool AptCache = new("apt-cache", "apt");
    private static readonly Tool DpkgDeb = new("dpkg-deb", "dpkg");

    private readonly string _folder;
    private readonly string[] _options;

    /// <summary>Makes the folder.</summary>
    public AptFolder(string folder, string sources)
    {
        _folder = folder;
        Directory.CreateDirectory(Path.Combine(folder, "lists", "partial"));
        Directory.CreateDirectory(Path.Combine(folder, "cache", "archives", "partial"));
        string list = Path.Combine(folder, "sources.list");
        File.WriteAllText(list, sources);
        _options =
        [
            .. Option("Dir::State::Lists", Path.Combine(folder, "lists")),
            .. Option("Dir::State::status", "/dev/null"),
            .. Option("Dir::Cache", Path.Combine(folder, "cache")),
            .. Option("Dir::Etc::sourcelist", list),
            .. Option("Dir::Etc::sourceparts", "-"),
            .. Option("APT::Architecture", "arm64"),
            .. Option("APT::Architectures", "arm64"),
            .. Option("Acquire::Languages", "none"),
        ];
    }

    /// <summary>Fetches the lists of packages.</summary>
    public void Update() => AptGet.Must([.. _options, "--quiet", "update"]);

    /// <summary>The newest version of a package; null when there is no such package.</summary>
    public string? VersionOf(string package) =>
        AptCache.Run([.. _options, "show", "--no-all-versions", package]).Output
            .Split('\n')
            .Where(line => line.StartsWith("Version: ", StringComparison.Ordinal))
            .Select(line => line["Version: ".Length..].Trim())
            .FirstOrDefault();

    /// <summary>The packages whose names match a regular expression.</summary>
    public IReadOnlyList<string> Search(string pattern) =>
    [
        .. AptCache.Must([.. _options, "search", "--names-only", pattern]).Output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ')[0]),
    ];

    /// <summary>The kernel image inside a package.</summary>
    public byte[] ImageOf(string package)
    {
        foreach (string old in Directory.EnumerateFiles(_folder, "*.deb"))
        {
            File.Delete(old);
        }

        AptGet.Must([.. _options, "--quiet", "download", package], _folder);
        string deb = Directory.EnumerateFiles(_folder, "*.deb").Single();
        try
        {
            return Unpack(deb) ?? throw new EnvironmentException($"the package {package} holds no kernel image");
        }
        finally
        {
            File.Delete(deb);
        }
    }

    private static byte[]? Unpack(string deb)
    {
        using Process unpacking = DpkgDeb.Start(["--fsys-tarfile", deb]);
        using TarReader archive = new(unpacking.StandardOutput.BaseStream);
        byte[]? image = null;
        while (archive.GetNextEntry() is { } entry)
        {
            if (image is null && Path.GetFileName(entry.Name).StartsWith("vmlinuz", StringComparison.Ordinal) && entry.DataStream is { } data)
            {
                using MemoryStream copy = new();
                data.CopyTo(copy);
                image = copy.ToArray();
            }
        }

        unpacking.WaitForExit();
        return image;
    }

    private static string[] Option(string name, string value) => ["-o", $"{name}={value}"];
}
