using Conformance.Arm.Execution;
using Conformance.Arm.Instructions;
using Conformance.Arm.Registers;
using Conformance.Arm.Syndromes;
using Conformance.Behaviours.Switches;
using Conformance.Kvm.Machines;
using Conformance.Kvm.Uapi;

namespace Conformance.Model.Vcpus;

/// <summary>What the core's debug hardware does while a slice of the guest runs.</summary>
/// <param name="IsOneInstruction">Run one instruction, as if it were stepped, instead of going on.</param>
/// <param name="TakesDebugExceptions">MDCR_EL2.TDE: debug exceptions come to EL2.</param>
/// <param name="HasBreakpoints">MDSCR_EL1.MDE: the breakpoint and watchpoint registers count.</param>
/// <param name="KeepsGuestStep">MDSCR_EL1.SS stays as the guest has it.</param>
internal readonly record struct SliceSetup(bool IsOneInstruction, bool TakesDebugExceptions, bool HasBreakpoints, bool KeepsGuestStep);

/// <summary>How a slice of the guest ended.</summary>
internal enum SliceKind
{
    /// <summary>Instructions completed.</summary>
    Retired,

    /// <summary>An exception was taken to EL1.</summary>
    Exception,

    /// <summary>An SError was taken to EL1.</summary>
    SError,

    /// <summary>The hypervisor emulated an instruction.</summary>
    Emulated,

    /// <summary>The hypervisor skipped an instruction that was trapped although its condition fails.</summary>
    ConditionFailed,

    /// <summary>The hypervisor did something that the guest does not notice, and nothing has completed.</summary>
    Retry,

    /// <summary>A debug exception was taken to EL2; the guest has not moved.</summary>
    DebugException,

    /// <summary>KVM_RUN has to return.</summary>
    Exit,
}

/// <summary>How a slice ended, with the syndrome and address of a debug exception or the result of an exit.</summary>
/// <param name="Kind">How it ended.</param>
/// <param name="IsInGuest">Whether the core is still in the guest, so that going on needs no exception return.</param>
/// <param name="Esr">ESR_EL2 of a debug exception.</param>
/// <param name="Far">FAR_EL2 of a debug exception.</param>
/// <param name="Result">0 or a negative error number of an exit.</param>
internal readonly record struct SliceEnd(SliceKind Kind, bool IsInGuest = false, ulong Esr = 0, ulong Far = 0, int Result = 0);

internal sealed partial class KvmVcpu
{
    // Set by handlers, so that it can be told what a trap has come to.
    private bool _exceptionEntered;
    private bool _pageMapped;
    private bool _conditionFailed;

    /// <summary>The guest's own MDSCR_EL1.</summary>
    public ulong GuestMdscr => _mdscr;

    /// <summary>The guest's own breakpoint and watchpoint registers.</summary>
    public ref readonly GuestDebug GuestRegisters => ref _guestRegisters;

    /// <summary>Whether the guest has locked its debug registers.</summary>
    public bool IsGuestOsLocked => _guestOsLocked;

    /// <summary>PSTATE.</summary>
    public ulong GuestPstate => _pstate;

    /// <summary>pc.</summary>
    public ulong GuestPc => _pc;

    /// <summary>Whether the watchdog has interrupted the vCPU, or it blocks.</summary>
    public bool IsInterrupted => _signalPending;

    /// <summary>Whether a step that is pending comes after the abort of the instruction fetch: this core fetches first, and nothing can be fetched.</summary>
    public bool IsFetchAbortFirst => _cpu.Model.FetchAbortBeforePendingStep && !_cpu.Memory.Contains(_pc);

    /// <summary>Whether the core would lose the rest of an IT block by taking a pending step here.</summary>
    public bool LosesItBlock => _cpu.Model.PendingStepClearsIt && IsThumb && ItState.Of(_pstate).IsInBlock;

    /// <summary>Makes the guest lose the rest of its IT block.</summary>
    public void LeaveItBlock() => _pstate = default(ItState).PutInto(_pstate);

    /// <summary>Whether userspace has an MMIO read to answer whose value will be sign-extended.</summary>
    public bool IsSignedReadPending => IsMmioCompletionDue && _mmioSigned && _run.MmioIsWrite == 0;

    /// <summary>The behaviour that it was made with.</summary>
    public KvmBehaviour Behaviour => _kvm;

    /// <summary>KVM_RUN begins: the watchdog starts anew.</summary>
    public void BeginSlices()
    {
        _budget = _watchdogBudget;
        _signalPending = _poweredOff;
    }

    /// <summary>Completes an MMIO access that userspace has carried out, if there is one. True when there was.</summary>
    public bool CompleteUserAccess()
    {
        bool wasDue = IsMmioCompletionDue;
        CompleteMmio();
        AdjustPc();
        return wasDue;
    }

    /// <summary>Loads the core's debug registers.</summary>
    public void LoadCoreRegisters(in GuestDebug registers)
    {
        CopyToCore(registers);

        // Whatever KVM itself wants loaded has to be loaded again.
        _loaded = LoadedRegisters.External;
        _externalIsStale = true;
    }

    /// <summary>
    /// One guest entry without any of KVM's guest-debug code: PSTATE.SS and MDSCR_EL1.SS stay out of it, so that what the
    /// guest executes is what it executes when nobody looks.
    /// </summary>
    /// <param name="setup">The debug hardware.</param>
    /// <param name="isInGuest">Whether the slice before ended inside the guest, so that there is no exception return to make.</param>
    public SliceEnd RunSlice(in SliceSetup setup, bool isInGuest)
    {
        _hasRun = true;
        AdjustPc();
        ulong mdcr = ComputeMdcr() | MdcrEl2.TDA.Mask;
        _cpu.MdcrEl2 = _options.MdcrEl2.Apply(MdcrEl2.TDE.Set(mdcr, setup.TakesDebugExceptions));
        ulong mdscr = _mdscr & ~(MdscrEl1.MDE.Mask | (setup.KeepsGuestStep ? 0 : MdscrEl1.SS.Mask));
        _cpu[SystemRegister.MDSCR_EL1] = setup.HasBreakpoints ? mdscr | MdscrEl1.MDE.Mask : mdscr;
        PrepareCore();
        if (!isInGuest)
        {
            _cpu.ReturnFromEl2(_pc, _pstate);
        }

        bool serrorWaits = HcrEl2.VSE.IsSet(_hcr);
        ulong exceptions = _cpu.ExceptionsToEl1;
        CpuStop stop = RunCore(setup.IsOneInstruction);
        if (stop == CpuStop.Beyond)
        {
            Fate = new(FateKind.BeyondBackend, _cpu.Beyond);
            return new(SliceKind.Exit);
        }

        if (stop == CpuStop.El2)
        {
            return IsDebugClass(Esr.ClassOf(_cpu.Entry.Esr))
                ? new(SliceKind.DebugException, Esr: _cpu.Entry.Esr, Far: _cpu.Entry.Far)
                : HandleSliceTrap(_cpu.Entry.Esr);
        }

        _signalPending |= _budget <= 0;
        SliceKind kind = _cpu.ExceptionsToEl1 == exceptions ? SliceKind.Retired
            : serrorWaits && !HcrEl2.VSE.IsSet(_hcr) ? SliceKind.SError : SliceKind.Exception;
        return new(kind, IsInGuest: true);
    }

    /// <summary>The guest takes a debug exception that came to EL2, as it would have without EL2.</summary>
    public void DeliverDebugException(ulong esr, ulong far)
    {
        ExceptionClass @class = Esr.ClassOf(esr);
        bool isSameEl = (_pstate & 0xf) != 0;
        ulong iss = esr & Esr.ISS.Mask;
        ulong own = @class is ExceptionClass.Brk64 or ExceptionClass.Bkpt32 ? esr : Esr.Of(isSameEl ? @class + 1 : @class, iss);
        ulong? address = @class switch
        {
            ExceptionClass.WatchpointLower => far,
            ExceptionClass.BreakpointLower when _cpu.Model.BreakpointClearsFar => 0,
            _ => null,
        };
        _cpu.ReturnFromEl2(_pc, _pstate);
        _cpu.TakeToEl1(own, _pc, address);
        _pc = _cpu.Pc;
        _pstate = _cpu.Pstate;
    }

    /// <summary>KVM_EXIT_DEBUG.</summary>
    public void ReportDebugExit(ulong esr, ulong far)
    {
        _far = far;
        FillDebugExit(Esr.ClassOf(esr), esr);
    }

    /// <summary>What the instruction at pc does.</summary>
    public Operation NextOperation() => _cpu.OperationAt(_pc);

    private CpuStop RunCore(bool isOneInstruction)
    {
        CpuStop stop;
        if (isOneInstruction)
        {
            stop = _cpu.RunOne();
            _budget--;
        }
        else
        {
            stop = _cpu.Run(ref _budget);
        }

        return LeaveCore(stop);
    }

    private static bool IsDebugClass(ExceptionClass @class) => @class is
        ExceptionClass.Brk64 or ExceptionClass.Bkpt32 or ExceptionClass.BreakpointLower or ExceptionClass.WatchpointLower or ExceptionClass.SoftwareStepLower;

    private SliceEnd HandleSliceTrap(ulong esr)
    {
        _exceptionEntered = false;
        _pageMapped = false;
        _conditionFailed = false;
        int result = Dispatch(esr);
        if (result <= ToUserspace)
        {
            if (_kvm.PcAdjustOnExit == PcAdjustOnExit.Committed)
            {
                AdjustPc();
            }

            return new(SliceKind.Exit, Result: result);
        }

        AdjustPc();
        _signalPending |= _budget <= 0;
        return new(_exceptionEntered ? SliceKind.Exception : _pageMapped ? SliceKind.Retry : _conditionFailed ? SliceKind.ConditionFailed : SliceKind.Emulated);
    }
}
