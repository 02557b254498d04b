using Conformance.Arm.Cpus;
using Conformance.Arm.Execution;
using Conformance.Arm.Registers;
using Conformance.Kvm.Machines;
using Conformance.Kvm.Uapi;
using Conformance.Model.Machines;

namespace Conformance.Model.Vcpus;

/// <summary>
/// A vCPU of KVM/arm64 over the reference core: the ioctls, the run loop and the exit handlers of the kernel that a
/// profile describes. General and EL1 registers live in the core; what KVM keeps apart from the hardware (pc, PSTATE,
/// the guest's MDSCR_EL1 and debug registers) lives here.
/// </summary>
internal sealed partial class KvmVcpu : IVcpu
{
    // Reset values (arch/arm64/kvm/reset.c and sys_regs.c).
    private const ulong ResetPstate = 0x3c5;
    private const ulong ResetPstateAArch32 = 0x1d3;
    private const ulong ResetSctlr = 0x00c5_0078;

    private readonly Cpu _cpu;
    private readonly KvmBehaviour _kvm;
    private readonly MachineOptions _options;
    private readonly long _watchdogBudget;
    private KvmRun _run;
    private bool _initialised;
    private bool _hasRun;
    private bool _isWidthSettled;
    private VcpuFeatures _features;

    private ulong _pc;
    private ulong _pstate;
    private ulong _mdscr;
    private bool _guestOsLocked;
    private bool _poweredOff;

    // An offset belongs to the virtual machine, so that KVM_ARM_VCPU_INIT leaves it (kvm->arch.timer_data, arch/arm64/kvm/arch_timer.c @ 6.12).
    private bool _hasCounterOffset;
    private GuestDebugFlags _guestDebug;
    private ulong _hcr;

    // VSESR_EL2, which a core without the RAS extension does not have.
    private ulong _virtualSErrorSyndrome;

    public KvmVcpu(Cpu cpu, KvmBehaviour behaviour, in MachineOptions options, long watchdogBudget)
    {
        _cpu = cpu;
        _kvm = behaviour;
        _options = options;
        _watchdogBudget = watchdogBudget;
        _cpu.Observer = options.Observer is null ? null : new CoreReporter(cpu, options.Observer, this);
        _cpu.Decisions = CoreNarrative.LogFor(options.Narrative);
        Fate = MachineFate.Alive;
    }

    /// <summary>What has become of the machine that this vCPU is part of.</summary>
    public MachineFate Fate { get; private set; }

    /// <summary>The guest-debug flags in force.</summary>
    public GuestDebugFlags GuestDebug => _guestDebug;

    /// <inheritdoc/>
    public ref KvmRun Run => ref _run;

    /// <summary>Whether it was initialised with an AArch32 EL1.</summary>
    public bool IsEl1AArch32 => (_features & VcpuFeatures.El132Bit) != 0;

    private bool IsStepping => (_guestDebug & GuestDebugFlags.SingleStep) != 0;

    private bool GuestPstateSs
    {
        get => Pstate.SS.IsSet(_pstate);
        set => _pstate = Pstate.SS.Set(_pstate, value);
    }

    /// <inheritdoc/>
    public KvmResult Init(VcpuFeatures features)
    {
        if (_initialised && features != _features)
        {
            return new(Errno.EINVAL);
        }

        // A machine that is started again begins with an empty stage 2 (stage2_unmap_vm), or stale caches would show.
        if (_hasRun)
        {
            _cpu.Memory.Unmap();
        }

        _features = features;
        _initialised = true;
        _cpu.Reset();
        _externalIsStale = true;
        foreach (SystemRegisterInfo row in SystemRegisterTable.All)
        {
            if (ResetsToUnknown(row))
            {
                _cpu[row.Register] = ResetValues.Unknown & KeptBits(row.Register);
            }
        }

        _cpu[SystemRegister.SCTLR_EL1] = ResetSctlr;
        if (_kvm.PmuWithoutFeature == Behaviours.Switches.PmuWithoutFeature.Undef)
        {
            // A vCPU whose PMU registers are UNDEFINED says in its ID registers that it has none, where KVM answers for them.
            _cpu[SystemRegister.ID_AA64DFR0_EL1] &= ~IdAa64Dfr0El1.PMUVer.Mask;
            _cpu[SystemRegister.ID_DFR0_EL1] &= ~(TrapsIdGroup3 ? IdDfr0El1.PerfMon.Mask : 0);
        }

        TellProcessorFeatures();

        _pc = 0;
        _pstate = IsEl1AArch32 ? ResetPstateAArch32 : ResetPstate;
        _mdscr = 0;
        _guestOsLocked = false;
        _guestRegisters = default;
        bool keepsSError = _hasRun && _kvm.SErrorAtInit == Behaviours.Switches.SErrorAtInit.Kept;
        _hcr = HcrOfGuest() | (keepsSError ? _hcr & HcrEl2.VSE.Mask : 0);
        _pending = PendingChange.None;
        _poweredOff = false;
        return KvmResult.Ok;
    }

    // The host of every kernel that was recorded has a GICv3, and a core that Meltdown does not reach.
    private void TellProcessorFeatures()
    {
        ulong gic = _kvm.ProcessorFeatures == Behaviours.Switches.ProcessorFeatures.WithoutGic ? 0UL : 1;
        _cpu[SystemRegister.ID_AA64PFR0_EL1] = IdAa64Pfr0El1.GIC.Set(_cpu[SystemRegister.ID_AA64PFR0_EL1], gic);
        _cpu[SystemRegister.ID_PFR1_EL1] = IdPfr1El1.GIC.Set(_cpu[SystemRegister.ID_PFR1_EL1], gic);
        if (_kvm.ProcessorFeatures != Behaviours.Switches.ProcessorFeatures.Host)
        {
            _cpu[SystemRegister.ID_AA64PFR0_EL1] = IdAa64Pfr0El1.CSV3.Set(_cpu[SystemRegister.ID_AA64PFR0_EL1], 1);
        }
    }

    /// <inheritdoc/>
    public KvmResult SetGuestDebug(in GuestDebug debug)
    {
        if (_kvm.ValidFlags is not { } valid || (debug.Control & ~valid) != 0)
        {
            return new(Errno.EINVAL);
        }

        if ((debug.Control & GuestDebugFlags.Enable) == 0)
        {
            _guestDebug = GuestDebugFlags.None;
            if (_kvm.GuestDebugDisable == Behaviours.Switches.GuestDebugDisable.ForgetPending)
            {
                _stepPending = false;
            }

            return KvmResult.Ok;
        }

        _guestDebug = debug.Control;
        if ((debug.Control & GuestDebugFlags.UseHw) != 0)
        {
            _externalRegisters = debug;
            _externalIsStale = true;
        }

        return KvmResult.Ok;
    }

    /// <inheritdoc/>
    public KvmResult GetEvents(out VcpuEvents events)
    {
        bool isPending = HcrEl2.VSE.IsSet(_hcr);
        bool hasEsr = isPending && _cpu.Model.HasRas;
        events = new(isPending, hasEsr, hasEsr ? _virtualSErrorSyndrome : 0);
        return _kvm.VcpuEvents == Behaviours.Switches.VcpuEventsSupport.Absent ? new(Errno.EINVAL) : KvmResult.Ok;
    }

    /// <inheritdoc/>
    public KvmResult SetEvents(in VcpuEvents events)
    {
        bool hasEsr = events.SErrorPending && events.SErrorHasEsr;
        if (_kvm.VcpuEvents == Behaviours.Switches.VcpuEventsSupport.Absent
            || (hasEsr && (!_cpu.Model.HasRas || Arm.Syndromes.Esr.ISS.Get(events.SErrorEsr) != events.SErrorEsr)))
        {
            return new(Errno.EINVAL);
        }

        ulong syndrome = hasEsr ? events.SErrorEsr : Arm.Syndromes.IssLayouts.Ids.Mask;
        if (!events.SErrorPending)
        {
            _hcr &= ~HcrEl2.VSE.Mask;
        }
        else if (_kvm.VcpuEvents == Behaviours.Switches.VcpuEventsSupport.AtOnce && !Pstate.A.IsSet(_pstate))
        {
            // The guest is at its vector now, and a pending MMIO access is not completed any more: its instruction is restarted.
            _mmioNeeded = false;
            SErrorAtOnce(syndrome);
        }
        else
        {
            _virtualSErrorSyndrome = syndrome;
            _hcr |= HcrEl2.VSE.Mask;
        }

        return KvmResult.Ok;
    }

    /// <summary>
    /// Makes HCR_EL2.RW what the features of the vCPU say. Until its first KVM_RUN does that, a kernel that injects at once takes
    /// a vCPU of AArch32 for one of AArch64 (vcpu_el1_is_32bit, arch/arm64/kvm/inject_fault.c; seen on Debian 7.3.4).
    /// </summary>
    public void SettleWidth() => _isWidthSettled = true;

    // AArch32 has no exception of that number in KVM's table: it gets the syndrome, in DFSR, and nothing else happens.
    private void SErrorAtOnce(ulong syndrome)
    {
        ulong esr = Arm.Syndromes.Esr.Of(Arm.Syndromes.ExceptionClass.SError, syndrome);
        if (IsEl1AArch32 && _isWidthSettled)
        {
            _cpu[SystemRegister.ESR_EL1] = esr;
        }
        else
        {
            EnterAArch64Exception(esr, null, SErrorOffset);
        }
    }

    // Traps of a guest that stay on for all profiles (arch/arm64/include/asm/kvm_arm.h, HCR_GUEST_FLAGS).
    private ulong HcrOfGuest() =>
        HcrEl2.VM.Mask | HcrEl2.SWIO.Mask | HcrEl2.PTW.Mask | HcrEl2.FMO.Mask | HcrEl2.IMO.Mask | HcrEl2.AMO.Mask | HcrEl2.FB.Mask
        | HcrEl2.BSU.Place(1) | HcrEl2.TWI.Mask | HcrEl2.TWE.Mask | HcrEl2.TSC.Mask | HcrEl2.TIDCP.Mask | HcrEl2.TACR.Mask
        | HcrEl2.TSW.Mask | HcrEl2.TVM.Mask | HcrEl2.TLOR.Mask
        | (IsEl1AArch32 ? 0 : HcrEl2.RW.Mask)
        | (TrapsIdGroup3 ? HcrEl2.TID3.Mask : 0)
        | (_kvm.IdGroup1 == Behaviours.Switches.IdGroup1.Trapped ? HcrEl2.TID1.Mask : 0)
        | (TrapsCacheRegisters ? HcrEl2.TID2.Mask : 0);

    private bool TrapsCacheRegisters => _kvm.CacheRegisters == Behaviours.Switches.CacheRegisterAccess.Trapped
        || (IsEl1AArch32 && _kvm.CacheRegistersOfAArch32 == Behaviours.Switches.CacheRegisterAccess.Trapped);

    // What KVM keeps reaches the guest through the register of the core, which may not hold all of it; unless KVM answers for it.
    private ulong KeptBits(SystemRegister register) =>
        register == SystemRegister.CSSELR_EL1 && _kvm.CacheRegisters == Behaviours.Switches.CacheRegisterAccess.Trapped
            ? ulong.MaxValue
            : _cpu.Model.WritableBits.GetValueOrDefault(register, ulong.MaxValue);

    private bool TrapsIdGroup3 => IsEl1AArch32
        ? _kvm.IdGroup3OfAArch32 == Behaviours.Switches.IdGroup3OfAArch32.Trapped
        : _kvm.IdGroup3 == Behaviours.Switches.IdGroup3.Trapped;

    // Registers that KVM resets to a recognisable pattern because the architecture leaves them UNKNOWN.
    private static bool ResetsToUnknown(SystemRegisterInfo row) => row.Register is
        SystemRegister.ESR_EL1 or SystemRegister.FAR_EL1 or SystemRegister.TTBR0_EL1 or SystemRegister.TTBR1_EL1
        or SystemRegister.AFSR0_EL1 or SystemRegister.AFSR1_EL1 or SystemRegister.PAR_EL1
        or SystemRegister.MAIR_EL1 or SystemRegister.TPIDR_EL1 or SystemRegister.TPIDR_EL0 or SystemRegister.TPIDRRO_EL0
        or SystemRegister.CSSELR_EL1 or SystemRegister.DACR32_EL2 or SystemRegister.IFSR32_EL2;
}
