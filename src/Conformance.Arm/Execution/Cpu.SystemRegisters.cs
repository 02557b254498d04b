using Conformance.Arm.Instructions;
using Conformance.Arm.Registers;
using Conformance.Arm.Rules;
using Conformance.Arm.Syndromes;

namespace Conformance.Arm.Execution;

public sealed partial class Cpu
{
    // DCZID_EL0.DZP.
    private const ulong DczidProhibited = 0x10;

    // PMUSERENR_EL0.SW, CR and ER.
    private const ulong UserIncrement = 2;
    private const ulong UserCycleCounter = 4;
    private const ulong UserEventCounters = 8;

    private Flow AccessSystemRegister(in Instruction i, bool isRead)
    {
        SystemRegisterEncoding encoding = new((ushort)i.Immediate);
        SystemRegisterInfo? row = SystemRegisterTable.Find(encoding);
        if (row is null)
        {
            return AccessUnlisted(encoding, i.Rd, isRead);
        }

        Decision<SystemAccess> decision = SystemRegisterAccess(row, isRead);
        Decide(decision.Rule);
        if (decision.Value is SystemAccess.Permitted or SystemAccess.TrapToEl2)
        {
            Observer?.Accessed(row, isRead, _el, decision.Value == SystemAccess.TrapToEl2);
        }

        switch (decision.Value)
        {
            case SystemAccess.Undefined:
                return RaiseUndefined();
            case SystemAccess.TrapToEl1:
            case SystemAccess.TrapToEl2:
                ulong iss = SystemRegisterSyndrome(encoding.Op0, encoding.Op1, encoding.CRn, encoding.CRm, encoding.Op2, i.Rd, isRead);
                ulong esr = Esr.Of(ExceptionClass.SystemRegister, iss);
                _ = decision.Value == SystemAccess.TrapToEl2 ? ToEl2(esr, Pc) : ToEl1(esr, Pc);
                return Flow.Exception;
            case SystemAccess.FpTrap:
                TakeFpAccessTrap();
                return Flow.Exception;
            default:
                return isRead ? ReadSystemRegister(row, i.Rd) : WriteSystemRegister(row, _x[i.Rd]);
        }
    }

    // Redirected by TGE the trap loses its class: EL2 sees an exception with an unknown reason (AArch64.AdvSIMDFPAccessTrap).
    private void TakeFpAccessTrap()
    {
        bool isRedirected = _el == 0 && HcrEl2Has(Registers.HcrEl2.TGE);
        ToEl1(
            isRedirected ? Esr.Of(ExceptionClass.Unknown) : Esr.Of(ExceptionClass.FpAccess, IssLayouts.Cv.Mask | IssLayouts.Cond.Place(0xe)),
            Pc);
    }

    private bool FpIsEnabled() => CpacrEl1.FPEN.Get(_system[(int)SystemRegister.CPACR_EL1]) switch
    {
        1 => _el != 0,
        3 => true,
        _ => false,
    };

    /// <summary>Whether an access at the current exception level is UNDEFINED, trapped or permitted (Arm ARM D19.1, D1.3.5).</summary>
    private Decision<SystemAccess> SystemRegisterAccess(SystemRegisterInfo row, bool isRead)
    {
        if (_el < row.MinimumEl && !(row.MinimumEl == 1 && row.El0 != El0Access.None))
        {
            return new(SystemAccess.Undefined, RuleId.SystemRegisterUndefinedEl);
        }

        if ((row.Directions & (isRead ? Directions.Read : Directions.Write)) == 0
            || (_el == 0 && row.El0 == El0Access.ReadOnly && !isRead))
        {
            return new(SystemAccess.Undefined, RuleId.SystemRegisterUndefinedDirection);
        }

        if (Model.NotImplemented.Contains(row.Register) || !HasNumberedRegister(row.Register))
        {
            return new(SystemAccess.Undefined, RuleId.SystemRegisterNotImplemented);
        }

        if (row.Register == SystemRegister.SP_EL0 && !_spSel)
        {
            return new(SystemAccess.Undefined, RuleId.StackPointerInUse);
        }

        if (_el == 0 && !El0Permits(row.El0))
        {
            return new(SystemAccess.TrapToEl1, RuleId.SystemRegisterUndefinedEl0Control);
        }

        if (row.Register is SystemRegister.FPCR or SystemRegister.FPSR && !FpIsEnabled())
        {
            return new(SystemAccess.FpTrap, RuleId.FpAccessDisabled);
        }

        bool escapes = _el == 0 && Model.CountersAtEl0EscapeTpm && IsCounterForEl0(row.Register, isRead);
        return !escapes && IsTrapped(row.Trap, isRead)
            ? new(SystemAccess.TrapToEl2, RuleId.SystemRegisterTrapped)
            : new(SystemAccess.Permitted, RuleId.SystemRegisterPermitted);
    }

    // PMUSERENR_EL0.CR opens the cycle counter to reads at EL0, ER the event counters and which of them is selected, SW their increment.
    private bool IsCounterForEl0(SystemRegister register, bool isRead)
    {
        ulong enable = _system[(int)SystemRegister.PMUSERENR_EL0];
        ulong needed = register switch
        {
            SystemRegister.PMCCNTR_EL0 when isRead => UserCycleCounter,
            SystemRegister.PMSWINC_EL0 when !isRead => UserIncrement,
            SystemRegister.PMSELR_EL0 => UserEventCounters,
            SystemRegister.PMXEVCNTR_EL0 when isRead => UserEventCounters,
            >= SystemRegister.PMEVCNTR0_EL0 and < SystemRegister.PMEVTYPER0_EL0 when isRead => UserEventCounters,
            _ => 0,
        };
        return (enable & needed) != 0;
    }

    // Of a numbered register only the first few exist.
    private bool HasNumberedRegister(SystemRegister register) => (int)register switch
    {
        >= (int)SystemRegister.PMEVTYPER0_EL0 => register - SystemRegister.PMEVTYPER0_EL0 < Model.EventCounters,
        >= (int)SystemRegister.PMEVCNTR0_EL0 => register - SystemRegister.PMEVCNTR0_EL0 < Model.EventCounters,
        >= 64 => true,
        >= (int)SystemRegister.DBGWVR0_EL1 => ((int)register & 15) < Model.Watchpoints,
        _ => ((int)register & 15) < Model.Breakpoints,
    };

    private bool El0Permits(El0Access access)
    {
        ulong sctlr = _system[(int)SystemRegister.SCTLR_EL1];
        ulong kernelTimer = _system[(int)SystemRegister.CNTKCTL_EL1];
        return access switch
        {
            El0Access.Always or El0Access.ReadOnly => true,
            El0Access.Uma => SctlrEl1.UMA.IsSet(sctlr),
            El0Access.Uct => SctlrEl1.UCT.IsSet(sctlr),
            El0Access.Uci => SctlrEl1.UCI.IsSet(sctlr),
            El0Access.Dze => SctlrEl1.DZE.IsSet(sctlr),
            El0Access.Tdcc => !Model.HasTdcc || !MdscrEl1.TDCC.IsSet(_system[(int)SystemRegister.MDSCR_EL1]),
            El0Access.PmuEn => (_system[(int)SystemRegister.PMUSERENR_EL0] & 1) != 0,
            El0Access.PhysicalCounter => (kernelTimer & 1) != 0,
            El0Access.VirtualCounter => (kernelTimer & 2) != 0,
            El0Access.VirtualTimer => (kernelTimer & 0x100) != 0,
            El0Access.PhysicalTimer => (kernelTimer & 0x200) != 0,
            _ => false,
        };
    }

    /// <summary>Whether a control at EL2 traps. TDE and TGE make TDA, TDOSA and TDRA count as set (DDI 0500D, MDCR_EL2.TDE).</summary>
    private bool IsTrapped(TrapControl control, bool isRead)
    {
        bool debug = Registers.MdcrEl2.TDE.IsSet(MdcrEl2) || HcrEl2Has(Registers.HcrEl2.TGE);
        return control switch
        {
            TrapControl.Tda => debug || Registers.MdcrEl2.TDA.IsSet(MdcrEl2),
            TrapControl.Tdosa => debug || Registers.MdcrEl2.TDOSA.IsSet(MdcrEl2),
            TrapControl.Tdra => debug || Registers.MdcrEl2.TDRA.IsSet(MdcrEl2),
            TrapControl.Tpm => Registers.MdcrEl2.TPM.IsSet(MdcrEl2),
            TrapControl.Tpmcr => Registers.MdcrEl2.TPM.IsSet(MdcrEl2) || (Model.HasTpmcr && Registers.MdcrEl2.TPMCR.IsSet(MdcrEl2)),
            TrapControl.Tacr => HcrEl2Has(Registers.HcrEl2.TACR),
            TrapControl.Tid1 => HcrEl2Has(Registers.HcrEl2.TID1),
            TrapControl.Tid2 => HcrEl2Has(Registers.HcrEl2.TID2),
            TrapControl.Tid3 => HcrEl2Has(Registers.HcrEl2.TID3),
            TrapControl.Tvm => HcrEl2Has(isRead ? Registers.HcrEl2.TRVM : Registers.HcrEl2.TVM),
            TrapControl.Tsw => HcrEl2Has(Registers.HcrEl2.TSW),
            TrapControl.Tpc => HcrEl2Has(Registers.HcrEl2.TPC),
            TrapControl.Tpu => HcrEl2Has(Registers.HcrEl2.TPU),
            TrapControl.Ttlb => HcrEl2Has(Registers.HcrEl2.TTLB),
            TrapControl.Tdz => HcrEl2Has(Registers.HcrEl2.TDZ),
            TrapControl.VirtualCounter => TrapsVirtualCounter,
            TrapControl.PhysicalCounter => TrapsPhysicalCounter,
            TrapControl.PhysicalTimer => TrapsPhysicalTimer,
            _ => false,
        };
    }

    private static ulong SystemRegisterSyndrome(int op0, int op1, int crn, int crm, int op2, int rt, bool isRead) =>
        IssLayouts.Op0.Place((ulong)op0)
        | IssLayouts.Op1.Place((ulong)op1)
        | IssLayouts.Op2.Place((ulong)op2)
        | IssLayouts.Crn.Place((ulong)crn)
        | IssLayouts.Crm.Place((ulong)crm)
        | IssLayouts.Rt.Place((ulong)rt)
        | (isRead ? IssLayouts.Direction.Mask : 0);

    private Flow ReadSystemRegister(SystemRegisterInfo row, int rt)
    {
        if (Model.AccessIsNop.Contains(row.Register))
        {
            return Flow.Next;
        }

        _x[rt] = ValueOf(row.Register);
        return Flow.Next;
    }

    private ulong ValueOf(SystemRegister register) => register switch
    {
        SystemRegister.NZCV => _nzcv,
        SystemRegister.DAIF => _maskBits,
        SystemRegister.CurrentEL => (ulong)_el << 2,
        SystemRegister.SPSel => _spSel ? 1UL : 0,
        SystemRegister.SP_EL0 => _sp[0],
        SystemRegister.OSLSR_EL1 => OsLocked ? 0xaUL : 8,
        SystemRegister.CNTVCT_EL0 or SystemRegister.CNTPCT_EL0 => Retired,
        SystemRegister.CCSIDR_EL1 => SelectedCacheSize,
        SystemRegister.PMCR_EL0 => PmcrN.Set(_system[(int)register], Registers.MdcrEl2.HPMN.Get(MdcrEl2)),
        SystemRegister.DCZID_EL0 => _system[(int)register] | (IsZeroBlockProhibited() ? DczidProhibited : 0),
        _ => _system[(int)register],
    };

    /// <summary>CCSIDR_EL1 for the cache that CSSELR_EL1 selects; zero where it selects none.</summary>
    public ulong SelectedCacheSize => _system[(int)SystemRegister.CSSELR_EL1] is var selected && selected < (ulong)Model.CacheSizes.Count
        ? Model.CacheSizes[(int)selected]
        : 0;

    private void Store(SystemRegister register, ulong value)
    {
        ref ulong stored = ref _system[(int)register];
        if (!StoreCounterSet(register, value))
        {
            stored = Model.WritableBits.TryGetValue(register, out ulong writable) ? (stored & ~writable) | (value & writable) : value;
        }
    }

    // DCZID_EL0.DZP tells whether DC ZVA would be trapped from here.
    private bool IsZeroBlockProhibited() => HcrEl2Has(Registers.HcrEl2.TDZ) || (_el == 0 && !El0Permits(El0Access.Dze));

    private Flow WriteSystemRegister(SystemRegisterInfo row, ulong value)
    {
        switch (row.Register)
        {
            case SystemRegister.NZCV:
                _nzcv = (uint)value & 0xf000_0000;
                return Flow.Next;
            case SystemRegister.DAIF:
                _maskBits = value & 0x3c0;
                break;
            case SystemRegister.SPSel:
                _spSel = (value & 1) != 0;
                return Flow.Next;
            case SystemRegister.SP_EL0:
                _sp[0] = value;
                return Flow.Next;
            default:
                if (!StoreWritten(row.Register, value))
                {
                    return Flow.Exception;
                }

                break;
        }

        Pc += 4;
        return Flow.Leave;
    }

    /// <summary>Why the reference core cannot go on with a value that the guest writes to SCTLR_EL1; null where it can.</summary>
    public string? WhyUncovered(ulong sctlr) =>
        SctlrEl1.M.IsSet(sctlr) ? "the guest enables stage 1 translation, which the reference core does not have"
        : !IsEl1AArch32 && (SctlrEl1.EE.IsSet(sctlr) || SctlrEl1.E0E.IsSet(sctlr)) ? "the guest makes data accesses big-endian, which the reference core has in AArch32 alone"
        : null;

    // What AArch64 and AArch32 write alike. False when the suite does not cover what the write does.
    private bool StoreWritten(SystemRegister register, ulong value)
    {
        switch (register)
        {
            case SystemRegister.OSLAR_EL1:
                OsLocked = (value & 1) != 0;
                return true;
            case SystemRegister.SCTLR_EL1 when WhyUncovered(value) is { } why:
                return GoBeyond(why);
            default:
                Store(register, value);
                if ((int)register < 64)
                {
                    DebugRegisterWritten(register);
                }

                return true;
        }
    }

    private enum SystemAccess
    {
        Permitted,
        Undefined,
        TrapToEl1,
        TrapToEl2,
        FpTrap,
    }
}
