using Conformance.Arm.Instructions;
using Conformance.Arm.Registers;
using Conformance.Arm.Rules;
using Conformance.Arm.Syndromes;

namespace Conformance.Arm.Execution;

public sealed partial class Cpu
{
    // The fields of an MSR mask, lowest first: control, extension, status, flags.
    private static readonly uint[] PsrFields = [0x0000_00ff, 0x0000_ff00, 0x00ff_0000, 0xff00_0000];

    // What instructions can change of CPSR: flags, Q, GE, E, A, I, F and mode; IT, T, J and IL they cannot.
    private const uint WritableCpsr = 0xf80f_03df;

    // And at EL0 only flags, Q, GE and E.
    private const uint UserCpsr = 0xf80f_0200;

    // The R bit among the numbers of banked registers.
    private const int BankedSpsr = 32;

    private static bool IsTrappedClass(Operation operation) => operation is
        Operation.Mcr or Operation.Mrc or Operation.Mcrr or Operation.Mrrc or Operation.Ldc or Operation.Stc
        or Operation.Wfi or Operation.Wfe or Operation.Smc;

    private Flow SystemAArch32(in AArch32Instruction i, uint condition, bool passes)
    {
        uint next = (uint)Pc + i.Length;
        switch (i.Operation)
        {
            case Operation.Svc:
                Decide(RuleId.SvcTaken);
                _ss = false;
                AdvanceItForReturn();
                ToEl1(EsrOfLength(ExceptionClass.Svc32, IssLayouts.Imm16.Place((ulong)(uint)i.Immediate), i.Length), next);
                return Flow.Exception;
            case Operation.Hvc:
                return HypervisorCallAArch32(i, next);
            case Operation.Smc:
                return SecureMonitorCallAArch32(i, condition, passes);
            case Operation.Bkpt:
                Decide(RuleId.BkptUnconditional);
                TakeDebugExceptionAArch32(EsrOfLength(ExceptionClass.Bkpt32, IssLayouts.Imm16.Place((ulong)(uint)i.Immediate), Model.BkptIsAlwaysWide ? 4 : i.Length), null);
                return Flow.Exception;
            case Operation.Wfi:
                return WaitForAArch32(i, condition, passes, 0);
            case Operation.Wfe:
                return WaitForAArch32(i, condition, passes, 1);
            case Operation.MrsPsr:
                return ReadPsr(i);
            case Operation.MsrPsrImmediate:
                return WritePsr(i, (uint)i.Immediate);
            case Operation.MsrPsrRegister:
                return WritePsr(i, GetR(i.Rn));
            case Operation.MrsBanked or Operation.MsrBanked:
                return AccessBanked(i);
            case Operation.Cps:
                return ChangeProcessorState(i);
            case Operation.Setend:
                _restOfCpsr = (_restOfCpsr & ~BigEndianBit) | (i.Field("E") != 0 ? BigEndianBit : 0);
                return Flow.Next;
            case Operation.ReturnFromException:
                return ReturnFromMemory(i);
            case Operation.StoreReturnState:
                return StoreReturnState(i);
            case Operation.Eret:
                return ReturnFromException(GetR(14));
            case Operation.SubsPc:
                return ReturnFromException(GetR(14) - (uint)i.Immediate);
            default:
                return RaiseUndefined();
        }
    }

    // SVC and HVC count as completed, in their IT block as well.
    private void AdvanceItForReturn() => _it = _it.Advanced;

    private Flow HypervisorCallAArch32(in AArch32Instruction i, uint next)
    {
        if (_el == 0 || HcrEl2Has(Registers.HcrEl2.HCD))
        {
            Decide(RuleId.HvcUndefined);
            return RaiseUndefined();
        }

        Decide(RuleId.HvcTaken);
        _ss = false;
        AdvanceItForReturn();
        ToEl2(Esr.Of(ExceptionClass.Hvc32, IssLayouts.Imm16.Place((ulong)(uint)i.Immediate)), next);
        return Flow.Exception;
    }

    private Flow SecureMonitorCallAArch32(in AArch32Instruction i, uint condition, bool passes)
    {
        bool isTrapped = _el != 0 && HcrEl2Has(Registers.HcrEl2.TSC);
        if (!passes && !isTrapped)
        {
            return Flow.Next;
        }

        if (_el == 0)
        {
            Decide(RuleId.HvcUndefined);
            return RaiseUndefined();
        }

        if (isTrapped)
        {
            Decide(RuleId.SmcTrapped);
            DecideTrapped(passes);
            _it = Model.TrappedSmcClearsIt ? default : _it;
            ToEl2(Esr.Of(ExceptionClass.Smc32, SmcSyndrome(condition)), Pc);
            return Flow.Exception;
        }

        Flow flow = CallFirmware();
        if (_stop == CpuStop.Beyond || !Model.FirmwareAnswersSmc)
        {
            return flow;
        }

        // The firmware has moved pc by four and left the lower half of its answer.
        SetR(0, unchecked((uint)FirmwareNotSupported));
        _it = _it.Advanced;
        return flow;
    }

    // CV and COND are RES0 unless CCKNOWNPASS says that the condition may have failed; QEMU never says so.
    private ulong SmcSyndrome(uint condition) => Model.TrapsReportAlways || condition == AlwaysCondition ? 0 : ConditionSyndrome(condition) | IssLayouts.CcKnownPass.Mask;

    private Flow WaitForAArch32(in AArch32Instruction i, uint condition, bool passes, ulong ti)
    {
        bool trapped = HcrEl2Has(ti == 0 ? Registers.HcrEl2.TWI : Registers.HcrEl2.TWE);
        bool waits = ti == 0 ? !(_stepping && Model.WfiIsNopWhileStepping) : Model.WfeWaits;
        waits &= !IsWokenUp();
        ulong iss = ConditionSyndrome(condition) | ti;
        RegisterField el0Control = ti == 0 ? SctlrEl1.nTWI : SctlrEl1.nTWE;
        if (passes && waits && _el == 0 && !el0Control.IsSet(_system[(int)SystemRegister.SCTLR_EL1]))
        {
            ToEl1(EsrOfLength(ExceptionClass.Wfx, iss, i.Length), Pc);
            return Flow.Exception;
        }

        if (waits && trapped)
        {
            Decide(RuleId.WfxTrapped);
            DecideTrapped(passes);
            _it = Model.TrappedWaitAdvancesIt ? _it.Advanced : _it;
            ToEl2(EsrOfLength(ExceptionClass.Wfx, iss, i.Length), Pc);
            return Flow.Exception;
        }

        if (passes && waits)
        {
            // It waits for ever: nothing of the machine wakes it up but the watchdog.
            Complete(i);
            _stop = CpuStop.Budget;
            return Flow.Leave;
        }

        Decide(_stepping ? RuleId.WfxStepped : RuleId.WfxRetires);
        return Flow.Next;
    }

    // T, J, IT and IL read as zero.
    private uint Cpsr => (uint)(PackedAArch32(false) & (WritableCpsr | 0x10));

    private Flow ReadPsr(in AArch32Instruction i)
    {
        if (i.Field("R") == 0)
        {
            SetR(i.Rd, _el == 0 ? Cpsr & (UserCpsr | (uint)ModeBits | (uint)AArch32Masks) : Cpsr);
            return Flow.Next;
        }

        return HasKnownSpsr ? Result(i.Rd, (uint)Spsr) : RefuseWithoutSpsr();
    }

    private Flow Result(int rd, uint value)
    {
        SetR(rd, value);
        return Flow.Next;
    }

    private Flow WritePsr(in AArch32Instruction i, uint value)
    {
        uint mask = 0;
        uint fields = i.Field("mask");
        for (int n = 0; n < PsrFields.Length; n++)
        {
            mask |= (fields >> n & 1) != 0 ? PsrFields[n] : 0;
        }

        if (i.Field("R") != 0)
        {
            if (_mode.Spsr is null || (mask != uint.MaxValue && !HasKnownSpsr))
            {
                return RefuseWithoutSpsr();
            }

            Spsr = (Spsr & ~mask) | (value & mask);
            return Flow.Next;
        }

        mask &= _el == 0 ? UserCpsr : WritableCpsr;
        return WriteCpsr(i, (Cpsr & ~mask) | (value & mask));
    }

    // T and IT stay; a mode that there is not makes the state illegal.
    private Flow WriteCpsr(in AArch32Instruction i, uint value)
    {
        _nzcv = value & 0xf000_0000;
        _maskBits = value & AArch32Masks;
        _restOfCpsr = (value & AArch32Rest & ~JazelleBit) | (_restOfCpsr & JazelleBit);
        if (AArch32Modes.Find(value) is { } mode)
        {
            SwitchMode(mode);
        }
        else
        {
            _illegal = true;
        }

        Complete(i);
        return Flow.Leave;
    }

    private Flow ChangeProcessorState(in AArch32Instruction i)
    {
        if (_el == 0)
        {
            return Flow.Next;
        }

        uint value = Cpsr;
        uint bits = (i.Field("A") << 8) | (i.Field("I") << 7) | (i.Field("F") << 6);
        value = i.Field("imod") switch { 2 => value & ~bits, 3 => value | bits, _ => value };
        return WriteCpsr(i, i.Field("M") != 0 ? (value & ~(uint)ModeBits) | i.Field("mode") : value);
    }

    private Flow AccessBanked(in AArch32Instruction i)
    {
        if (_el == 0)
        {
            return RaiseUndefined();
        }

        bool isSpsr = (i.Immediate & BankedSpsr) != 0;
        (AArch32Mode mode, int register) = BankedAt(i.Immediate & ~BankedSpsr);
        bool isLink = register == 14;

        // The mode at hand has no banked registers, in CONSTRAINED UNPREDICTABLE fashion: UNDEFINED, as on QEMU.
        if (register < 0 || (isSpsr && (!isLink || mode.Spsr is null)) || IsOfModeAtHand(mode, register))
        {
            return RaiseUndefined();
        }

        ref ulong cell = ref _x[mode.Map(register)];
        if (isSpsr)
        {
            cell = ref _system[(int)mode.Spsr!];
        }

        if (i.Operation == Operation.MrsBanked)
        {
            return Result(i.Rd, (uint)cell);
        }

        cell = GetR(i.Rn);
        return Flow.Next;
    }

    // User and System mode share all of their registers; those that FIQ alone has banked are nobody's but FIQ's and user's.
    private bool IsOfModeAtHand(AArch32Mode mode, int register) => mode == AArch32Modes.Usr
        ? _mode == AArch32Modes.Usr || _mode == AArch32Modes.Sys || (register is < 13 && _mode != AArch32Modes.Fiq)
        : mode == _mode;

    // The numbering by M and SYSm (Arm ARM F5.1.118): user and FIQ from R8 on, then LR and SP of the other modes in turn.
    private static (AArch32Mode Mode, int Register) BankedAt(int number) => number switch
    {
        < 7 => (AArch32Modes.Usr, number + 8),
        >= 8 and < 15 => (AArch32Modes.Fiq, number),
        16 or 17 => (AArch32Modes.Irq, 30 - number),
        18 or 19 => (AArch32Modes.Svc, 32 - number),
        20 or 21 => (AArch32Modes.Abt, 34 - number),
        22 or 23 => (AArch32Modes.Und, 36 - number),
        _ => (AArch32Modes.Usr, -1),
    };

    private Flow ReturnFromMemory(in AArch32Instruction i)
    {
        if (_el == 0)
        {
            return RaiseUndefined();
        }

        uint start = GetR(i.Rn);
        uint address = LowestAddress(i, start, 8);
        if (!LoadSlowly(address, 2, WordAccess(false), out ulong target) || !LoadSlowly(address + 4, 2, WordAccess(false), out ulong psr))
        {
            return Flow.Exception;
        }

        if (i.IsWrittenBack)
        {
            SetR(i.Rn, i.IsAdded ? start + 8 : start - 8);
        }

        return ReturnTo((uint)FromMemory(target, 2), (uint)FromMemory(psr, 2));
    }

    private Flow StoreReturnState(in AArch32Instruction i)
    {
        if (_el == 0 || AArch32Modes.Find(i.Field("mode")) is not { } mode)
        {
            return RaiseUndefined();
        }

        if (!HasKnownSpsr)
        {
            return RefuseWithoutSpsr();
        }

        ref ulong sp = ref _x[mode.Sp];
        uint start = (uint)sp;
        uint address = LowestAddress(i, start, 8);
        if (!StoreWord(address, GetR(14)) || !StoreWord(address + 4, (uint)Spsr))
        {
            return Flow.Exception;
        }

        if (i.IsWrittenBack)
        {
            sp = i.IsAdded ? start + 8 : start - 8;
        }

        return Flow.Next;
    }

    // CPSR becomes SPSR of the mode that is left; User and System mode have none.
    private Flow ReturnFromException(uint target) =>
        HasKnownSpsr ? ReturnTo(target, (uint)Spsr) : RefuseWithoutSpsr();

    // No exception and no complete MSR leaves zero there, which is no mode. After a reset SPSR is UNKNOWN (Arm ARM G8.2.130).
    private bool HasKnownSpsr => _mode.Spsr is not null && Spsr != 0;

    // UNDEFINED at EL0. In System mode, and before anything has written SPSR, the result is left to chance.
    private Flow RefuseWithoutSpsr()
    {
        if (_el == 0)
        {
            return RaiseUndefined();
        }

        GoBeyond($"the guest uses SPSR at 0x{Pc:x}, where it is UNKNOWN: nothing has written it, or the mode has none");
        return Flow.Exception;
    }

    private Flow ReturnTo(uint target, uint psr)
    {
        if (AArch32Modes.Find(psr) is { } mode)
        {
            SwitchMode(mode);
            UnpackAArch32(psr & ~(uint)Registers.Pstate.SS.Mask);
        }
        else
        {
            Decide(RuleId.IllegalExceptionReturn);
            UnpackAArch32((psr & ~(uint)ModeBits & ~(uint)Registers.Pstate.SS.Mask) | _mode.Number);
            _illegal = true;
        }

        _exclusiveValid = false;
        Pc = target & ~_fetchAlignment;
        return Flow.Leave;
    }
}
