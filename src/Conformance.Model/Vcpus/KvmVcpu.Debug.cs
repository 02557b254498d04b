using Conformance.Arm.Registers;
using Conformance.Behaviours.Switches;
using Conformance.Kvm.Uapi;

namespace Conformance.Model.Vcpus;

internal sealed partial class KvmVcpu
{
    // The values of SystemRegister below this one are the four files of sixteen debug registers.
    private const int DebugRegisterValues = 4 * DebugRegisterFile.Count;

    private GuestDebug _guestRegisters;
    private GuestDebug _externalRegisters;
    private bool _dirty;
    private bool _guestOwnsDebug;
    private LoadedRegisters _loaded;

    // Whether the core holds something else than the debugger's registers of now, although they are said to be loaded.
    private bool _externalIsStale;

    private bool _stepPending;
    private bool _savedSs;

    private enum LoadedRegisters
    {
        None,
        Guest,
        External,
    }

    /// <summary>MDCR_EL2 as it was computed for the last guest entry; null before the first one.</summary>
    public ulong? ComputedMdcr { get; private set; }

    private bool IsHostDebugging => _guestDebug != GuestDebugFlags.None;

    private bool UsesHw => (_guestDebug & GuestDebugFlags.UseHw) != 0;

    private bool GuestEnablesDebug => (_mdscr & (MdscrEl1.MDE.Mask | MdscrEl1.KDE.Mask)) != 0;

    // kvm_arm_setup_debug and kvm_vcpu_load_debug leave the guest's debug state alone unless one of these holds.
    private bool HostOwnsDebug => IsHostDebugging || _guestOsLocked;

    /// <summary>vcpu_load: what kernels with an owner of the debug registers decide once for a KVM_RUN.</summary>
    private void Load()
    {
        if (_kvm.DebugRegisters == DebugRegisters.Owner && !HostOwnsDebug)
        {
            _guestOwnsDebug = _dirty || GuestEnablesDebug;
        }

        if (_kvm.StepState == StepStateKeeping.PendingLoadPut && IsStepping)
        {
            _savedSs = GuestPstateSs;
            GuestPstateSs = !_stepPending;
        }
    }

    /// <summary>vcpu_put.</summary>
    private void Put()
    {
        if (_kvm.StepState == StepStateKeeping.PendingLoadPut && IsStepping)
        {
            _stepPending = !GuestPstateSs;
            if (_kvm.SsVisible == SsVisible.Guest)
            {
                GuestPstateSs = _savedSs;
            }
        }

        _dirty &= _kvm.DebugRegisters != DebugRegisters.Owner;
        _guestOwnsDebug = false;
    }

    /// <summary>Before a guest entry: MDCR_EL2, MDSCR_EL1, the debug registers and PSTATE.SS.</summary>
    private void SetUpDebug()
    {
        ulong mdcr = ComputeMdcr();
        if (_kvm.StepState is StepStateKeeping.RearmEveryEntry or StepStateKeeping.PendingPerExit && HostOwnsDebug)
        {
            _savedSs = GuestPstateSs;
            if (IsStepping)
            {
                GuestPstateSs = !(_kvm.StepState == StepStateKeeping.PendingPerExit && _stepPending);
            }
        }

        // Decided after TDA: a kernel that lets the guest's own MDE load the registers still traps the first access.
        _dirty |= _kvm.DebugRegisters == DebugRegisters.DirtyFlag && GuestEnablesDebug;
        LoadDebugRegisters();
        _cpu[SystemRegister.MDSCR_EL1] = ComputeMdscr();
        ComputedMdcr = mdcr;
        _cpu.MdcrEl2 = _options.MdcrEl2.Apply(mdcr);
    }

    private ulong ComputeMdcr()
    {
        ulong mdcr = MdcrEl2.HPMN.Place((ulong)_cpu.Model.EventCounters) | MdcrEl2.TDRA.Mask | MdcrEl2.TDOSA.Mask | MdcrEl2.TPM.Mask | MdcrEl2.TPMCR.Mask;
        mdcr |= _kvm.MdcrBase >= MdcrBase.PmuAndSpe ? MdcrEl2.TPMS.Mask : 0;
        mdcr |= _kvm.MdcrBase >= MdcrBase.PmuSpeAndTrace ? MdcrEl2.TTRF.Mask : 0;
        bool tde = _kvm.MdcrTde switch
        {
            MdcrTde.Never => false,
            MdcrTde.SwBp => (_guestDebug & GuestDebugFlags.UseSwBp) != 0,
            _ => IsHostDebugging,
        };
        mdcr |= tde ? MdcrEl2.TDE.Mask : 0;

        // DIRTY is bit 0 of the flags and their only bit, so that !flags & DIRTY asks for (flags == 0) & 1.
        uint flags = _dirty ? 1u : 0u;
        bool notDirty = _kvm.MdcrDirtyTest == MdcrDirtyTest.Correct ? (flags & 1) == 0 : ((flags == 0 ? 1u : 0u) & 1) != 0;
        bool tda = _kvm.MdcrTda switch
        {
            MdcrTda.NotInUse => notDirty && !GuestEnablesDebug,
            MdcrTda.NotDirty => notDirty,
            MdcrTda.NotDirtyOrHw => notDirty || UsesHw || _guestOsLocked,
            _ => HostOwnsDebug || !_guestOwnsDebug,
        };
        return mdcr | (tda ? MdcrEl2.TDA.Mask : 0);
    }

    private ulong ComputeMdscr()
    {
        if (_kvm.MdscrUnderHostDebug == MdscrUnderHostDebug.Guest || !HostOwnsDebug)
        {
            return _mdscr;
        }

        ulong mdscr = MdscrEl1.SS.Set(_mdscr, IsStepping);
        if (_kvm.MdscrUnderHostDebug == MdscrUnderHostDebug.Merged)
        {
            return UsesHw ? mdscr | MdscrEl1.MDE.Mask : _guestOsLocked ? mdscr & ~MdscrEl1.MDE.Mask : mdscr;
        }

        mdscr &= ~(MdscrEl1.MDE.Mask | MdscrEl1.KDE.Mask);
        return UsesHw ? mdscr | MdscrEl1.MDE.Mask | MdscrEl1.KDE.Mask : mdscr;
    }

    private void LoadDebugRegisters()
    {
        LoadedRegisters wanted = _kvm.DebugRegisters == DebugRegisters.Owner
            ? HostOwnsDebug ? LoadedRegisters.External : _guestOwnsDebug ? LoadedRegisters.Guest : LoadedRegisters.None
            : UsesHw ? LoadedRegisters.External : _dirty ? LoadedRegisters.Guest : LoadedRegisters.None;

        // Nothing loaded before and nothing wanted now, or the debugger's as before, is the common case of a step. The guest cannot
        // write the debugger's, because its accesses are trapped while they are loaded.
        if (wanted == _loaded && (wanted == LoadedRegisters.None || (wanted == LoadedRegisters.External && !_externalIsStale)))
        {
            return;
        }

        GuestDebug none = default;
        ref readonly GuestDebug source = ref none;
        if (wanted == LoadedRegisters.Guest)
        {
            source = ref _guestRegisters;
        }
        else if (wanted == LoadedRegisters.External)
        {
            source = ref _externalRegisters;
        }

        CopyToCore(source);
        _loaded = wanted;
        _externalIsStale = false;
    }

    // What the core does not implement is not loaded: further array entries are ignored. The world switch writes from the
    // highest register to the lowest (arch/arm64/kvm/hyp, restore of the debug registers).
    private void CopyToCore(in GuestDebug source)
    {
        for (int n = 0; n < _cpu.Model.Breakpoints; n++)
        {
            _cpu[SystemRegister.DBGBVR0_EL1 + (ushort)n] = source.Bvr[n];
            _cpu[SystemRegister.DBGBCR0_EL1 + (ushort)n] = source.Bcr[n];
        }

        for (int n = _cpu.Model.Watchpoints - 1; n >= 0; n--)
        {
            _cpu[SystemRegister.DBGWVR0_EL1 + (ushort)n] = source.Wvr[n];
            _cpu[SystemRegister.DBGWCR0_EL1 + (ushort)n] = source.Wcr[n];
            _cpu.WatchpointWritten(n);
        }

        _cpu.DebugRegistersChanged();
    }

    /// <summary>After a guest exit: the guest's own values go back to memory, and the step state is noted.</summary>
    private void ClearDebug()
    {
        if (_loaded == LoadedRegisters.Guest)
        {
            for (int n = 0; n < _cpu.Model.Breakpoints; n++)
            {
                _guestRegisters.Bvr[n] = _cpu[SystemRegister.DBGBVR0_EL1 + (ushort)n];
                _guestRegisters.Bcr[n] = _cpu[SystemRegister.DBGBCR0_EL1 + (ushort)n];
            }

            for (int n = 0; n < _cpu.Model.Watchpoints; n++)
            {
                _guestRegisters.Wvr[n] = _cpu[SystemRegister.DBGWVR0_EL1 + (ushort)n];
                _guestRegisters.Wcr[n] = _cpu[SystemRegister.DBGWCR0_EL1 + (ushort)n];
            }
        }

        _dirty &= _kvm.DebugRegisters == DebugRegisters.Owner;
        if (_kvm.MdscrUnderHostDebug == MdscrUnderHostDebug.Guest || !HostOwnsDebug)
        {
            _mdscr = _cpu[SystemRegister.MDSCR_EL1];
        }
        else if (_kvm.MdscrUnderHostDebug == MdscrUnderHostDebug.Merged)
        {
            // What is restored was kept in guest_debug_preserved.mdscr_el1, a u32 (kvm_host.h).
            _mdscr = (uint)_mdscr;
        }

        if (_kvm.StepState is StepStateKeeping.RearmEveryEntry or StepStateKeeping.PendingPerExit && HostOwnsDebug)
        {
            if (_kvm.StepState == StepStateKeeping.PendingPerExit && IsStepping && !GuestPstateSs)
            {
                _stepPending = true;
            }

            if (_kvm.SsVisible == SsVisible.Guest)
            {
                GuestPstateSs = _savedSs;
            }
        }
    }

    /// <summary>A trapped write to a debug register makes the guest's registers loaded from the next entry on.</summary>
    private void GuestUsesDebugRegisters(bool isWrite)
    {
        if (_kvm.DebugRegisters == DebugRegisters.DirtyFlag)
        {
            _dirty |= isWrite;
        }
        else if (!HostOwnsDebug)
        {
            _guestOwnsDebug = true;
        }
    }

    private ref ulong GuestDebugRegister(SystemRegister register)
    {
        int n = (int)register & (DebugRegisterFile.Count - 1);
        switch ((int)register / DebugRegisterFile.Count)
        {
            case 0:
                return ref _guestRegisters.Bvr[n];
            case 1:
                return ref _guestRegisters.Bcr[n];
            case 2:
                return ref _guestRegisters.Wvr[n];
            default:
                return ref _guestRegisters.Wcr[n];
        }
    }
}
