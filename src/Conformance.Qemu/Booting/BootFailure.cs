namespace Conformance.Qemu.Booting;

/// <summary>Why a booted kernel gave no complete result.</summary>
public enum BootFailureKind
{
    /// <summary>QEMU did not start the machine.</summary>
    QemuFailed,

    /// <summary>QEMU ended before the agent was done.</summary>
    QemuEnded,

    /// <summary>The kernel panicked.</summary>
    KernelPanicked,

    /// <summary>The kernel has no KVM, or was not started at EL2.</summary>
    NoKvm,

    /// <summary>The agent ended without a word.</summary>
    AgentDied,

    /// <summary>The agent gave up, or was misunderstood.</summary>
    AgentFailed,

    /// <summary>Nothing was heard for too long.</summary>
    Hung,

    /// <summary>Somebody asked to stop.</summary>
    Interrupted,
}

/// <summary>Why a booted kernel gave no complete result, and what was last seen.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Message">One line.</param>
/// <param name="LastLines">What the console and QEMU said last.</param>
public sealed record BootFailure(BootFailureKind Kind, string Message, IReadOnlyList<string> LastLines);
