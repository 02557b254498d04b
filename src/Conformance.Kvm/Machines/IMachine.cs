namespace Conformance.Kvm.Machines;

/// <summary>A virtual machine with one vCPU and the RAM of a scenario. It is valid until its backend opens the next one.</summary>
public interface IMachine
{
    /// <summary>The vCPU.</summary>
    IVcpu Vcpu { get; }

    /// <summary>How the kernel under test lays out struct kvm_debug_exit_arch: what its headers tell userspace.</summary>
    DebugExitLayout DebugExitLayout { get; }

    /// <summary>What has become of the machine; looked at after each KVM_RUN.</summary>
    MachineFate Fate { get; }

    /// <summary>
    /// MDCR_EL2 as the hypervisor computed it for the last guest entry, before any override; null where the backend cannot tell,
    /// as on a running kernel, and before the first entry.
    /// </summary>
    ulong? MdcrEl2 { get; }

    /// <summary>Reads guest RAM through userspace's own mapping.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range is not RAM.</exception>
    void ReadRam(ulong address, Span<byte> destination);

    /// <summary>Writes guest RAM through userspace's own mapping.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range is not RAM.</exception>
    void WriteRam(ulong address, ReadOnlySpan<byte> source);

    /// <summary>The fingerprint of all guest RAM (<see cref="RamFingerprint"/>).</summary>
    ulong FingerprintRam();

    /// <summary>Throws the vCPU away and creates a fresh one over the same RAM, as a restored or migrated machine has.</summary>
    void RecreateVcpu();
}
