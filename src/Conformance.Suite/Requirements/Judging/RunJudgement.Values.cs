using Conformance.Arm.Registers;
using Conformance.Kvm.Exits;
using Conformance.Kvm.Machines;
using Conformance.Suite.Traces;
using Conformance.Vmm.Scenarios;
using Id = Conformance.Suite.Requirements.RequirementIds;

namespace Conformance.Suite.Requirements.Judging;

internal sealed partial class RunJudgement
{
    // Most runs are as promised, and need no search for what stands for what.
    private bool IsKeptRowByRow()
    {
        if (_promised.Count != _actual.Count)
        {
            return false;
        }

        for (int i = 0; i < _promised.Count; i++)
        {
            if (_promised[i].Kind != _actual[i].Kind || !AreEqual(i, i))
            {
                return false;
            }
        }

        return true;
    }

    private bool AreEqual(int promised, int actual)
    {
        foreach (TraceColumn column in TraceColumns.Span)
        {
            if (!IsKept(column, _promised[promised], _actual[actual]))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsKept(TraceColumn column, TraceRow promised, TraceRow actual)
    {
        if (column == TraceColumns.Scenario || column == TraceColumns.Seq)
        {
            return true;
        }

        // AArch32 has no upper half; what a hypervisor writes there is gone when the guest runs again.
        if (column == TraceColumns.X0 && _scenario.Isa != GuestIsa.A64 && (uint?)promised[column] == (uint?)actual[column])
        {
            return true;
        }

        // The guest can copy SPSR_EL1, and with it the bit that an exception taken while it is stepped stores there.
        if ((column == TraceColumns.X0 || column == TraceColumns.MmioData) && (promised[column] ^ actual[column]) == Pstate.SS.Mask && _hasStepped)
        {
            return true;
        }

        // An AArch32 guest has the lower half of x0 alone; what KVM leaves in the upper one is gone at the next entry.
        if (column == TraceColumns.X0 && promised[TraceColumns.Pstate] is { } pstate && Pstate.nRW.IsSet(pstate))
        {
            return (uint?)promised[column] == (uint?)actual[column];
        }

        if (column == TraceColumns.Pstate && !_showsHostSs)
        {
            return ((promised[column] ^ actual[column]) & ~Pstate.SS.Mask) is null or 0;
        }

        if (column == TraceColumns.Hsr)
        {
            return promised[column] is { } right && actual[column] is { } got
                ? StepSyndrome.IsRight(OriginOf(promised).Cause, right, got)
                : promised[column] == actual[column];
        }

        return column == TraceColumns.Detail
            ? promised.Kind == TraceRowKinds.End ? !EndDifferences.Of(promised, actual).Any() : DebugPcOf(promised) == DebugPcOf(actual)
            : promised[column] == actual[column];
    }

    // What KVM_SET_VCPU_EVENTS answered is no promise to a debugger, and stands at the exit after it, which can be another one.
    private static ulong? DebugPcOf(TraceRow row) =>
        EndDifferences.Values(row.Detail).TryGetValue(TraceDetail.DebugPcKey, out ulong pc) ? pc : null;

    private void Compare(int promised, int actual)
    {
        TraceRow right = _promised[promised];
        TraceRow got = _actual[actual];
        if (right.Kind == TraceRowKinds.End)
        {
            CompareEnd(right, got);
            return;
        }

        foreach (TraceColumn column in TraceColumns.Span)
        {
            if (!IsKept(column, right, got))
            {
                BreakField(column, right, got);
            }
        }
    }

    private void BreakField(TraceColumn column, TraceRow right, TraceRow got)
    {
        string what = $"{column} {got.Text(column)} where {right.Text(column)} is promised";
        ExitCause cause = OriginOf(right).Cause;
        if (right.Kind == TraceRowKinds.Set)
        {
            Break(Id.FlagsValid, got, what);
            return;
        }

        if (column == TraceColumns.Pstate && ((right[column] ^ got[column]) & ~Pstate.SS.Mask) == 0)
        {
            Break(Id.StepHidden, got, what);
            return;
        }

        string id = ExercisedRequirements.OfBreakpoint(cause) is { } breakpoint && (column == TraceColumns.Hsr || column == TraceColumns.Far) ? breakpoint
            : column == TraceColumns.Hsr ? Id.StepHsr
            : (column == TraceColumns.X0 || column == TraceColumns.MmioData) && IsSignLost(right[column], got[column]) ? Id.MmioExtend
            : column == TraceColumns.X0 && cause == ExitCause.StepMmioRead ? Id.StepMmioRead
            : OfGuest();

        // A script that counts exits has set its registers somewhere else then.
        if (_isShifted && _scenario.When.Count > 0 && id == OfState)
        {
            return;
        }

        Break(id, got, what);
        if (id == OfState)
        {
            BreakConsequence(got, what);
        }
    }

    // What a sign-extending load leaves when the extension is lost: the same value without the bits of the sign.
    private bool IsSignLost(ulong? right, ulong? got) =>
        (_promise.Log.Facts & GuestFacts.ReadSignedMmio) != 0 && right is { } e && got is { } a && EndsInSign(e, a);

    private static bool EndsInSign(ulong right, ulong got)
    {
        foreach (int bits in (ReadOnlySpan<int>)[8, 16, 32])
        {
            ulong low = (1UL << bits) - 1;
            ulong sign = 1UL << (bits - 1);
            if (got == (right & low) && (got & sign) != 0 && (right == (right | ~low) || right == (uint)(right | ~low)))
            {
                return true;
            }
        }

        return false;
    }

    private void CompareEnd(TraceRow right, TraceRow got)
    {
        if (got.Detail == TraceDetail.HostBug)
        {
            Break(Id.HostSurvives, got, "the host kernel reached BUG()");
            return;
        }

        // Runs that ended at different places are left with different things for that reason alone.
        if (!EndAtOnePlace() || (_isShifted && _scenario.When.Count > 0))
        {
            return;
        }

        foreach (EndDifference difference in EndDifferences.Of(right, got))
        {
            string what = $"{difference.Name} 0x{difference.Actual:x} where 0x{difference.Expected:x} is promised";
            EndRegister? register = EndRegisters.All.FirstOrDefault(register => register.Name == difference.Name);
            bool isOfException = register is not null && !register.IsDebugRegister && register.Quiet is null;
            Break(
                IsSignLost(difference.Expected, difference.Actual) ? Id.MmioExtend
                    : register is { IsDebugRegister: true } ? Id.RegsTransparent
                    : isOfException && _hasReinjected ? Id.Reinject
                    : OfGuest(),
                got,
                what);
            BreakConsequence(got, what);
        }
    }

    private bool EndAtOnePlace()
    {
        TraceRow? right = _promised.LastOrDefault(row => row.Kind == TraceRowKinds.Exit);
        TraceRow? got = _actual.LastOrDefault(row => row.Kind == TraceRowKinds.Exit);
        return right is null ? got is null : got is not null
            && right[TraceColumns.ExitReason] == got[TraceColumns.ExitReason]
            && right[TraceColumns.Pc] == got[TraceColumns.Pc]
            && right[TraceColumns.MmioAddr] == got[TraceColumns.MmioAddr];
    }
}
