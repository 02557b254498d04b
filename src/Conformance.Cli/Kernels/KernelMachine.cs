using Conformance.Qemu.Booting;
using Conformance.Vmm.Scenarios;

namespace Conformance.Cli.Kernels;

/// <summary>What is ready to run scenarios: an image to boot, the kernel of this machine, or a bare core.</summary>
/// <param name="Cpu">The core it runs on.</param>
/// <param name="ImageSha256">SHA-256 of the image; null where no image is booted.</param>
/// <param name="NewerPackage">The package, where it is another version of a kernel than the recorded one; otherwise null.</param>
/// <param name="Run">Runs scenarios: their list, who is told the number of the one that runs, and what ends it early.</param>
internal sealed record KernelMachine(
    string Cpu, string? ImageSha256, string? NewerPackage, Func<IReadOnlyList<CompiledScenario>, Action<int>, CancellationToken, KernelRunResult> Run);
