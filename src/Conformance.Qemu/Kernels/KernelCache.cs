namespace Conformance.Qemu.Kernels;

/// <summary>A kernel image in the cache, and the package it came from.</summary>
/// <param name="Path">The file.</param>
/// <param name="Package">The package and its version, in one line.</param>
public sealed record CachedKernel(string Path, string Package);

/// <summary>Kernel images that were fetched, in .cache/kernels/ of a checkout.</summary>
/// <param name="root">The top of the checkout.</param>
public sealed class KernelCache(string root)
{
    private const string ImageName = "vmlinuz";
    private const string PackageName = "package";

    /// <summary>The image of a kernel; null when it was not fetched yet.</summary>
    public CachedKernel? Find(DebianKernel kernel)
    {
        string image = System.IO.Path.Combine(FolderOf(kernel), ImageName);
        string package = System.IO.Path.Combine(FolderOf(kernel), PackageName);
        return File.Exists(image) && File.Exists(package) ? new(image, File.ReadAllText(package).Trim()) : null;
    }

    /// <summary>Fetches the version that the traces were recorded on, or the newest one of that series when it is gone.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="progress">Told what is being done.</param>
    /// <exception cref="EnvironmentException">apt cannot get it.</exception>
    public CachedKernel Fetch(DebianKernel kernel, Action<string> progress)
    {
        AptFolder apt = new(System.IO.Path.Combine(FolderOf(kernel), "apt"), DebianArchive.OfThisMachine().SourcesOf(kernel));
        progress($"fetching the package lists of {kernel.Suite} for arm64 ...");
        apt.Update();
        string package = Choose(kernel, apt);
        string version = apt.VersionOf(package) ?? "";
        progress($"fetching {package} {version} ...");
        byte[] image = apt.ImageOf(package);
        string path = System.IO.Path.Combine(FolderOf(kernel), ImageName);
        Replace(path, file => File.WriteAllBytes(file, image));

        // Written last: an image without it counts as not fetched.
        Replace(System.IO.Path.Combine(FolderOf(kernel), PackageName), file => File.WriteAllText(file, $"{package} {version}\n"));
        return Find(kernel)!;
    }

    private string FolderOf(DebianKernel kernel) => System.IO.Path.Combine(root, ".cache", "kernels", kernel.Id.Replace(':', '-'));

    private static string Choose(DebianKernel kernel, AptFolder apt)
    {
        if (apt.VersionOf(kernel.RecordedPackage) is not null)
        {
            return kernel.RecordedPackage;
        }

        // Versions order by their numbers, not by their letters: 6.1.0-9 is older than 6.1.0-10.
        return apt.Search(kernel.NewerPackages).MaxBy(NumbersOf, Comparer<string>.Create(string.CompareOrdinal))
            ?? throw new EnvironmentException($"{kernel.Suite} has neither {kernel.RecordedPackage} nor another kernel of that series for arm64");
    }

    private static string NumbersOf(string package) =>
        string.Join('.', package.Split('-', '.', '+').Where(part => int.TryParse(part, out _)).Select(part => part.PadLeft(8, '0')));

    private static void Replace(string path, Action<string> write)
    {
        string temporary = path + ".new";
        write(temporary);
        File.Move(temporary, path, overwrite: true);
    }
}
