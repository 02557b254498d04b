using Conformance.Arm.Registers;
using Conformance.Arm.Syndromes;
using Conformance.Behaviours.Switches;
using Conformance.Kvm.Machines;

namespace Conformance.Model.Vcpus;

internal sealed partial class KvmVcpu
{
    private const ulong OslsrModel = 8;
    private const ulong OslsrLocked = 2;

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
            if (SystemInstructionTable.Find((uint)encoding.Op1, (uint)encoding.CRn, (uint)encoding.CRm, (uint)encoding.Op2) is { Trap: TrapControl.Tsw })
            {
                Skip();
            }
            else
            {
                InjectUndefined();
            }

            return Resume;
        }

        // Unallocated identification registers read as zero.
        SystemRegisterInfo? row = SystemRegisterTable.Find(encoding);
        if (row is null && isRead && encoding.IsFeatureIdentification)
        {
            WriteRegister(rt, 0);
            Skip();
            return Resume;
        }

        bool emulated = row is not null && (isRead ? EmulateRead(row, rt) : EmulateWrite(row, ReadRegister(rt)));
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

    private ulong OslsrValue() => OslsrModel | (_guestOsLocked ? OslsrLocked : 0);

    private bool EmulateRead(SystemRegisterInfo row, int rt)
    {
        ulong value = 0;
        switch (row.Trap)
        {
            case TrapControl.Tda when (int)row.Register < DebugRegisterValues:
                value = GuestDebugRegister(row.Register);
                GuestUsesDebugRegisters(false);
                break;
            case TrapControl.Tda when row.Register is SystemRegister.MDSCR_EL1:
                value = _mdscr;
                GuestUsesDebugRegisters(false);
                break;
            case TrapControl.Tda when row.Register is SystemRegister.MDCCINT_EL1:
                value = _cpu[row.Register];
                GuestUsesDebugRegisters(false);
                break;
            case TrapControl.Tdosa:
                value = row.Register == SystemRegister.OSLSR_EL1 ? OslsrValue() : 0;
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
            case TrapControl.VirtualCounter:
                value = _cpu.Retired;
                break;
            case TrapControl.Tid2 when row.Register == SystemRegister.CCSIDR_EL1:
                value = OneSetOneWay;
                break;
            default:
                value = _cpu[row.Register];
                break;
        }

        WriteRegister(rt, value);
        return true;
    }

    private bool EmulateWrite(SystemRegisterInfo row, ulong value)
    {
        switch (row.Trap)
        {
            case TrapControl.Tda when (int)row.Register < DebugRegisterValues:
                GuestDebugRegister(row.Register) = value;
                GuestUsesDebugRegisters(true);
                return true;
            case TrapControl.Tda when row.Register is SystemRegister.MDSCR_EL1:
                _mdscr = value;
                GuestUsesDebugRegisters(true);
                return true;
            case TrapControl.Tda when row.Register is SystemRegister.MDCCINT_EL1:
                _cpu[row.Register] = value;
                GuestUsesDebugRegisters(true);
                return true;
            case TrapControl.Tdosa:
                if (row.Register == SystemRegister.OSLAR_EL1 && _kvm.OsLock == OsLockHandling.Emulated)
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
                if (row.Register == SystemRegister.SCTLR_EL1 && SctlrEl1.M.IsSet(value))
                {
                    Fate = new(FateKind.BeyondBackend, "the guest enables stage 1 translation, which the reference core does not have");
                }

                _cpu[row.Register] = value;
                return true;
            case TrapControl.PhysicalTimer:
                _cpu[row.Register] = value;
                return _kvm.PhysicalTimer == PhysicalTimerAccess.Emulated;
            case TrapControl.Tid2:
                _cpu[row.Register] = value & _cpu.Model.WritableBits.GetValueOrDefault(row.Register, ulong.MaxValue);
                return true;
            default:
                return false;
        }
    }
}
