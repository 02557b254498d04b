using Conformance.Kvm.Machines;
using Conformance.Live.Ioctls;
using Conformance.Live.Linux;

namespace Conformance.Live.Machines;

/// <summary>A virtual machine of the running kernel.</summary>
internal sealed unsafe class LiveMachine : IMachine, IDisposable
{
    private readonly Descriptor _kvm;
    private readonly Watchdog _watchdog;
    private readonly HostTick _tick;
    private readonly MemorySlot _slot;
    private readonly bool _logsDirtyPages;
    private readonly Mapping _ram;
    private readonly int _runLength;
    private Descriptor _vm;
    private LiveVcpu _vcpu;

    public LiveMachine(Descriptor kvm, MemorySlot slot, Mapping ram, bool logsDirtyPages, DebugExitLayout layout, Watchdog watchdog, HostTick tick)
    {
        _kvm = kvm;
        _watchdog = watchdog;
        _tick = tick;
        _slot = slot;
        _logsDirtyPages = logsDirtyPages;
        DebugExitLayout = layout;
        _runLength = kvm.Must("KVM_GET_VCPU_MMAP_SIZE", KvmIoctl.GetVcpuMmapSize);
        _ram = ram;
        _vm = CreateVm();
        _vcpu = new(_vm, _runLength, watchdog, tick);
    }

    /// <inheritdoc/>
    public IVcpu Vcpu => _vcpu;

    /// <inheritdoc/>
    public DebugExitLayout DebugExitLayout { get; }

    /// <inheritdoc/>
    public MachineFate Fate => MachineFate.Alive;

    /// <inheritdoc/>
    public ulong? MdcrEl2 => null;

    /// <inheritdoc/>
    public void ReadRam(ulong address, Span<byte> destination) => Ram(address, destination.Length).CopyTo(destination);

    /// <inheritdoc/>
    public void WriteRam(ulong address, ReadOnlySpan<byte> source) => source.CopyTo(Ram(address, source.Length));

    /// <inheritdoc/>
    public ulong FingerprintRam()
    {
        RamFingerprint fingerprint = default;
        fingerprint.Add(_slot.Address, _ram.Bytes[.._slot.Size]);
        return fingerprint.Value;
    }

    /// <inheritdoc/>
    public void RecreateVcpu()
    {
        // KVM keeps a vCPU as long as its virtual machine lives, so that the fresh one needs a fresh machine.
        _vcpu.Dispose();
        _vm.Dispose();
        _vm = CreateVm();
        _vcpu = new(_vm, _runLength, _watchdog, _tick);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _vcpu.Dispose();
        _vm.Dispose();
    }

    private Descriptor CreateVm()
    {
        Descriptor vm = new(_kvm.Must("KVM_CREATE_VM", KvmIoctl.CreateVm));
        KvmMemoryRegion region = new()
        {
            Flags = _logsDirtyPages ? KvmMemoryRegion.LogDirtyPages : 0,
            GuestPhysicalAddress = _slot.Address,
            MemorySize = (ulong)_slot.Size,
            UserspaceAddress = (ulong)_ram.Address,
        };
        vm.Must("KVM_SET_USER_MEMORY_REGION", KvmIoctl.SetUserMemoryRegion, ref region);
        return vm;
    }

    private Span<byte> Ram(ulong address, int length)
    {
        ulong offset = address - _slot.Address;
        return offset < (ulong)_slot.Size && offset + (ulong)length <= (ulong)_slot.Size
            ? _ram.Bytes.Slice((int)offset, length)
            : throw new ArgumentOutOfRangeException(nameof(address), $"0x{address:x} and the {length} bytes from there are not RAM");
    }
}
