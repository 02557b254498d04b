using Conformance.Kvm.Uapi;

namespace Conformance.Kvm.Machines;

/// <summary>What becomes of the guest's own debugging while it is debugged: both are right.</summary>
public enum GuestOwnedDebug
{
    /// <summary>The guest takes its own breakpoints and watchpoints, and its own steps while the debugger does not step.</summary>
    Delivered,

    /// <summary>Its breakpoints and watchpoints exit to the debugger, which can hand them back; its own stepping is suspended.</summary>
    Exits,
}

/// <summary>What a guest did that some promise to a debugger is about, and that no exit need show.</summary>
[Flags]
public enum GuestFacts
{
    /// <summary>Nothing of that kind.</summary>
    None = 0,

    /// <summary>It took a BRK of its own.</summary>
    TookBrk = 1,

    /// <summary>It reached a breakpoint of its own.</summary>
    ReachedBreakpoint = 2,

    /// <summary>It made an access that a watchpoint of its own watches.</summary>
    ReachedWatchpoint = 4,

    /// <summary>It ran with its own MDSCR_EL1.SS set while it was debugged.</summary>
    WantedToStep = 8,

    /// <summary>It read MMIO with an instruction that extends the sign.</summary>
    ReadSignedMmio = 16,

    /// <summary>It used its own debug registers while it was debugged.</summary>
    UsedDebugRegisters = 32,

    /// <summary>A step was due before an instruction of an IT block, on a core that loses the block when it takes one that is pending.</summary>
    SteppedIntoItBlock = 64,
}

/// <summary>What a machine that keeps the promises to a debugger has to tell beside its exits.</summary>
public sealed class PromiseLog
{
    private readonly List<ExitOrigin> _origins = [];
    private readonly List<GuestDebugFlags> _flags = [];

    /// <summary>One for each return from KVM_RUN, oldest first.</summary>
    public IReadOnlyList<ExitOrigin> Origins => _origins;

    /// <summary>The flags that hold after each KVM_SET_GUEST_DEBUG, oldest first.</summary>
    public IReadOnlyList<GuestDebugFlags> Flags => _flags;

    /// <summary>Whether any debugging was ever switched on.</summary>
    public bool IsDebugged => _flags.Exists(flags => flags != GuestDebugFlags.None);

    /// <summary>What the guest did.</summary>
    public GuestFacts Facts { get; private set; }

    /// <summary>KVM_RUN came back.</summary>
    public void AddExit(ExitOrigin origin) => _origins.Add(origin);

    /// <summary>KVM_SET_GUEST_DEBUG came back.</summary>
    public void AddFlags(GuestDebugFlags flags) => _flags.Add(flags);

    /// <summary>The guest did something.</summary>
    public void Note(GuestFacts facts) => Facts |= facts;
}
