using Conformance.Arm.Execution;
using Conformance.Arm.Registers;
using Conformance.Arm.Syndromes;
using Conformance.Behaviours.Rules;
using Conformance.Behaviours.Switches;
using Conformance.Kvm.Machines;
using Conformance.Kvm.Uapi;
using Conformance.Model.Machines;

namespace Conformance.Model.Vcpus;

internal sealed partial class KvmVcpu
{
    // PMUSERENR_EL0.EN, SW, CR and ER.
    private const ulong PmuUserEnableMask = 0xf;

    // What a handler returns: go on with the guest, leave to userspace, or a negative error number.
    private const int Resume = 1;
    private const int ToUserspace = 0;

    // PSTATE.DAIF and EL2h.
    private const ulong MaskedEl2h = 0x3c9;

    private long _budget;
    private bool _signalPending;
    private ulong _far;

    // ESR_EL2 of the last trap, which an instruction that is skipped later is measured by.
    private ulong _trapEsr;

    /// <inheritdoc/>
    public KvmResult Enter()
    {
        if (!_initialised)
        {
            return new(Errno.ENOEXEC);
        }

        _hasRun = true;
        SettleWidth();
        _budget = _watchdogBudget;

        // A vCPU that is off sleeps until the watchdog's signal.
        _signalPending = _poweredOff;
        Load();
        int result = RunLoop();
        if (_kvm.PcAdjustOnExit == PcAdjustOnExit.Committed)
        {
            AdjustPc();
        }

        Put();
        if (_options.Narrative is not null)
        {
            NarrateExit();
        }

        _options.TrapLog?.NextExit();
        return new((Errno)Math.Max(0, -result));
    }

    private int RunLoop()
    {
        if (CompleteMmio())
        {
            return ToUserspace;
        }

        if (_kvm.ImmediateExit == ImmediateExitSupport.Present && _run.ImmediateExit != 0)
        {
            Decide(KvmRuleId.ImmediateExit);
            return -(int)Errno.EINTR;
        }

        _run.ExitReason = ExitReason.Unknown;
        int result = Resume;
        while (result > 0)
        {
            if (_signalPending)
            {
                Decide(KvmRuleId.SignalPending);
                _run.ExitReason = ExitReason.Intr;
                return -(int)Errno.EINTR;
            }

            if (IsEl1AArch32 && !Pstate.nRW.IsSet(_pstate))
            {
                return FailEntry();
            }

            SetUpDebug();
            AdjustPc();
            if (_options.Narrative is not null)
            {
                NarrateEntry();
            }

            CpuStop stop = EnterGuest();
            ClearDebug();
            if (stop == CpuStop.Beyond)
            {
                Fate = new(FateKind.BeyondBackend, _cpu.Beyond);
                return ToUserspace;
            }

            result = stop == CpuStop.El2 ? HandleTrap(_cpu.Entry.Esr) : Interrupted();
        }

        return result;
    }

    private CpuStop EnterGuest()
    {
        PrepareCore();
        _cpu.ReturnFromEl2(_pc, _pstate);
        CpuStop stop = _cpu.Run(ref _budget);

        // The entry counts as well, or a guest that only traps would never be interrupted.
        _budget -= Watchdog.EntryCost;
        return LeaveCore(stop);
    }

    // The exception return to a state that the vCPU does not have is illegal and stays at EL2, whose PSTATE is saved as the guest's
    // (ARM_EXCEPTION_IL in handle_exit, arch/arm64/kvm/handle_exit.c).
    private int FailEntry()
    {
        Decide(KvmRuleId.IllegalEntry);
        _pstate = (_pstate & Flags) | Pstate.IL.Mask | MaskedEl2h;
        _run.ExitReason = ExitReason.FailEntry;
        return -(int)Errno.EINVAL;
    }

    private void PrepareCore()
    {
        _cpu.HcrEl2 = _options.HcrEl2.Apply(_hcr);
        _cpu.HstrEl2 = HstrOfGuest;
        _cpu.VirtualSErrorSyndrome = _cpu.Model.HasRas ? _virtualSErrorSyndrome : 0;
        _cpu.TrapsVirtualCounter = _kvm.VirtualCounter == VirtualCounterAccess.Trapped;
        _cpu.TrapsPhysicalCounter = _hasCounterOffset && _kvm.PhysicalCounter == PhysicalCounterAccess.TrappedOnceWritten;

        // With VHE, KVM gives the guest the physical timer itself (timer_set_traps and direct_ptimer, arch/arm64/kvm/arch_timer.c).
        _cpu.TrapsPhysicalTimer = !(_cpu.Model.HasVhe && _kvm.PhysicalTimer == PhysicalTimerAccess.Emulated);
        _cpu[SystemRegister.PMUSERENR_EL0] = _kvm.PmuUserEnable == PmuUserEnable.AllOpen ? PmuUserEnableMask : 0;
    }

    // What the guest is left with, where KVM keeps it.
    private CpuStop LeaveCore(CpuStop stop)
    {
        if (_options.Narrative is not null)
        {
            NarrateStop(stop);
        }

        _hcr = HcrEl2.VSE.Set(_hcr, HcrEl2.VSE.IsSet(_cpu.HcrEl2));
        if (stop != CpuStop.El2)
        {
            _pc = _cpu.Pc;
            _pstate = _cpu.Pstate;
            return stop;
        }

        El2Entry entry = _cpu.Entry;
        _pc = entry.Elr;
        _pstate = entry.Spsr;
        ExceptionClass @class = Esr.ClassOf(entry.Esr);
        if (_kvm.WatchpointFar == WatchpointFar.Live || @class is ExceptionClass.InstructionAbortLower or ExceptionClass.DataAbortLower)
        {
            _far = entry.Far;
        }

        _options.TrapLog?.Add(entry.Esr, entry.Elr, entry.Far, entry.Hpfar, entry.Spsr);
        return stop;
    }

    // The watchdog's signal arrives as an interrupt; the loop notices it before it enters the guest again.
    private int Interrupted()
    {
        _signalPending = true;
        return Resume;
    }

    private int HandleTrap(ulong esr)
    {
        int result = Dispatch(esr);
        bool madeUp = IsStepping && _kvm.StepExitAfterHandler switch
        {
            StepExitAfterHandler.Nonzero or StepExitAfterHandler.NonzeroCompletingMmio => result != ToUserspace,
            StepExitAfterHandler.Positive => result > ToUserspace,
            _ => false,
        };
        if (madeUp && Fate.Kind == FateKind.Alive)
        {
            if (_kvm.StepExitAfterHandler == StepExitAfterHandler.NonzeroCompletingMmio && _run.ExitReason == ExitReason.Mmio)
            {
                FinishMmio();
            }

            Decide(KvmRuleId.MadeUpStep);
            ReportMadeUpStep();
            result = ToUserspace;
        }

        _signalPending |= _budget <= 0;
        return result;
    }

    // The syndrome is the bare exception class; far and everything else keep what the union held.
    private void ReportMadeUpStep()
    {
        _run.ExitReason = ExitReason.Debug;
        _run.DebugHsr = (uint)Esr.EC.Place((ulong)ExceptionClass.SoftwareStepLower);
    }
}
