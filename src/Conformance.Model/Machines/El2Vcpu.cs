using Conformance.Arm.Execution;
using Conformance.Arm.Registers;
using Conformance.Arm.Syndromes;
using Conformance.Kvm.Exits;
using Conformance.Kvm.Machines;
using Conformance.Kvm.Uapi;

namespace Conformance.Model.Machines;

/// <summary>
/// The smallest hypervisor, behind the interface of a vCPU: every entry to EL2 comes back as KVM_EXIT_EXCEPTION with
/// ESR_EL2 and FAR_EL2 where a debug exit has hsr and far, and the next KVM_RUN does what gets the guest past it.
/// </summary>
internal sealed partial class El2Vcpu : IVcpu
{
    // What a bare core comes out of reset with, as far as the scenario does not say otherwise.
    private const ulong ResetPstate = 0x3c5;
    private const ulong ResetSctlr = 0x00c5_0078;
    private const ulong ResetPstateAArch32 = 0x1d3;

    private readonly Cpu _cpu;
    private readonly MachineOptions _options;
    private readonly long _watchdogBudget;
    private KvmRun _run;
    private ulong _pc;
    private ulong _pstate;
    private bool _hasEntry;

    public El2Vcpu(Cpu cpu, in MachineOptions options, long watchdogBudget)
    {
        _cpu = cpu;
        _options = options;
        _watchdogBudget = watchdogBudget;
        _cpu.Observer = options.Observer is null ? null : new CoreReporter(cpu, options.Observer, null);
        _cpu.Decisions = CoreNarrative.LogFor(options.Narrative);
        Fate = MachineFate.Alive;
    }

    /// <summary>What has become of the machine.</summary>
    public MachineFate Fate { get; private set; }

    /// <inheritdoc/>
    public ref KvmRun Run => ref _run;

    /// <inheritdoc/>
    public KvmResult Init(VcpuFeatures features)
    {
        _cpu.Reset();
        _cpu[SystemRegister.SCTLR_EL1] = ResetSctlr;
        bool isEl1AArch32 = (features & VcpuFeatures.El132Bit) != 0;
        _cpu.HcrEl2 = _options.HcrEl2.Apply(0) | (isEl1AArch32 ? 0 : HcrEl2.RW.Mask);
        _cpu.HstrEl2 = 0;
        _cpu.MdcrEl2 = _options.MdcrEl2.Apply(MdcrEl2.HPMN.Place((ulong)_cpu.Model.EventCounters));
        _cpu.TrapsVirtualCounter = false;
        _cpu.TrapsPhysicalCounter = false;
        _cpu.TrapsPhysicalTimer = false;
        _pc = 0;
        _pstate = isEl1AArch32 ? ResetPstateAArch32 : ResetPstate;
        _hasEntry = false;
        return KvmResult.Ok;
    }

    /// <inheritdoc/>
    public KvmResult SetGuestDebug(in GuestDebug debug) => new(Errno.EINVAL);

    /// <inheritdoc/>
    public KvmResult GetEvents(out VcpuEvents events)
    {
        events = default;
        return new(Errno.EINVAL);
    }

    /// <inheritdoc/>
    public KvmResult SetEvents(in VcpuEvents events) => new(Errno.EINVAL);

    /// <inheritdoc/>
    public KvmResult Enter()
    {
        if (_hasEntry)
        {
            GetPast(_cpu.Entry.Esr);
        }

        long budget = _watchdogBudget;
        _options.Narrative?.Entered(_pc, _pstate, _cpu.MdcrEl2, _cpu[SystemRegister.MDSCR_EL1]);
        _cpu.ReturnFromEl2(_pc, _pstate);
        CpuStop stop = _cpu.Run(ref budget);
        if (_options.Narrative is { } narrative)
        {
            CoreNarrative.Stopped(_cpu, narrative, stop);
            narrative.Left([.. EndRegisters.All.Select(register => (register.Register, GetOneReg(register.Register, out ulong value).IsOk ? value : 0))]);
        }

        _hasEntry = stop == CpuStop.El2;
        if (!_hasEntry)
        {
            return Abandon(stop);
        }

        El2Entry entry = _cpu.Entry;
        _pc = entry.Elr;
        _pstate = entry.Spsr;
        _run.ExitReason = ExitReason.Exception;
        _run.DebugHsr = (uint)entry.Esr;
        _run.DebugFar = entry.Far;
        _options.TrapLog?.Add(entry.Esr, entry.Elr, entry.Far, entry.Hpfar, entry.Spsr);
        _options.TrapLog?.NextExit();
        return KvmResult.Ok;
    }

    private KvmResult Abandon(CpuStop stop)
    {
        _pc = _cpu.Pc;
        _pstate = _cpu.Pstate;
        if (stop == CpuStop.Beyond)
        {
            Fate = new(FateKind.BeyondBackend, _cpu.Beyond);
            return KvmResult.Ok;
        }

        _run.ExitReason = ExitReason.Intr;
        return new(Errno.EINTR);
    }

    // What EL2 does about an entry before it returns to the guest.
    private void GetPast(ulong esr)
    {
        switch (Esr.ClassOf(esr))
        {
            case ExceptionClass.SoftwareStepLower:
                _pstate |= Pstate.SS.Mask;
                break;
            case ExceptionClass.BreakpointLower:
                SwitchOff(SystemRegister.DBGBCR0_EL1, DebugBreakpointControl.E);
                break;
            case ExceptionClass.WatchpointLower:
                SwitchOff(SystemRegister.DBGWCR0_EL1, DebugWatchpointControl.E);
                break;
            case ExceptionClass.Wfx or ExceptionClass.Smc64 or ExceptionClass.SystemRegister or ExceptionClass.Brk64:
            case ExceptionClass.Cp15Mcr or ExceptionClass.Cp15Mcrr or ExceptionClass.Cp14Mcr or ExceptionClass.Cp14Ldc or ExceptionClass.Cp10Id
                or ExceptionClass.Cp14Mrrc or ExceptionClass.Smc32 or ExceptionClass.Bkpt32:
                Skip(esr);
                break;
        }
    }

    // The instruction after the one that came here; in T32 IL says how long that one is, but for BKPT, which is never longer than 16
    // bits and has IL set on some cores. The IT block goes on.
    private void Skip(ulong esr)
    {
        bool isThumb = Pstate.nRW.IsSet(_pstate) && Pstate.T.IsSet(_pstate);
        bool isShort = !Esr.IL.IsSet(esr) || Esr.ClassOf(esr) == ExceptionClass.Bkpt32;
        _pc += isThumb && isShort ? 2UL : 4;
        if (isThumb)
        {
            _pstate = ItState.Of(_pstate).Advanced.PutInto(_pstate);
        }
    }

    private void SwitchOff(SystemRegister first, RegisterField enable)
    {
        for (int n = 0; n < DebugRegisterFile.Count; n++)
        {
            _cpu[(SystemRegister)((int)first + n)] &= ~enable.Mask;
        }

        _cpu.DebugRegistersChanged();
    }
}
