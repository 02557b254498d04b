namespace Conformance.Qemu.Kernels;

/// <summary>A kernel that Debian ships for arm64.</summary>
/// <param name="Id">How the command line names it.</param>
/// <param name="Suite">The suite that has it.</param>
/// <param name="RecordedPackage">The package that the recorded traces come from.</param>
/// <param name="RecordedVersion">The version of that package.</param>
/// <param name="NewerPackages">What packages with a newer stable version are called, as a regular expression.</param>
public sealed record DebianKernel(string Id, string Suite, string RecordedPackage, string RecordedVersion, string NewerPackages)
{
    /// <summary>What ids begin with.</summary>
    public const string Prefix = "debian:";

    /// <summary>The kernels that traces were recorded on, oldest first.</summary>
    public static IReadOnlyList<DebianKernel> All { get; } =
    [
        new("debian:5.10", "bullseye", "linux-image-5.10.0-32-cloud-arm64", "5.10.223-1", @"^linux-image-5\.10\.0-[0-9]+-cloud-arm64$"),
        new(
            "debian:6.1",
            "bookworm",
            "linux-image-6.1.0-56-cloud-arm64-unsigned",
            "6.1.192-2",
            @"^linux-image-6\.1\.0-[0-9]+-cloud-arm64-unsigned$"),
        new(
            "debian:6.12",
            "trixie",
            "linux-image-6.12.107+deb13-cloud-arm64",
            "6.12.107-1",
            @"^linux-image-6\.12\.[0-9]+\+deb13-cloud-arm64$"),
        new(
            "debian:7.3",
            "trixie-backports",
            "linux-binary-unsigned-7.3.4+deb13-cloud-arm64",
            "7.3.4-1~bpo13+1",
            @"^linux-binary-unsigned-7\.3\.[0-9]+\+deb13-cloud-arm64$"),
    ];

    /// <summary>Whether an image is the one that the traces were recorded on.</summary>
    public bool IsRecorded(CachedKernel image) => image.Package == $"{RecordedPackage} {RecordedVersion}";

    /// <summary>The suite whose security updates belong to it, without the ending that backports have.</summary>
    public string BaseSuite => Suite.Split('-')[0];

    /// <summary>The kernel with that id; null when there is none.</summary>
    public static DebianKernel? Find(string id) => All.FirstOrDefault(kernel => kernel.Id == id);
}
