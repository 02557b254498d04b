using Conformance.Vmm.Running;

namespace Conformance.Vmm.Agents;

/// <summary>What the agent inside a booted kernel tells the outside.</summary>
public abstract record AgentMessage;

/// <summary>The agent has started, and KVM is there.</summary>
/// <param name="Release">uname -r.</param>
/// <param name="Version">uname -v.</param>
/// <param name="Machine">uname -m.</param>
/// <param name="Agent">The agent's own version.</param>
public sealed record AgentHello(string Release, string Version, string Machine, string Agent) : AgentMessage;

/// <summary>The scenario with that number is about to run; also the sign of life between two results.</summary>
public sealed record ScenarioBegins(int Index) : AgentMessage;

/// <summary>What the scenario with that number returned.</summary>
public sealed record ScenarioRan(int Index, RunLog Log) : AgentMessage;

/// <summary>The scenario with that number cannot run on this kernel.</summary>
public sealed record ScenarioSkipped(int Index, string Reason) : AgentMessage;

/// <summary>A line that the kernel logged.</summary>
/// <param name="Level">Its log level: 0 is KERN_EMERG, 4 is KERN_WARNING.</param>
/// <param name="Text">The line.</param>
public sealed record KernelLogged(int Level, string Text) : AgentMessage;

/// <summary>The agent cannot do its work, and powers off.</summary>
/// <param name="Failure">What kind of failure.</param>
/// <param name="Reason">What happened, in words.</param>
public sealed record AgentFailed(AgentFailure Failure, string Reason) : AgentMessage;

/// <summary>All scenarios are done; the agent powers off.</summary>
public sealed record AgentBye(int Count) : AgentMessage;

/// <summary>Why an agent gives up.</summary>
public enum AgentFailure : byte
{
    /// <summary>An error in the agent, or in what it was given.</summary>
    Broken,

    /// <summary>There is no /dev/kvm.</summary>
    NoKvm,
}
