using Conformance.Arm.Debug;
using Conformance.Arm.Registers;
using Conformance.Arm.Rules;
using Conformance.Arm.Syndromes;

namespace Conformance.Arm.Execution;

public sealed partial class Cpu
{
    // Whether the instruction that executes is being stepped: some cores let it behave differently.
    private bool _stepping;

    // The state of software step when the instruction or exception at hand began.
    private StepState _stepState;

    // Set while the next stop condition has not been met; CpuStop has no value for it.
    private const CpuStop Running = (CpuStop)(-1);

    /// <summary>
    /// Runs until an exception is taken to EL2 or <paramref name="budget"/> instructions and exceptions have been used up.
    /// </summary>
    public CpuStop Run(ref long budget)
    {
        _stop = Running;
        while (_stop == Running)
        {
            if (budget <= 0)
            {
                return CpuStop.Budget;
            }

            if (TakePendingVirtualSError())
            {
                budget--;
                continue;
            }

            Decision<StepState> step = Context().SoftwareStep(_ss);
            _stepState = step.Value;
            switch (step.Value)
            {
                case StepState.Inactive:
                    RunUnstepped(ref budget);
                    break;
                case StepState.ActiveNotPending:
                    Decide(step.Rule);
                    StepOne();
                    budget--;
                    break;
                default:
                    Decide(step.Rule);
                    TakePendingStep();
                    budget--;
                    break;
            }
        }

        return _stop;
    }

    /// <summary>
    /// Runs one instruction, or takes one exception, while something else than the software-step state machine looks on: the
    /// core behaves as it does when an instruction is stepped.
    /// </summary>
    public CpuStop RunOne()
    {
        long one = 1;
        _stepping = true;
        CpuStop stop = Run(ref one);
        _stepping = false;
        return stop;
    }

    private bool TakePendingVirtualSError()
    {
        // With AMO clear or TGE set there is no virtual SError interrupt to take, however it was made pending.
        if (!HcrEl2Has(Registers.HcrEl2.VSE) || !HcrEl2Has(Registers.HcrEl2.AMO) || HcrEl2Has(Registers.HcrEl2.TGE)
            || Registers.Pstate.A.IsSet(_maskBits))
        {
            return false;
        }

        Decide(RuleId.VirtualSError);
        HcrEl2 &= ~Registers.HcrEl2.VSE.Mask;
        ulong esr = Esr.Of(ExceptionClass.SError, VirtualSErrorSyndrome);
        Observer?.Took(esr, _el, 1, Context().SoftwareStep(_ss).Value, null);
        if (IsEl1AArch32)
        {
            TakeAArch32(esr, Pc, null);
            return true;
        }

        _system[(int)SystemRegister.ESR_EL1] = esr;
        EnterEl1(Pc, SErrorOffset);
        return true;
    }

    /// <summary>ISS of the next virtual SError: what VSESR_EL2 would hold.</summary>
    public ulong VirtualSErrorSyndrome { get; set; }

    private void RunUnstepped(ref long budget)
    {
        bool breakpoints = (_anyBreakpoint || CatchesVectors) && MonitorEnabled();
        _watching = _anyWatchpoint && MonitorEnabled();
        if (breakpoints && CheckBreakpoints())
        {
            budget--;
        }
        else if (_illegal)
        {
            TakeIllegalState();
            budget--;
        }
        else if (!breakpoints)
        {
            Execute(ref budget);
        }
        else
        {
            long one = 1;
            Execute(ref one);
            budget -= 1 - one;
        }
    }

    private void StepOne()
    {
        _watching = _anyWatchpoint && MonitorEnabled();
        if ((_anyBreakpoint || CatchesVectors) && MonitorEnabled() && CheckBreakpoints())
        {
            return;
        }

        if (_illegal)
        {
            TakeIllegalState();
            return;
        }

        bool loadExclusive = IsLoadExclusive(OperationAt(Pc));
        long one = 1;
        _stepping = true;
        Flow flow = Execute(ref one);
        _stepping = false;
        if (flow != Flow.Exception && _stop == Running)
        {
            _ss = false;

            // The instruction may have switched the state machine off under itself.
            if (Model.TakesEveryCompletedStep || Context().SoftwareStep(_ss).Value == StepState.ActivePending)
            {
                TakeSoftwareStep(true, loadExclusive);
            }
        }
    }

    private void TakeIllegalState()
    {
        if (CanFetch(Pc))
        {
            ToEl1(Esr.Of(ExceptionClass.IllegalState), Pc);
        }
        else
        {
            FetchAbort(Pc);
        }
    }

    private void TakePendingStep()
    {
        if (Model.FetchAbortBeforePendingStep && !CanTranslateFetch(Pc))
        {
            Decide(RuleId.StepFetchAbortFirst);
            FetchAbort(Pc);
            return;
        }

        TakeSoftwareStep(false, false);
    }
}
