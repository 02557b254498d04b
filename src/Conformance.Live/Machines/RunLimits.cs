namespace Conformance.Live.Machines;

/// <summary>How long a KVM_RUN may take before it is interrupted. A guest that waits takes time, one that does not end takes processor time.</summary>
/// <param name="Elapsed">From the entry on, by CLOCK_MONOTONIC.</param>
/// <param name="Processor">What the thread that entered has used of the processor since then, by CLOCK_THREAD_CPUTIME_ID; the kernel looks at that in its ticks.</param>
public readonly record struct RunLimits(TimeSpan Elapsed, TimeSpan Processor)
{
    /// <summary>On a machine that may have other work to do: its processor time goes on while a hypervisor runs something else.</summary>
    public static RunLimits RealTime { get; } = new(TimeSpan.FromSeconds(0.7), TimeSpan.FromSeconds(0.7));

    /// <summary>In a virtual machine whose clock counts its instructions: two million of them, a hundred times what an exit takes. Waiting costs nothing there.</summary>
    public static RunLimits CountedTime { get; } = RealTime with { Processor = TimeSpan.FromSeconds(0.002) };
}
