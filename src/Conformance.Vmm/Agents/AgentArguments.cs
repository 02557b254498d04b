namespace Conformance.Vmm.Agents;

/// <summary>Arguments that the agent takes as the first process, from behind "--" on the kernel's command line.</summary>
public static class AgentArguments
{
    /// <summary>The clock of the machine does not count instructions, so that a KVM_RUN may have to wait for other work of the host.</summary>
    public const string RealTime = "real-time";
}
