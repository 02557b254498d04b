using Conformance.Arm.Registers;
using Conformance.Arm.Syndromes;
using Conformance.Behaviours.Rules;
using Conformance.Behaviours.Switches;
using Conformance.Kvm.Machines;

namespace Conformance.Model.Vcpus;

internal sealed partial class KvmVcpu
{
    private const ulong OslsrModel = 8;
    private const ulong OslsrLocked = 2;

    // CCSIDR_EL1.NumSets and Associativity.
    private const ulong CacheGeometry = 0x0fff_fff8;

    // CSSELR_EL1: level and kind, and how many values KVM knows (sys_regs.h, CSSELR_MAX).
    private const ulong CacheSelection = 0xf;
    private const ulong CacheSelections = 14;

    // CCSIDR_EL1 with lines of 64 bytes and nothing besides.
    private const ulong OneSetOneWay = 2;

    /// <summary>Emulates a trapped MSR, MRS or SYS: kvm_handle_sys_reg.</summary>
    private int HandleSystemRegister(ulong esr)
    {
        SystemRegisterEncoding encoding = new(
            (int)IssLayouts.Op0.Get(esr), (int)IssLayouts.Op1.Get(esr), (int)IssLayouts.Crn.Get(esr), (int)IssLayouts.Crm.Get(esr), (int)IssLayouts.Op2.Get(esr));
        bool isRead = IssLayouts.Direction.IsSet(esr);
        int rt = (int)IssLayouts.Rt.Get(esr);

        // Cache maintenance by set and way has nothing to do here.
        if (encoding.Op0 == 1)
        {
            return SkipOrUndefined(
                SystemInstructionTable.Find((uint)encoding.Op1, (uint)encoding.CRn, (uint)encoding.CRm, (uint)encoding.Op2) is { Trap: TrapControl.Tsw });
        }

        // Unallocated identification registers read as zero, and so do the LORegions, of which the guest has none.
        SystemRegisterInfo? row = SystemRegisterTable.Find(encoding);
        if (row is null && ((isRead && encoding.IsFeatureIdentification) || encoding.IsLimitedOrdering))
        {
            if (isRead)
            {
                WriteRegister(rt, 0);
            }

            Skip();
            return Resume;
        }

        ulong value = ReadRegister(rt);
        bool emulated = row is not null && (isRead ? EmulateRead(row.Register, row.Trap, ref value) : EmulateWrite(row.Register, row.Trap, value));
        if (emulated && isRead)
        {
            WriteRegister(rt, value);
        }

        return SkipOrUndefined(emulated);
    }

    private int SkipOrUndefined(bool emulated)
    {
        Decide(emulated ? KvmRuleId.SystemRegisterEmulated : KvmRuleId.SystemRegisterUndefined);
        if (emulated)
        {
            Skip();
        }
        else
        {
            InjectUndefined();
        }

        return Resume;
    }

    // access_ccsidr before Linux 6.3: a data cache, which an even CSSELR_EL1 selects, is told with one set and one way.
    private ulong WithoutGeometry(ulong ccsidr) => (_cpu[SystemRegister.CSSELR_EL1] & 1) == 0 ? ccsidr & ~CacheGeometry : ccsidr;

    // reset_clidr (sys_regs.c) tells of the caches that the guest's CTR_EL0 makes necessary: an instruction cache at level 1, and a
    // data cache beside it, or unified with it one level up where nothing has to be cleaned to the point of unification.
    private ulong CacheLevels() => CtrEl0.IDC.IsSet(EffectiveCtr())
        ? ClidrEl1.Ctype1.Place(ClidrEl1.Instruction) | ClidrEl1.Ctype2.Place(ClidrEl1.Unified) | ClidrEl1.LoC.Place(2)
        : ClidrEl1.Ctype1.Place(ClidrEl1.Separate) | ClidrEl1.LoUIS.Place(1) | ClidrEl1.LoC.Place(1) | ClidrEl1.LoUU.Place(1);

    // read_cpuid_effective_cachetype (arch/arm64/include/asm/cache.h): a core whose CLIDR_EL1 has no level of unification has IDC
    // in effect, whatever its CTR_EL0 says.
    private ulong EffectiveCtr()
    {
        ulong clidr = _cpu[SystemRegister.CLIDR_EL1];
        bool isClean = ClidrEl1.LoC.Get(clidr) == 0 || (ClidrEl1.LoUIS.Get(clidr) == 0 && ClidrEl1.LoUU.Get(clidr) == 0);
        return _cpu[SystemRegister.CTR_EL0] | (isClean ? CtrEl0.IDC.Mask : 0);
    }

    private ulong OslsrValue() => OslsrModel | (_guestOsLocked ? OslsrLocked : 0);

    // The value comes in as what the destination holds.
    private bool EmulateRead(SystemRegister register, TrapControl trap, ref ulong value)
    {
        ulong before = value;
        value = 0;
        switch (trap)
        {
            case TrapControl.Tda when (int)register < DebugRegisterValues:
                value = GuestDebugRegister(register);
                GuestUsesDebugRegisters(false);
                break;
            case TrapControl.Tda when register is SystemRegister.MDSCR_EL1:
                value = _mdscr;
                GuestUsesDebugRegisters(false);
                break;
            case TrapControl.Tda when register is SystemRegister.MDCCINT_EL1:
                value = _cpu[register];
                GuestUsesDebugRegisters(false);
                break;
            case TrapControl.Tda when register is SystemRegister.DBGVCR32_EL2:
                value = _cpu[register];
                break;
            case TrapControl.Tdosa:
                value = register == SystemRegister.OSLSR_EL1 ? OslsrValue() : 0;
                break;

            // MDCCSR, DBGDTR, OSECCR, DBGCLAIM and MDRAR read as zero.
            case TrapControl.Tda:
            case TrapControl.Tdra:
                break;
            case TrapControl.Tpm:
            case TrapControl.Tpmcr:
                if (_kvm.PmuWithoutFeature == PmuWithoutFeature.Undef)
                {
                    return false;
                }

                break;
            case TrapControl.PhysicalTimer when _kvm.PhysicalTimer == PhysicalTimerAccess.Undef:
                return false;
            case TrapControl.VirtualCounter or TrapControl.PhysicalCounter:
                value = _cpu.Retired;
                break;
            case TrapControl.Tid2 when register == SystemRegister.CCSIDR_EL1:
                // A selection that names no cache leaves the destination as it is.
                value = _kvm.CacheRegisters != CacheRegisterAccess.Trapped ? WithoutGeometry(_cpu.SelectedCacheSize)
                    : (_cpu[SystemRegister.CSSELR_EL1] & CacheSelection) < CacheSelections ? OneSetOneWay
                    : before;
                break;
            case TrapControl.Tid2 when register == SystemRegister.CLIDR_EL1 && _kvm.CacheRegisters == CacheRegisterAccess.Trapped:
                // The row of AArch32 names no register that KVM keeps, and reads as zero.
                value = IsEl1AArch32 ? 0 : CacheLevels();
                break;
            case TrapControl.Tid2 when register == SystemRegister.CTR_EL0:
                value = EffectiveCtr();
                break;
            default:
                value = _cpu[register];
                break;
        }

        return true;
    }

    private bool EmulateWrite(SystemRegister register, TrapControl trap, ulong value)
    {
        switch (trap)
        {
            case TrapControl.Tda when (int)register < DebugRegisterValues:
                GuestDebugRegister(register) = value;
                GuestUsesDebugRegisters(true);
                return true;
            case TrapControl.Tda when register is SystemRegister.MDSCR_EL1:
                _mdscr = value;
                GuestUsesDebugRegisters(true);
                return true;
            case TrapControl.Tda when register is SystemRegister.MDCCINT_EL1:
                _cpu[register] = value;
                GuestUsesDebugRegisters(true);
                return true;
            case TrapControl.Tda when register is SystemRegister.DBGVCR32_EL2:
                _cpu[register] = value;
                GuestUsesDebugRegisters(true);
                return true;
            case TrapControl.Tdosa:
                if (register == SystemRegister.OSLAR_EL1 && _kvm.OsLock == OsLockHandling.Emulated)
                {
                    _guestOsLocked = (value & 1) != 0;
                }

                return true;
            case TrapControl.Tda:
            case TrapControl.Tdra:
            case TrapControl.Tacr:
                return true;
            case TrapControl.Tpm:
            case TrapControl.Tpmcr:
                return _kvm.PmuWithoutFeature == PmuWithoutFeature.RazWi;
            case TrapControl.Tvm:
                if (register == SystemRegister.SCTLR_EL1 && _cpu.WhyUncovered(value) is { } why)
                {
                    Fate = new(FateKind.BeyondBackend, why);
                }

                _cpu[register] = value;
                return true;
            case TrapControl.PhysicalTimer:
                _cpu[register] = value;
                return _kvm.PhysicalTimer == PhysicalTimerAccess.Emulated;
            case TrapControl.Tid2:
                _cpu[register] = value & KeptBits(register);
                return true;
            default:
                return false;
        }
    }
}
