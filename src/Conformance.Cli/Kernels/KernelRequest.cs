using Conformance.Qemu.Booting;

namespace Conformance.Cli.Kernels;

/// <summary>What a command line says about the kernel under test.</summary>
/// <param name="Kernel">An image file, or debian:VERSION.</param>
/// <param name="Against">The profile that it is compared with; null for the nearest one.</param>
/// <param name="Boot">How to boot it.</param>
/// <param name="ShowsCommand">Whether QEMU's command line is to be printed.</param>
/// <param name="IsStrict">Whether another version of a Debian kernel than the recorded one must not differ, either.</param>
public sealed record KernelRequest(string Kernel, string? Against, BootOptions Boot, bool ShowsCommand, bool IsStrict);
