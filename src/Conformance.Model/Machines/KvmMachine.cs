using Conformance.Arm.Cpus;
using Conformance.Arm.Execution;
using Conformance.Kvm.Machines;
using Conformance.Model.Vcpus;

namespace Conformance.Model.Machines;

/// <summary>A KVM virtual machine of the reference backend.</summary>
internal sealed class KvmMachine : IMachine
{
    private readonly Cpu _cpu;
    private readonly MachineRam _ram;
    private readonly KvmBehaviour _behaviour;
    private readonly long _watchdogBudget;
    private MachineOptions _options;
    private KvmVcpu _vcpu;

    public KvmMachine(CpuModel model, KvmBehaviour behaviour, in MachineOptions options, long watchdogBudget)
    {
        _cpu = new(model, new(options.Ram.Address, options.Ram.Size));
        _ram = new(_cpu);
        _behaviour = behaviour;
        _watchdogBudget = watchdogBudget;
        _options = options;
        _vcpu = new(_cpu, behaviour, options, watchdogBudget);
        _ram.Reset(stageTwoEnabled: true);
    }

    /// <inheritdoc/>
    public IVcpu Vcpu => _vcpu;

    /// <inheritdoc/>
    public DebugExitLayout DebugExitLayout => _behaviour.DebugExitLayout;

    /// <inheritdoc/>
    public MachineFate Fate => _vcpu.Fate;

    /// <inheritdoc/>
    public ulong? MdcrEl2 => _vcpu.ComputedMdcr;

    /// <summary>Whether the machine can be used again for these options.</summary>
    public bool Fits(in MachineOptions options, CpuModel core) => options.Ram == _options.Ram && core == _cpu.Model;

    /// <summary>Makes a used machine like new.</summary>
    public void Reset(in MachineOptions options)
    {
        _options = options;
        _ram.Reset(stageTwoEnabled: true);
        _cpu.ForgetSpsr();
        _vcpu = new(_cpu, _behaviour, options, _watchdogBudget);
    }

    /// <inheritdoc/>
    public void ReadRam(ulong address, Span<byte> destination) => _ram.Read(address, destination);

    /// <inheritdoc/>
    public void WriteRam(ulong address, ReadOnlySpan<byte> source) => _ram.Write(address, source);

    /// <inheritdoc/>
    public ulong FingerprintRam() => _ram.Fingerprint();

    /// <inheritdoc/>
    public void RecreateVcpu()
    {
        // The fresh vCPU is part of a fresh machine, whose stage 2 is empty.
        _cpu.Memory.Unmap();
        _vcpu = new(_cpu, _behaviour, _options, _watchdogBudget);
    }
}
