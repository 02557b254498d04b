using Conformance.Qemu.Processes;

namespace Conformance.Qemu.Kernels;

/// <summary>Where this machine's apt gets Debian from: mirrors as they are configured, none is named here.</summary>
/// <param name="Main">The archive.</param>
/// <param name="Security">The archive of security updates; null when none is configured.</param>
internal sealed record DebianArchive(string Main, string? Security)
{
    private const string SecurityEnding = "-security";

    // The package debian-archive-keyring; newer releases keep no key where apt looks by itself.
    private const string Keyring = "/usr/share/keyrings/debian-archive-keyring.gpg";

    private static readonly Tool AptGet = new("apt-get", "apt (images can only be fetched on a machine with apt)");

    /// <summary>Asks apt.</summary>
    /// <exception cref="EnvironmentException">There is no apt, or it knows no Debian archive.</exception>
    public static DebianArchive OfThisMachine()
    {
        (string Uri, string Suite)[] indexes =
        [
            .. AptGet.Must(["indextargets", "--format", "$(ORIGIN)|$(REPO_URI)|$(RELEASE)", "Created-By: Packages"]).Output
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split('|'))
                .Where(parts => parts.Length == 3 && parts[0] == "Debian")
                .Select(parts => (parts[1], parts[2])),
        ];
        string? main = indexes.FirstOrDefault(index => !index.Suite.Contains('-', StringComparison.Ordinal)).Uri;
        string? security = indexes.FirstOrDefault(index => index.Suite.EndsWith(SecurityEnding, StringComparison.Ordinal)).Uri;
        return main is null
            ? throw new EnvironmentException("apt on this machine has no Debian archive configured; give --kernel a file instead")
            : new(main, security);
    }

    /// <summary>Lines for apt that name the suite of a kernel.</summary>
    public string SourcesOf(DebianKernel kernel)
    {
        string security = Security is null || kernel.Suite != kernel.BaseSuite ? "" : Line(Security, kernel.BaseSuite + SecurityEnding);
        return Line(Main, kernel.Suite) + security;
    }

    private static string Line(string uri, string suite) =>
        $"deb [arch=arm64{(File.Exists(Keyring) ? $" signed-by={Keyring}" : "")}] {uri} {suite} main\n";
}
