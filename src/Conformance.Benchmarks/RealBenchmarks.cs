using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Conformance.Qemu.Booting;
using Conformance.Qemu.Initramfs;
using Conformance.Qemu.Kernels;
using Conformance.Qemu.Processes;

namespace Conformance.Benchmarks;

/// <summary>All scenarios on a real kernel and on a bare core in QEMU, in a cold process each, and what the boot alone takes of it.</summary>
[SimpleJob(RunStrategy.Monitoring, warmupCount: 0, iterationCount: 3)]
public class RealBenchmarks
{
    private readonly SuiteProcess _suite = new(Workload.Root);
    private string _initramfs = "";
    private KernelImage _image = null!;

    /// <summary>The kernel.</summary>
    [Params("debian:5.10", "debian:6.1", "debian:6.12", "debian:7.3")]
    public string Kernel { get; set; } = "";

    /// <summary>Fetches the kernel, and makes the empty initramfs.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        DebianKernel kernel = DebianKernel.Find(Kernel)!;
        KernelCache cache = new(Workload.Root);
        _image = KernelImage.Open((cache.Find(kernel) ?? cache.Fetch(kernel, _ => { })).Path);
        _initramfs = Path.GetTempFileName();
        File.WriteAllBytes(_initramfs, new NewcWriter().Finish());
    }

    /// <summary>Removes it.</summary>
    [GlobalCleanup]
    public void CleanUp() => File.Delete(_initramfs);

    /// <summary>The kernel without an init: it panics, and QEMU ends.</summary>
    [Benchmark]
    public void BootAlone()
    {
        (Tool qemu, IReadOnlyList<string> arguments) = QemuCommand.For(_image, _initramfs, new() { QemuArguments = ["-append", "earlycon console=ttyAMA0 panic=-1 quiet"] });
        ToolResult ended = qemu.Run(arguments);
        if (!ended.Output.Contains("Kernel panic", StringComparison.Ordinal))
        {
            throw new InvalidOperationException(ended.LastErrorLines);
        }
    }

    /// <summary>All scenarios, boot included. ./run-tests.sh must have built the suite and its agent.</summary>
    [Benchmark]
    public void AllScenarios() => _suite.Run("run", "--kernel", Kernel);
}
