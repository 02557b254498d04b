namespace Conformance.Qemu.Booting;

/// <summary>How a kernel is booted.</summary>
public sealed record BootOptions
{
    /// <summary>The core that QEMU models when nothing else is asked for; without VHE, with AArch32 at EL1.</summary>
    public const string DefaultCpu = "cortex-a57";

    /// <summary>QEMU's name of the core.</summary>
    public string Cpu { get; init; } = DefaultCpu;

    /// <summary>Whether KVM is told to leave VHE unused on a core that has it.</summary>
    public bool ForcesNvhe { get; init; }

    /// <summary>How long the kernel may take until the agent speaks.</summary>
    public TimeSpan BootLimit { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>
    /// How long nothing may be heard after that. A guest that does little but abort needs half a minute of QEMU for what a
    /// KVM_RUN may take of the processor, and one that only aborts stands the counting clock still, so that nothing else ends it.
    /// </summary>
    public TimeSpan SilenceLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>More arguments for QEMU, after the suite's own.</summary>
    public IReadOnlyList<string> QemuArguments { get; init; } = [];
}
