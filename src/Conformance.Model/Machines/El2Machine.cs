using Conformance.Arm.Cpus;
using Conformance.Arm.Execution;
using Conformance.Kvm.Machines;

namespace Conformance.Model.Machines;

/// <summary>A bare core of the reference backend with the smallest hypervisor at EL2.</summary>
internal sealed class El2Machine : IMachine
{
    private readonly Cpu _cpu;
    private readonly MachineRam _ram;
    private readonly long _watchdogBudget;
    private MachineOptions _options;
    private El2Vcpu _vcpu;

    public El2Machine(CpuModel model, in MachineOptions options, long watchdogBudget)
    {
        _cpu = new(model, new(options.Ram.Address, options.Ram.Size));
        _ram = new(_cpu);
        _options = options;
        _watchdogBudget = watchdogBudget;
        _vcpu = new(_cpu, options, watchdogBudget);
        _ram.Reset(stageTwoEnabled: false);
    }

    /// <inheritdoc/>
    public IVcpu Vcpu => _vcpu;

    /// <inheritdoc/>
    public DebugExitLayout DebugExitLayout => DebugExitLayout.None;

    /// <inheritdoc/>
    public MachineFate Fate => _vcpu.Fate;

    // An input of this machine, which the scenario has given.
    /// <inheritdoc/>
    public ulong? MdcrEl2 => null;

    /// <summary>Whether the machine can be used again for these options.</summary>
    public bool Fits(in MachineOptions options, CpuModel core) => options.Ram == _options.Ram && core == _cpu.Model;

    /// <summary>Makes a used machine like new.</summary>
    public void Reset(in MachineOptions options)
    {
        _options = options;
        _ram.Reset(stageTwoEnabled: false);
        _cpu.ForgetSpsr();
        _vcpu = new(_cpu, options, _watchdogBudget);
    }

    /// <inheritdoc/>
    public void ReadRam(ulong address, Span<byte> destination) => _ram.Read(address, destination);

    /// <inheritdoc/>
    public void WriteRam(ulong address, ReadOnlySpan<byte> source) => _ram.Write(address, source);

    /// <inheritdoc/>
    public ulong FingerprintRam() => _ram.Fingerprint();

    /// <inheritdoc/>
    public void RecreateVcpu() => _vcpu = new(_cpu, _options, _watchdogBudget);
}
