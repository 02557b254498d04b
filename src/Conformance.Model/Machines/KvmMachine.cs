using Conformance.Arm.Cpus;
using Conformance.Arm.Execution;
using Conformance.Arm.Memory;
using Conformance.Kvm.Machines;
using Conformance.Model.Vcpus;

namespace Conformance.Model.Machines;

/// <summary>A KVM virtual machine of the reference backend.</summary>
internal sealed class KvmMachine : IMachine
{
    private readonly GuestMemory _memory;
    private readonly Cpu _cpu;
    private readonly KvmBehaviour _behaviour;
    private MachineOptions _options;
    private KvmVcpu _vcpu;

    public KvmMachine(CpuModel model, KvmBehaviour behaviour, in MachineOptions options)
    {
        _memory = new(options.Ram.Address, options.Ram.Size);
        _cpu = new(model, _memory);
        _behaviour = behaviour;
        _options = options;
        _vcpu = new(_cpu, behaviour, options);
        _memory.Reset(stageTwoEnabled: true);
    }

    /// <inheritdoc/>
    public IVcpu Vcpu => _vcpu;

    /// <inheritdoc/>
    public DebugExitLayout DebugExitLayout => _behaviour.DebugExitLayout;

    /// <inheritdoc/>
    public MachineFate Fate => _vcpu.Fate;

    /// <summary>Whether the machine can be used again for these options.</summary>
    public bool Fits(in MachineOptions options) => options.Ram == _options.Ram;

    /// <summary>Makes a used machine like new.</summary>
    public void Reset(in MachineOptions options)
    {
        _options = options;
        foreach (int page in _memory.DirtyPages())
        {
            _cpu.InvalidateDecoded(page);
        }

        _memory.Reset(stageTwoEnabled: true);
        _vcpu = new(_cpu, _behaviour, options);
    }

    /// <inheritdoc/>
    public void ReadRam(ulong address, Span<byte> destination) => Ram(address, destination.Length).CopyTo(destination);

    /// <inheritdoc/>
    public void WriteRam(ulong address, ReadOnlySpan<byte> source)
    {
        source.CopyTo(Ram(address, source.Length));
        if (source.IsEmpty)
        {
            return;
        }

        int first = (int)(address - _memory.Base) >> GuestMemory.PageShift;
        int last = (int)(address - _memory.Base + (ulong)source.Length - 1) >> GuestMemory.PageShift;
        for (int page = first; page <= last; page++)
        {
            if (_memory.MarkWritten(page))
            {
                _cpu.InvalidateDecoded(page);
            }
        }
    }

    /// <inheritdoc/>
    public void RecreateVcpu() => _vcpu = new(_cpu, _behaviour, _options);

    private Span<byte> Ram(ulong address, int length)
    {
        ulong offset = address - _memory.Base;
        return offset + (ulong)length <= (ulong)_memory.Bytes.Length && offset < (ulong)_memory.Bytes.Length
            ? _memory.Bytes.AsSpan((int)offset, length)
            : throw new ArgumentOutOfRangeException(nameof(address), $"0x{address:x} and the {length} bytes from there are not RAM");
    }
}
