using Conformance.Arm.Instructions;
using Conformance.Arm.Registers;
using Conformance.Arm.Rules;
using Conformance.Arm.Syndromes;

namespace Conformance.Arm.Execution;

public sealed partial class Cpu
{
    // What DBGOSLAR takes as a request to lock (Arm ARM G8.3.28).
    private const uint OsLockKey = 0xc5ac_ce55;

    // The register of MRC that stands for the flags, and in a syndrome for no register at all.
    private const int FlagsRegister = 15;
    private const ulong NoRegister = 31;

    /// <summary>HSTR_EL2: traps accesses to registers of coprocessor 15 by their primary register number; 4 and 14 are RES0.</summary>
    public ulong HstrEl2 { get; set; }

    private Flow AccessCoprocessor(in AArch32Instruction i, uint condition, bool passes)
    {
        bool isRead = i.Operation is Operation.Mrc or Operation.Mrrc or Operation.Ldc;
        int coprocessor = (int)i.Field("coproc");
        if (i.Operation is Operation.Ldc or Operation.Stc)
        {
            return TransferDebugData(i, condition, passes);
        }

        bool is64 = i.Operation is Operation.Mrrc or Operation.Mcrr;
        CoprocessorEncoding encoding = is64
            ? CoprocessorEncoding.Doubleword(coprocessor, (int)i.Field("opc1"), (int)i.Field("CRm"))
            : CoprocessorEncoding.Word(coprocessor, (int)i.Field("opc1"), (int)i.Field("CRn"), (int)i.Field("CRm"), (int)i.Field("opc2"));
        CoprocessorRegister? row = CoprocessorRegisterTable.Find(encoding);
        Decision<SystemAccess> decision = DecideAccess(encoding, row, isRead);
        bool isTrapped = decision.Value == SystemAccess.TrapToEl2;
        if (!passes && !isTrapped)
        {
            return Flow.Next;
        }

        Decide(decision.Rule);
        DecideTrapped(passes);
        switch (decision.Value)
        {
            case SystemAccess.Undefined:
                return RaiseUndefined();
            case SystemAccess.TrapToEl1 or SystemAccess.TrapToEl2:
                ulong esr = Esr.Of(ClassOf(coprocessor, is64), ConditionSyndrome(condition) | CoprocessorSyndrome(i, encoding, isRead));
                _ = isTrapped ? ToEl2(esr, Pc) : ToEl1(esr, Pc);
                return Flow.Exception;
            default:
                return row is null ? Flow.Next : isRead ? ReadCoprocessor(i, row) : WriteCoprocessor(i, row);
        }
    }

    private Decision<SystemAccess> DecideAccess(CoprocessorEncoding encoding, CoprocessorRegister? row, bool isRead)
    {
        CoprocessorInstruction? instruction = row is null && !isRead ? CoprocessorInstructionTable.Find(encoding) : null;
        El0Access el0 = row?.El0 ?? instruction?.El0 ?? El0Access.None;
        if (_el == 0 && (el0 == El0Access.None || Model.KernelOnlyCoprocessor.Contains(encoding)))
        {
            return new(SystemAccess.Undefined, RuleId.SystemRegisterUndefinedEl);
        }

        if (row is null && instruction is null)
        {
            return DecideUnlisted(encoding, isRead);
        }

        if (row is not null
            && ((row.Directions & (isRead ? Directions.Read : Directions.Write)) == 0 || (_el == 0 && el0 == El0Access.ReadOnly && !isRead)))
        {
            return new(SystemAccess.Undefined, RuleId.SystemRegisterUndefinedDirection);
        }

        if (Model.NotImplementedCoprocessor.Contains(encoding)
            || (row?.Register is { } register && (Model.NotImplemented.Contains(register) || !HasNumberedRegister(register))))
        {
            return new(SystemAccess.Undefined, RuleId.SystemRegisterNotImplemented);
        }

        if (_el == 0 && !El0Permits(el0))
        {
            return new(SystemAccess.TrapToEl1, RuleId.SystemRegisterUndefinedEl0Control);
        }

        TrapControl trap = row?.Trap ?? instruction!.Trap;
        bool escapes = Model.NeverTrappedCoprocessor.Contains(encoding)
            || (_el == 0 && Model.CountersAtEl0EscapeTpm && row?.Register is { } counter && IsCounterForEl0(counter, isRead));
        return IsTrappedByNumber(encoding) || (IsTrapped(trap, isRead) && !escapes)
            ? new(SystemAccess.TrapToEl2, RuleId.SystemRegisterTrapped)
            : new(SystemAccess.Permitted, RuleId.SystemRegisterPermitted);
    }

    // What has no row: identification registers without a meaning, the IMPLEMENTATION DEFINED space, and nothing.
    private Decision<SystemAccess> DecideUnlisted(CoprocessorEncoding encoding, bool isRead)
    {
        if (Model.NotCoveredCoprocessor.Contains(encoding))
        {
            GoBeyond($"the guest accesses {encoding.GenericName} at 0x{Pc:x}, which the suite does not cover");
        }

        bool isTrapped = (IsTrappedByNumber(encoding) && !Model.UnlistedRegistersEscapeHstr)
            || (encoding is { Coprocessor: 15, CRn: 9 or 10 or 11 or 15 } && Model.HasTidcp && HcrEl2Has(Registers.HcrEl2.TIDCP));
        return isTrapped ? new(SystemAccess.TrapToEl2, RuleId.SystemRegisterTrapped)
            : new(SystemAccess.Undefined, RuleId.SystemRegisterNotImplemented);
    }

    private bool IsTrappedByNumber(CoprocessorEncoding encoding)
    {
        int number = encoding.Is64Bit ? encoding.CRm : encoding.CRn;
        return encoding.Coprocessor == 15 && number is not (4 or 14) && (HstrEl2 >> number & 1) != 0;
    }

    private static ExceptionClass ClassOf(int coprocessor, bool is64) => (coprocessor, is64) switch
    {
        (15, false) => ExceptionClass.Cp15Mcr,
        (15, true) => ExceptionClass.Cp15Mcrr,
        (_, false) => ExceptionClass.Cp14Mcr,
        _ => ExceptionClass.Cp14Mrrc,
    };

    private void DecideTrapped(bool passes)
    {
        if (!passes)
        {
            Decide(RuleId.ConditionFailedTrapped);
        }
    }

    // CV and COND: which condition an instruction reports that was trapped is the core's choice within limits (Arm ARM D19.2.37).
    private ulong ConditionSyndrome(uint condition)
    {
        if (Model.TrapsReportAlways)
        {
            return IssLayouts.Cv.Mask | IssLayouts.Cond.Place(14);
        }

        return _thumb && !Model.ThumbTrapsReportCondition ? 0 : IssLayouts.Cv.Mask | IssLayouts.Cond.Place(condition);
    }

    private ulong CoprocessorSyndrome(in AArch32Instruction i, CoprocessorEncoding encoding, bool isRead)
    {
        ulong direction = isRead ? IssLayouts.Direction.Mask : 0;
        return encoding.Is64Bit
            ? ((ulong)encoding.Opc1 << 16) | (NumberInAArch64(i.Rt2) << 10) | IssLayouts.Rt.Place(NumberInAArch64(i.Rt)) | IssLayouts.Crm.Place((ulong)encoding.CRm) | direction
            : SystemRegisterSyndrome(0, encoding.Opc1, encoding.CRn, encoding.CRm, encoding.Opc2, (int)NumberInAArch64(i.Rt), isRead);
    }

    private ulong NumberInAArch64(int n) => n == FlagsRegister ? NoRegister : _bank[n];

    private Flow ReadCoprocessor(in AArch32Instruction i, CoprocessorRegister row)
    {
        if (row.Register is { } noAccess && Model.AccessIsNop.Contains(noAccess))
        {
            return Flow.Next;
        }

        ulong value = row.Register is { } register ? row.Read(ValueOf(register)) : Model.AArch32Values.GetValueOrDefault(row.Encoding);
        if (row.Encoding.Is64Bit)
        {
            SetR(i.Rt, (uint)value);
            SetR(i.Rt2, (uint)(value >> 32));
        }
        else if (i.Rt == FlagsRegister)
        {
            _nzcv = (uint)value & 0xf000_0000;
        }
        else
        {
            SetR(i.Rt, (uint)value);
        }

        return Flow.Next;
    }

    private Flow WriteCoprocessor(in AArch32Instruction i, CoprocessorRegister row)
    {
        ulong value = row.Encoding.Is64Bit ? GetR(i.Rt) | ((ulong)GetR(i.Rt2) << 32) : GetR(i.Rt);
        if (row.Register is { } register)
        {
            ulong written = register == SystemRegister.OSLAR_EL1 ? value == OsLockKey ? 1u : 0 : row.Write(_system[(int)register], value);
            if (!StoreWritten(register, written))
            {
                return Flow.Exception;
            }
        }

        Complete(i);
        return Flow.Leave;
    }

    // LDC and STC reach DBGDTRTXint and DBGDTRRXint alone.
    private Flow TransferDebugData(in AArch32Instruction i, uint condition, bool passes)
    {
        bool exists = i.Field("CRd") == 5 && i.Field("coproc") == 14 && !Model.NotImplemented.Contains(SystemRegister.DBGDTRTX_EL0);
        bool isTrapped = exists && IsTrapped(TrapControl.Tda, i.Operation == Operation.Stc);
        if (!passes && !isTrapped)
        {
            return Flow.Next;
        }

        if (!exists)
        {
            return RaiseUndefined();
        }

        if (!isTrapped)
        {
            GoBeyond($"the guest accesses the debug communication channel at 0x{Pc:x}, which the suite does not cover");
            return Flow.Exception;
        }

        ulong mode = (i.IsPreIndexed, i.IsWrittenBack) switch { (false, false) => 0UL, (false, true) => 1, (true, false) => 2, _ => 3 };
        ulong iss = ConditionSyndrome(condition)
            | ((ulong)(uint)i.Immediate >> 2 << 12)
            | (i.Rn == 15 ? 4UL << 1 : (mode << 1) | (NumberInAArch64(i.Rn) << 5))
            | (i.IsAdded ? 1UL << 4 : 0)
            | (i.Operation == Operation.Ldc ? IssLayouts.Direction.Mask : 0);
        Decide(RuleId.SystemRegisterTrapped);
        DecideTrapped(passes);
        ToEl2(Esr.Of(ExceptionClass.Cp14Ldc, iss), Pc);
        return Flow.Exception;
    }
}
