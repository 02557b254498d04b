using Conformance.Arm.Instructions;
using Conformance.Arm.Registers;
using Conformance.Arm.Rules;
using Conformance.Arm.Syndromes;

namespace Conformance.Arm.Execution;

public sealed partial class Cpu
{
    // The bit of a function id that makes it a fast call (Arm DEN 0028).
    private const ulong FastCall = 0x8000_0000;

    // What a call with an unknown function id returns (Arm DEN 0028).
    private const ulong FirmwareNotSupported = ulong.MaxValue;

    private Flow ExecuteSystem(in Instruction i)
    {
        switch (i.Operation)
        {
            case Operation.Svc:
                return SupervisorCall(i);
            case Operation.Hvc:
                return HypervisorCall(i);
            case Operation.Smc:
                return SecureMonitorCall(i);
            case Operation.Brk:
                SoftwareBreakpoint((ulong)i.Immediate);
                return Flow.Exception;
            case Operation.Eret:
                return _el == 0 ? RaiseUndefined() : ExceptionReturn();
            case Operation.Wfi:
                return WaitFor(HcrEl2Has(Registers.HcrEl2.TWI), SctlrEl1.nTWI, 0, !(_stepping && Model.WfiIsNopWhileStepping));
            case Operation.Wfe:
                return WaitFor(HcrEl2Has(Registers.HcrEl2.TWE), SctlrEl1.nTWE, 1, Model.WfeWaits);
            case Operation.Clrex:
                _exclusiveValid = false;
                return Flow.Next;
            case Operation.MsrImmediate:
                return WritePstateField(i);
            case Operation.MsrRegister:
                return AccessSystemRegister(i, isRead: false);
            case Operation.Mrs:
                return AccessSystemRegister(i, isRead: true);
            case Operation.Sys:
            case Operation.Sysl:
                return SystemInstruction(i);
            case Operation.Unsupported:
                GoBeyond($"the guest executes 0x{i.Word:x8} at 0x{Pc:x}, an instruction that is not supported");
                return Flow.Exception;
            default:
                return RaiseUndefined();
        }
    }

    private Flow RaiseUndefined()
    {
        Undefined();
        return Flow.Exception;
    }

    // SVC, HVC and an executed SMC count as completed: PSTATE.SS is cleared before the exception is taken (SSAdvance).
    private Flow SupervisorCall(in Instruction i)
    {
        Decide(RuleId.SvcTaken);
        _ss = false;
        ToEl1(Esr.Of(ExceptionClass.Svc64, IssLayouts.Imm16.Place((ulong)i.Immediate)), Pc + 4);
        return Flow.Exception;
    }

    private Flow HypervisorCall(in Instruction i)
    {
        if (_el == 0 || HcrEl2Has(Registers.HcrEl2.HCD))
        {
            Decide(RuleId.HvcUndefined);
            return RaiseUndefined();
        }

        Decide(RuleId.HvcTaken);
        _ss = false;
        ToEl2(Esr.Of(ExceptionClass.Hvc64, IssLayouts.Imm16.Place((ulong)i.Immediate)), Pc + 4);
        return Flow.Exception;
    }

    private Flow SecureMonitorCall(in Instruction i)
    {
        if (_el == 0)
        {
            Decide(RuleId.HvcUndefined);
            return RaiseUndefined();
        }

        if (!HcrEl2Has(Registers.HcrEl2.TSC))
        {
            return CallFirmware();
        }

        Decide(RuleId.SmcTrapped);
        ToEl2(Esr.Of(ExceptionClass.Smc64, IssLayouts.Imm16.Place((ulong)i.Immediate)), Pc);
        return Flow.Exception;
    }

    // An SMC that nobody at EL2 looks at. Without EL3 it is UNDEFINED, unless the machine has something in the place of firmware.
    private Flow CallFirmware()
    {
        if (!Model.FirmwareAnswersSmc)
        {
            return RaiseUndefined();
        }

        if ((_x[0] & FastCall) != 0)
        {
            GoBeyond($"the guest calls function 0x{(uint)_x[0]:x} of the firmware, which is not modelled");
            return Flow.Exception;
        }

        Decide(RuleId.SmcAnswered);
        _ss = false;
        _x[0] = FirmwareNotSupported;
        Pc += 4;
        return Flow.Exception;
    }

    private Flow WaitFor(bool trapped, RegisterField el0Control, ulong ti, bool waits)
    {
        ulong iss = IssLayouts.Cv.Mask | IssLayouts.Cond.Place(0xe) | ti;
        waits &= !IsWokenUp();
        if (waits && _el == 0 && !el0Control.IsSet(_system[(int)SystemRegister.SCTLR_EL1]))
        {
            ToEl1(Esr.Of(ExceptionClass.Wfx, iss), Pc);
            return Flow.Exception;
        }

        if (waits && trapped)
        {
            Decide(RuleId.WfxTrapped);
            ToEl2(Esr.Of(ExceptionClass.Wfx, iss), Pc);
            return Flow.Exception;
        }

        if (waits)
        {
            // It waits for ever: nothing of the machine wakes it up but the watchdog.
            Pc += 4;
            _stop = CpuStop.Budget;
            return Flow.Leave;
        }

        Decide(_stepping ? RuleId.WfxStepped : RuleId.WfxRetires);
        return Flow.Next;
    }

    // A pending virtual interrupt ends the wait, masked or not (Arm ARM D1.6).
    private bool IsWokenUp() => ((Registers.HcrEl2.VI.Mask | Registers.HcrEl2.VF.Mask | Registers.HcrEl2.VSE.Mask) & HcrEl2) != 0;

    private Flow WritePstateField(in Instruction i)
    {
        uint op1 = (i.Word >> 16) & 7;
        uint op2 = (i.Word >> 5) & 7;
        PstateField field = PstateFields.Find(op1, op2)!;
        ulong immediate = (ulong)i.Immediate;
        if (field == PstateFields.SpSel)
        {
            if (_el == 0)
            {
                return RaiseUndefined();
            }

            _spSel = (immediate & 1) != 0;
            return Flow.Next;
        }

        if (_el == 0 && !SctlrEl1.UMA.IsSet(_system[(int)SystemRegister.SCTLR_EL1]))
        {
            ulong iss = Model.SwapsPstateFieldSyndrome
                ? SystemRegisterSyndrome(0, (int)op2, 4, (int)immediate, (int)op1, 31, false)
                : SystemRegisterSyndrome(0, (int)op1, 4, (int)immediate, (int)op2, 31, false);
            ToEl1(Esr.Of(ExceptionClass.SystemRegister, iss), Pc);
            return Flow.Exception;
        }

        _maskBits = field == PstateFields.DaifSet ? _maskBits | (immediate << 6) : _maskBits & ~(immediate << 6);
        Pc += 4;
        return Flow.Leave;
    }

    private Flow SystemInstruction(in Instruction i)
    {
        uint op1 = (i.Word >> 16) & 7;
        uint crn = (i.Word >> 12) & 15;
        uint crm = (i.Word >> 8) & 15;
        uint op2 = (i.Word >> 5) & 7;
        SystemInstruction? row = i.Operation == Operation.Sys ? SystemInstructionTable.Find(op1, crn, crm, op2) : null;
        if (row is null)
        {
            if (crn is 11 or 15 && Model.HasTidcp && HcrEl2Has(Registers.HcrEl2.TIDCP))
            {
                ToEl2(Esr.Of(ExceptionClass.SystemRegister, SystemRegisterSyndrome(1, (int)op1, (int)crn, (int)crm, (int)op2, i.Rd, i.Operation == Operation.Sysl)), Pc);
                return Flow.Exception;
            }

            return i.Operation == Operation.Sys ? UndefinedUnlessNotCovered(new(1, (int)op1, (int)crn, (int)crm, (int)op2)) : RaiseUndefined();
        }

        ulong iss = SystemRegisterSyndrome(1, (int)op1, (int)crn, (int)crm, (int)op2, i.Rd, false);
        if (_el < row.MinimumEl && row.El0 == El0Access.None)
        {
            return RaiseUndefined();
        }

        if (_el == 0 && !El0Permits(row.El0))
        {
            ToEl1(Esr.Of(ExceptionClass.SystemRegister, iss), Pc);
            return Flow.Exception;
        }

        if (IsTrapped(row.Trap, false))
        {
            ToEl2(Esr.Of(ExceptionClass.SystemRegister, iss), Pc);
            return Flow.Exception;
        }

        switch (row.Effect)
        {
            case SystemInstructionEffect.ZeroBlock:
                return ZeroBlock(_x[i.Rd]);
            case SystemInstructionEffect.Translate:
                GoBeyond("the guest uses AT, and address translation is not modelled");
                return Flow.Exception;
            default:
                return Flow.Next;
        }
    }

    private Flow ZeroBlock(ulong address)
    {
        ulong start = address & ~(ulong)(Model.ZvaBytes - 1);
        Access access = new(true, 1, false, false, 0);

        // A translation fault reports the address given, not that of the block.
        if (!CheckTranslation(address, access)
            || (Model.ZeroBlockWatchesItsAddress && !CheckZeroBlockProbe(address, start, access))
            || !CheckAccess(start, Model.ZvaBytes, access))
        {
            return Flow.Exception;
        }

        for (int offset = 0; offset < Model.ZvaBytes; offset += 8)
        {
            Write(start + (ulong)offset, 3, 0);
        }

        return Flow.Next;
    }

    // This core compares nothing with watchpoints where there is no RAM to zero.
    private bool CheckZeroBlockProbe(ulong address, ulong start, in Access access) =>
        CheckExternal(start, (ulong)Model.ZvaBytes, access) && !(_watching && CheckWatchpoints(address, 1, true, _el));
}
