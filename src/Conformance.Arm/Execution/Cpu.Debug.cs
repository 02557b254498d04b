using Conformance.Arm.Debug;
using Conformance.Arm.Memory;
using Conformance.Arm.Registers;
using Conformance.Arm.Rules;
using Conformance.Arm.Syndromes;

namespace Conformance.Arm.Execution;

public sealed partial class Cpu
{
    private bool _anyBreakpoint;
    private bool _anyWatchpoint;
    private bool _watching;

    // The order in which watchpoints are compared.
    private readonly byte[] _watchpointOrder = new byte[16];

    private ReadOnlySpan<ulong> BreakpointValues => _system.AsSpan((int)SystemRegister.DBGBVR0_EL1, 16);

    private ReadOnlySpan<ulong> BreakpointControls => _system.AsSpan((int)SystemRegister.DBGBCR0_EL1, 16);

    private ReadOnlySpan<ulong> WatchpointValues => _system.AsSpan((int)SystemRegister.DBGWVR0_EL1, 16);

    private ReadOnlySpan<ulong> WatchpointControls => _system.AsSpan((int)SystemRegister.DBGWCR0_EL1, 16);

    /// <summary>Looks again at which breakpoints and watchpoints are enabled, after somebody wrote their registers.</summary>
    public void DebugRegistersChanged()
    {
        for (int n = 0; n < Model.Breakpoints && Model.CopiesBreakpointBas; n++)
        {
            ref ulong control = ref _system[(int)SystemRegister.DBGBCR0_EL1 + n];
            control = DebugBreakpointControl.CopyBas(control);
        }

        for (int n = 0; n < Model.Watchpoints; n++)
        {
            // DBGWVR[1:0] are RES0.
            _system[(int)SystemRegister.DBGWVR0_EL1 + n] &= ~3UL;
        }

        _anyBreakpoint = AnyEnabled(BreakpointControls[..Model.Breakpoints]);
        _anyWatchpoint = AnyEnabled(WatchpointControls[..Model.Watchpoints]);
    }

    /// <summary>Somebody wrote a debug register of this core.</summary>
    public void DebugRegisterWritten(SystemRegister register)
    {
        if (register >= SystemRegister.DBGWVR0_EL1 && (int)register % 16 < Model.Watchpoints)
        {
            WatchpointWritten((int)register % 16);
        }

        DebugRegistersChanged();
    }

    /// <summary>Notes that the registers of a watchpoint were written after those of all others.</summary>
    public void WatchpointWritten(int n)
    {
        if (!Model.TakesOldestWatchpoint)
        {
            return;
        }

        Span<byte> order = _watchpointOrder.AsSpan(0, Model.Watchpoints);
        int place = order.IndexOf((byte)n);
        order[(place + 1)..].CopyTo(order[place..]);
        order[^1] = (byte)n;
    }

    private void ResetWatchpointOrder()
    {
        for (int n = 0; n < _watchpointOrder.Length; n++)
        {
            _watchpointOrder[n] = (byte)n;
        }
    }

    // The level that a watchpoint sees an access come from.
    private int WatchedLevel(in Access access) =>
        access.IsUnprivileged && !(Model.StageTwoHidesUnprivileged && Memory.StageTwoEnabled) ? 0 : _el;

    private static bool AnyEnabled(ReadOnlySpan<ulong> controls)
    {
        ulong all = 0;
        foreach (ulong control in controls)
        {
            all |= control;
        }

        return (all & 1) != 0;
    }

    private DebugContext Context() => new(
        _el, Registers.Pstate.D.IsSet(_maskBits), MdcrEl2, HcrEl2, _system[(int)SystemRegister.MDSCR_EL1], IsOsLockEffective, IsEl1AArch32);

    private bool IsOsLockEffective => (OsLocked && Model.OsLockDisablesDebug) || (_system[(int)SystemRegister.OSDLR_EL1] & 1) != 0;

    private bool MonitorEnabled() =>
        MdscrEl1.MDE.IsSet(_system[(int)SystemRegister.MDSCR_EL1]) && Context().GenerateDebugExceptions().Value;

    // Debug exceptions to EL2 carry the lower-EL class; taken to EL1 from EL1 the same-EL class, which is one higher.
    private bool TakeDebugException(ExceptionClass lower, ulong iss, ulong? farForEl1, ulong farForEl2)
    {
        Decision<int> target = Context().TargetEl();
        Decide(target.Rule);
        return target.Value == 2
            ? ToEl2(Esr.Of(_el == 2 ? Same(lower) : lower, iss), Pc, farForEl2)
            : ToEl1(Esr.Of(lower is ExceptionClass.Brk64 ? lower : Same(lower), iss), Pc, farForEl1);
    }

    /// <summary>BRK (AArch64.SoftwareBreakpoint): only its routing depends on anything.</summary>
    private bool SoftwareBreakpoint(ulong immediate)
    {
        Decide(RuleId.BrkUnconditional);
        return TakeDebugException(ExceptionClass.Brk64, IssLayouts.Imm16.Place(immediate), null, 0);
    }

    private void TakeSoftwareStep(bool stepped, bool loadExclusive)
    {
        Decide(stepped ? RuleId.StepTakenAfterInstruction : RuleId.StepTakenBeforeInstruction);
        _it = stepped || !Model.PendingStepClearsIt ? _it : default;

        // Completing the instruction has changed the state since it began.
        _stepState = Observer is null ? StepState.ActivePending : Context().SoftwareStep(_ss).Value;
        ulong iss = FaultStatus.Debug
            | (stepped ? IssLayouts.Isv.Mask : 0)
            | (stepped && loadExclusive ? IssLayouts.Ex.Mask : 0);
        TakeDebugException(ExceptionClass.SoftwareStepLower, iss, null, 0);
    }

    // True when a breakpoint exception was taken.
    private bool CheckBreakpoints()
    {
        if ((Pc & _fetchAlignment) != 0 || (!Model.BreakpointBeforeFetchAbort && !CanFetch(Pc)))
        {
            return false;
        }

        for (int n = 0; n < Model.Breakpoints; n++)
        {
            if (BreakpointMatching.MatchesBreakpoint(
                n, BreakpointValues, BreakpointControls, ContextAware, Pc, _el, _system[(int)SystemRegister.CONTEXTIDR_EL1]))
            {
                Decide(RuleId.BreakpointMatch);
                TakeDebugException(ExceptionClass.BreakpointLower, FaultStatus.Debug, Model.BreakpointClearsFar ? 0UL : null, 0);
                return true;
            }
        }

        return CheckVectorCatch();
    }

    private Range ContextAware => (Model.Breakpoints - Model.ContextBreakpoints)..Model.Breakpoints;

    // True when a watchpoint exception was taken. The length is a power of two.
    private bool CheckWatchpoints(ulong address, ulong length, bool isWrite, int accessEl)
    {
        ulong start = address & ~(length - 1);
        if (start == address || !isWrite || !Model.SplitsUnalignedAccess)
        {
            return CheckWatchedBytes(address, address + length - 1, isWrite, accessEl);
        }

        ulong lastPage = (address + length) & ~(ulong)(GuestMemory.PageSize - 1);

        // In the first page of all there is nothing before it, and the subtraction would take in all addresses.
        return (lastPage != 0 && CheckWatchedBytes(address, lastPage - 1, isWrite, accessEl))
            || CheckWatchedBytes(lastPage, address + length - 1, isWrite, accessEl);
    }

    // True when a watchpoint exception was taken for the bytes from first to last.
    private bool CheckWatchedBytes(ulong first, ulong last, bool isWrite, int accessEl)
    {
        for (int i = 0; i < Model.Watchpoints; i++)
        {
            int n = _watchpointOrder[i];
            ulong control = WatchpointControls[n];
            if (!BreakpointMatching.MatchesAccess(
                control, isWrite, accessEl, BreakpointValues, BreakpointControls, ContextAware, _system[(int)SystemRegister.CONTEXTIDR_EL1]))
            {
                continue;
            }

            (ulong watched, ulong watchedLength) = BreakpointMatching.WatchedBytes(WatchpointValues[n], control);
            if (watchedLength != 0 && first <= watched + watchedLength - 1 && watched <= last)
            {
                Decide(RuleId.WatchpointMatch);
                ulong far = Math.Max(first, watched);
                TakeDebugException(ExceptionClass.WatchpointLower, FaultStatus.Debug | (isWrite ? IssLayouts.Wnr.Mask : 0), far, far);
                return true;
            }
        }

        return false;
    }
}
