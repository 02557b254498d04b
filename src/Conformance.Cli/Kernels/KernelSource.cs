using Conformance.Kvm.Machines;

namespace Conformance.Cli.Kernels;

/// <summary>Where scenarios run beside the reference backend.</summary>
public enum KernelSource
{
    /// <summary>An image that QEMU boots.</summary>
    Image,

    /// <summary>The kernel of this machine.</summary>
    Host,

    /// <summary>No kernel: a bare core of QEMU with the monitor at EL2.</summary>
    BareCore,
}

/// <summary>What follows from the source alone.</summary>
internal static class KernelSources
{
    /// <summary>The word for it on the command line, where it is a backend.</summary>
    public static IReadOnlyDictionary<string, KernelSource> Backends { get; } = new SortedDictionary<string, KernelSource>(StringComparer.Ordinal)
    {
        ["el2"] = KernelSource.BareCore,
        ["kvm"] = KernelSource.Host,
    };

    /// <summary>The kind of scenarios that it runs.</summary>
    public static MachineKind MachineOf(KernelSource source) => source == KernelSource.BareCore ? MachineKind.El2 : MachineKind.Kvm;

    /// <summary>Why it runs no scenario of the other kind.</summary>
    public static string WhyNot(KernelSource source) => source == KernelSource.BareCore
        ? "a KVM scenario does not run on a bare core"
        : "a bare EL2 machine does not run under KVM";
}
