using Conformance.Qemu.Booting;

namespace Conformance.Cli.Kernels;

/// <summary>What a command line says about a kernel under test.</summary>
/// <param name="Source">What runs the scenarios.</param>
/// <param name="Image">An image file, or debian:VERSION; null where no image is booted.</param>
/// <param name="Against">The profile that it is compared with; null for the nearest one.</param>
/// <param name="Boot">How to boot it.</param>
/// <param name="ShowsCommand">Whether QEMU's command line is to be printed.</param>
/// <param name="IsStrict">Whether another version of a Debian kernel than the recorded one must not differ, either.</param>
/// <param name="Repetitions">How often everything is run, a boot each time; what differs between them is told.</param>
public sealed record KernelRequest(KernelSource Source, string? Image, string? Against, BootOptions Boot, bool ShowsCommand, bool IsStrict, int Repetitions)
{
    /// <summary>What it is called in messages.</summary>
    public string Name => Image ?? KernelSources.Backends.First(backend => backend.Value == Source).Key;
}
