using Conformance.Arm.Syndromes;
using Conformance.Behaviours.Rules;
using Conformance.Behaviours.Switches;
using Conformance.Kvm.Machines;
using Conformance.Kvm.Uapi;

namespace Conformance.Model.Vcpus;

internal sealed partial class KvmVcpu
{
    private const ulong NotSupported = ulong.MaxValue;

    // PSCI and SMCCC function ids (Arm DEN 0022, DEN 0028).
    private const uint SmcccVersion = 0x8000_0000;
    private const uint PsciCpuOff = 0x8400_0002;
    private const uint PsciSystemOff = 0x8400_0008;
    private const uint PsciSystemReset = 0x8400_0009;
    private const uint KvmSystemEventShutdown = 1;
    private const uint KvmSystemEventReset = 2;
    private const ulong SmcccVersion1Dot1 = 0x1_0001;
    private const ulong PsciSuccess = 0;
    private const ulong PsciInternalFailure = unchecked((ulong)-6L);

    /// <summary>The handler table of handle_exit.c.</summary>
    private int Dispatch(ulong esr)
    {
        _trapEsr = esr;
        if (IsConditionFailed(esr))
        {
            Decide(KvmRuleId.ConditionFailed);
            _conditionFailed = true;
            Skip();
            return Resume;
        }

        ExceptionClass @class = Esr.ClassOf(esr);
        if (EndsInDebugExit(@class))
        {
            Decide(KvmRuleId.DebugExit);
            return HandleGuestDebug(@class, esr);
        }

        switch (@class)
        {
            case ExceptionClass.Wfx:
                return HandleWfx(esr);
            case ExceptionClass.SystemRegister:
                return HandleSystemRegister(esr);
            case ExceptionClass.Cp15Mcr or ExceptionClass.Cp15Mcrr or ExceptionClass.Cp14Mcr or ExceptionClass.Cp14Mrrc:
                return HandleCoprocessor(esr);
            case ExceptionClass.Cp14Ldc:
                return SkipOrUndefined(false);
            case ExceptionClass.Cp10Id when _kvm.IdGroup3OfAArch32 == IdGroup3OfAArch32.Trapped:
                return HandleFloatingPointId(esr);
            case ExceptionClass.Hvc64 or ExceptionClass.Hvc32:
                return HandleHvc();
            case ExceptionClass.Smc64:
                return HandleSmc(IssLayouts.Imm16.Get(esr));
            case ExceptionClass.Smc32:
                return HandleSmc(0);
            case ExceptionClass.InstructionAbortLower:
            case ExceptionClass.DataAbortLower:
                return HandleAbort(esr);
            default:
                Decide(KvmRuleId.NoHandler);
                if (_kvm.UnknownEc == UnknownEc.Bug)
                {
                    Fate = new(FateKind.HostBug, $"unknown exception class, hsr 0x{esr:x}");
                    return ToUserspace;
                }

                InjectUndefined();
                return Resume;
        }
    }

    private bool EndsInDebugExit(ExceptionClass @class) => @class switch
    {
        ExceptionClass.Brk64 or ExceptionClass.Bkpt32 => _kvm.DebugEcSet != DebugEcSet.None,
        ExceptionClass.BreakpointLower or ExceptionClass.WatchpointLower or ExceptionClass.SoftwareStepLower => _kvm.DebugEcSet == DebugEcSet.Five,
        _ => false,
    };

    private void FillDebugExit(ExceptionClass @class, ulong esr)
    {
        _run.ExitReason = ExitReason.Debug;
        _run.DebugHsr = (uint)esr;
        if (_kvm.DebugExitFields == DebugExitFields.Hsr64Far)
        {
            _run.DebugHsrHigh = (uint)(esr >> 32);
            _run.Flags = 1;
        }

        if (_kvm.DebugExitFields == DebugExitFields.HsrPc)
        {
            _run.DebugFar = _pc;
        }
        else if (@class == ExceptionClass.WatchpointLower)
        {
            _run.DebugFar = _far;
        }
    }

    private int HandleGuestDebug(ExceptionClass @class, ulong esr)
    {
        FillDebugExit(@class, esr);
        if (@class == ExceptionClass.SoftwareStepLower)
        {
            // The step has been reported, so that nothing is pending any more.
            if (_kvm.StepState == StepStateKeeping.PendingLoadPut)
            {
                GuestPstateSs = true;
            }
            else
            {
                _stepPending = false;
            }
        }

        return ToUserspace;
    }

    // WFI blocks until something is pending, which only the watchdog's signal will be; WFE yields.
    private int HandleWfx(ulong esr)
    {
        bool blocks = IssLayouts.Ti.Get(esr) == 0 && (_hcr & Arm.Registers.HcrEl2.VSE.Mask) == 0;
        Decide(blocks ? KvmRuleId.WfiBlocks : KvmRuleId.WfeYields);
        _signalPending |= blocks;
        Skip();
        return Resume;
    }

    // The immediate of an SMC from AArch32 is not in its syndrome.
    private int HandleSmc(ulong immediate)
    {
        Decide(KvmRuleId.SmcAnswered);
        switch (_kvm.Smc)
        {
            case SmcHandling.Undef:
                InjectUndefined();
                return Resume;
            case SmcHandling.NotSupported:
                _cpu.X[0] = NotSupported;
                Skip();
                return Resume;
            default:
                Skip();
                if (immediate != 0)
                {
                    _cpu.X[0] = NotSupported;
                    return Resume;
                }

                return HandleHvc();
        }
    }

    private int HandleHvc()
    {
        uint function = (uint)_cpu.X[0];
        if (function == SmcccVersion && _kvm.HvcUnknown == HvcUnknown.NotSupported)
        {
            Decide(KvmRuleId.SmcccVersion);
            AnswerCall(SmcccVersion1Dot1);
            return Resume;
        }

        if ((_features & VcpuFeatures.Psci02) != 0)
        {
            switch (function)
            {
                case PsciSystemOff:
                    return ExitForSystemEvent(KvmSystemEventShutdown);
                case PsciSystemReset:
                    return ExitForSystemEvent(KvmSystemEventReset);
                case PsciCpuOff:
                    _poweredOff = true;
                    _signalPending = true;
                    _cpu.X[0] = PsciSuccess;
                    return Resume;
                default:
                    Fate = new(FateKind.BeyondBackend, $"PSCI function 0x{function:x} is not modelled");
                    return ToUserspace;
            }
        }

        Decide(KvmRuleId.HvcAnswered);
        if (_kvm.HvcUnknown == HvcUnknown.Undef)
        {
            InjectUndefined();
        }
        else
        {
            AnswerCall(NotSupported);
        }

        return Resume;
    }

    // Kernels that answer an unknown call answer all calls as the SMC Calling Convention has it, in four registers.
    private void AnswerCall(ulong result)
    {
        _cpu.X[0] = result;
        if (_kvm.HvcUnknown == HvcUnknown.NotSupported)
        {
            _cpu.X[1] = _cpu.X[2] = _cpu.X[3] = 0;
        }
    }

    // The vCPU stays off until it is initialised again. A guest that goes on nevertheless sees a failure.
    private int ExitForSystemEvent(uint type)
    {
        Decide(KvmRuleId.SystemEvent);
        _poweredOff = true;
        AnswerCall(PsciInternalFailure);
        _run.ExitReason = ExitReason.SystemEvent;
        _run.SystemEventType = type;
        return ToUserspace;
    }
}
