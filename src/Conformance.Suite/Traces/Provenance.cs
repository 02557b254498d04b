namespace Conformance.Suite.Traces;

/// <summary>Where the traces of a folder come from. A value that was not recorded is null.</summary>
public sealed record Provenance
{
    /// <summary>The profile that must reproduce the traces.</summary>
    public required string Profile { get; init; }

    /// <summary>The core that the kernel ran on.</summary>
    public required string Cpu { get; init; }

    /// <summary>How KVM ran: nvhe, vhe and so on.</summary>
    public required string Mode { get; init; }

    /// <summary>The kernel, in words.</summary>
    public required string Kernel { get; init; }

    /// <summary>What uname printed.</summary>
    public string? Uname { get; init; }

    /// <summary>SHA-256 of the kernel image, 64 lower-case hex digits.</summary>
    public string? ImageSha256 { get; init; }

    /// <summary>The version of QEMU.</summary>
    public string? Qemu { get; init; }

    /// <summary>The day of the recording, yyyy-mm-dd.</summary>
    public string? Date { get; init; }

    /// <summary>The program that recorded.</summary>
    public string? Agent { get; init; }
}
