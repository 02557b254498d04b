namespace Conformance.Kvm.Machines;

/// <summary>What has become of a machine.</summary>
public enum FateKind
{
    /// <summary>It goes on.</summary>
    Alive,

    /// <summary>The host kernel reached BUG(): nothing came back to userspace.</summary>
    HostBug,

    /// <summary>The guest did something that the backend deliberately does not cover; the run says nothing about a kernel.</summary>
    BeyondBackend,
}

/// <summary>What has become of a machine, and why.</summary>
public readonly record struct MachineFate(FateKind Kind, string Reason)
{
    /// <summary>The machine goes on.</summary>
    public static MachineFate Alive => new(FateKind.Alive, "");
}
