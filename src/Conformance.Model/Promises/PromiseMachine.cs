using Conformance.Arm.Cpus;
using Conformance.Arm.Execution;
using Conformance.Kvm.Machines;
using Conformance.Model.Machines;
using Conformance.Model.Vcpus;

namespace Conformance.Model.Promises;

/// <summary>A virtual machine whose vCPU keeps what a debugger is promised.</summary>
internal sealed class PromiseMachine : IMachine
{
    private readonly Cpu _cpu;
    private readonly MachineRam _ram;
    private readonly KvmBehaviour _behaviour;
    private readonly GuestOwnedDebug _guestOwned;
    private MachineOptions _options;
    private PromiseVcpu _vcpu;

    public PromiseMachine(CpuModel model, KvmBehaviour behaviour, GuestOwnedDebug guestOwned, in MachineOptions options)
    {
        _cpu = new(model, new(options.Ram.Address, options.Ram.Size));
        _ram = new(_cpu);
        _behaviour = behaviour;
        _guestOwned = guestOwned;
        _options = options;
        _vcpu = NewVcpu();
        _ram.Reset(stageTwoEnabled: true);
    }

    /// <inheritdoc/>
    public IVcpu Vcpu => _vcpu;

    /// <inheritdoc/>
    public DebugExitLayout DebugExitLayout => _behaviour.DebugExitLayout;

    /// <inheritdoc/>
    /// <remarks>What a hypervisor computes for it is its own business, and promised to nobody.</remarks>
    public ulong? MdcrEl2 => null;

    /// <inheritdoc/>
    public MachineFate Fate => _vcpu.Fate;

    /// <summary>Whether the machine can be used again for these options.</summary>
    public bool Fits(in MachineOptions options, CpuModel core) => options.Ram == _options.Ram && core == _cpu.Model;

    /// <summary>Makes a used machine like new.</summary>
    public void Reset(in MachineOptions options)
    {
        _options = options;
        _ram.Reset(stageTwoEnabled: true);
        _vcpu = NewVcpu();
    }

    /// <inheritdoc/>
    public void ReadRam(ulong address, Span<byte> destination) => _ram.Read(address, destination);

    /// <inheritdoc/>
    public void WriteRam(ulong address, ReadOnlySpan<byte> source) => _ram.Write(address, source);

    /// <inheritdoc/>
    public ulong FingerprintRam() => _ram.Fingerprint();

    /// <inheritdoc/>
    public void RecreateVcpu() => _vcpu = NewVcpu();

    private PromiseVcpu NewVcpu() => new(new(_cpu, _behaviour, _options, Watchdog.ShortBudget), _guestOwned, _options);
}
