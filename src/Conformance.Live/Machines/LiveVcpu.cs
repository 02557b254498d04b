using System.Runtime.CompilerServices;
using Conformance.Kvm.Machines;
using Conformance.Kvm.Uapi;
using Conformance.Live.Ioctls;
using Conformance.Live.Linux;

namespace Conformance.Live.Machines;

/// <summary>A vCPU of the running kernel.</summary>
internal sealed unsafe class LiveVcpu : IVcpu, IDisposable
{
    private const int KernelSignalSetLength = 8;
    private const ulong SizeMask = 0x00f0_0000_0000_0000;
    private const ulong SizeU64 = 0x0030_0000_0000_0000;

    private readonly Descriptor _vm;
    private readonly Descriptor _vcpu;
    private readonly Mapping _run;
    private readonly Watchdog _watchdog;
    private readonly HostTick _tick;
    private OneReg[]? _registers;

    public LiveVcpu(Descriptor vm, int runLength, Watchdog watchdog, HostTick tick)
    {
        _vm = vm;
        _watchdog = watchdog;
        _tick = tick;
        _vcpu = new(vm.Must("KVM_CREATE_VCPU", KvmIoctl.CreateVcpu));
        _run = Mapping.OfFile(_vcpu, runLength);
        KvmSignalMask none = new() { Length = KernelSignalSetLength };
        _vcpu.Must("KVM_SET_SIGNAL_MASK", KvmIoctl.SetSignalMask, ref none);
    }

    /// <inheritdoc/>
    public ref KvmRun Run => ref Unsafe.AsRef<KvmRun>(_run.Address);

    /// <inheritdoc/>
    public ReadOnlySpan<OneReg> RegList => _registers ??= ReadRegList();

    /// <inheritdoc/>
    public KvmResult Init(VcpuFeatures features)
    {
        KvmVcpuInit init = default;
        _vm.Must("KVM_ARM_PREFERRED_TARGET", KvmIoctl.ArmPreferredTarget, ref init);
        init.Features = (uint)features;
        return _vcpu.Try(KvmIoctl.ArmVcpuInit, ref init);
    }

    /// <inheritdoc/>
    public KvmResult GetOneReg(OneReg register, out ulong value)
    {
        ulong read = 0;
        KvmOneReg argument = new() { Id = register.Id, Address = (ulong)&read };
        KvmResult result = _vcpu.Try(KvmIoctl.GetOneReg, ref argument);
        value = read;
        return result;
    }

    /// <inheritdoc/>
    public KvmResult SetOneReg(OneReg register, ulong value)
    {
        KvmOneReg argument = new() { Id = register.Id, Address = (ulong)&value };
        return _vcpu.Try(KvmIoctl.SetOneReg, ref argument);
    }

    /// <inheritdoc/>
    public KvmResult SetGuestDebug(in GuestDebug debug)
    {
        KvmGuestDebug argument = new()
        {
            Control = (uint)debug.Control,
            Bcr = debug.Bcr,
            Bvr = debug.Bvr,
            Wcr = debug.Wcr,
            Wvr = debug.Wvr,
        };
        return _vcpu.Try(KvmIoctl.SetGuestDebug, ref argument);
    }

    /// <inheritdoc/>
    public KvmResult GetEvents(out VcpuEvents events)
    {
        KvmVcpuEvents argument = default;
        KvmResult result = _vcpu.Try(KvmIoctl.GetVcpuEvents, ref argument);
        events = new(argument.SErrorPending != 0, argument.SErrorHasEsr != 0, argument.SErrorEsr);
        return result;
    }

    /// <inheritdoc/>
    public KvmResult SetEvents(in VcpuEvents events)
    {
        KvmVcpuEvents argument = new()
        {
            SErrorPending = events.SErrorPending ? (byte)1 : (byte)0,
            SErrorHasEsr = events.SErrorHasEsr ? (byte)1 : (byte)0,
            SErrorEsr = events.SErrorEsr,
        };
        return _vcpu.Try(KvmIoctl.SetVcpuEvents, ref argument);
    }

    /// <inheritdoc/>
    public KvmResult Enter()
    {
        while (true)
        {
            _tick.StepAside();
            _watchdog.Arm();
            KvmResult result = _vcpu.Try(KvmIoctl.Run, 0);
            bool isOver = _watchdog.DisarmWasOver();

            // The runtime's own signals, a garbage collection among them, interrupt KVM_RUN too and say nothing about the guest.
            if (result.Errno != Errno.EINTR || isOver || Run.ImmediateExit != 0)
            {
                return result;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _run.Dispose();
        _vcpu.Dispose();
    }

    private OneReg[] ReadRegList()
    {
        KvmRegList list = default;
        list[0] = KvmRegList.Capacity;
        _vcpu.Must("KVM_GET_REG_LIST", KvmIoctl.GetRegList, ref list);
        List<OneReg> registers = [];
        foreach (ulong id in list[1..(int)(list[0] + 1)])
        {
            if ((id & SizeMask) == SizeU64)
            {
                registers.Add(new(id));
            }
        }

        return [.. registers];
    }
}
