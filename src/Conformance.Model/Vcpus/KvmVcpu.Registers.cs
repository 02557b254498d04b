using Conformance.Arm.Registers;
using Conformance.Behaviours.Switches;
using Conformance.Kvm.Uapi;

namespace Conformance.Model.Vcpus;

internal sealed partial class KvmVcpu
{
    private static readonly OneReg[] Registers = ListRegisters();
    private static readonly OneReg PhysicalCounter = OneReg.SysReg(SystemRegisterTable.Row(SystemRegister.CNTPCT_EL0).Encoding.Packed);
    private static readonly OneReg[] RegistersWithoutCounter = [.. Registers.Where(register => register != PhysicalCounter)];

    /// <inheritdoc/>
    public ReadOnlySpan<OneReg> RegList => HasCounterInOneReg ? Registers : RegistersWithoutCounter;

    private bool HasCounterInOneReg => _kvm.PhysicalCounter == PhysicalCounterAccess.TrappedOnceWritten;

    /// <inheritdoc/>
    public KvmResult GetOneReg(OneReg register, out ulong value)
    {
        value = 0;
        if (!_initialised)
        {
            return new(Errno.ENOEXEC);
        }

        if (register.IsCore)
        {
            return GetCore(register.CoreIndex, out value);
        }

        if (!TryFindSystemRegister(register, out SystemRegister found))
        {
            return new(Errno.ENOENT);
        }

        value = GuestValue(found);
        return KvmResult.Ok;
    }

    /// <inheritdoc/>
    public KvmResult SetOneReg(OneReg register, ulong value)
    {
        if (!_initialised)
        {
            return new(Errno.ENOEXEC);
        }

        if (register.IsCore)
        {
            return SetCore(register.CoreIndex, value);
        }

        if (!TryFindSystemRegister(register, out SystemRegister found))
        {
            return new(Errno.ENOENT);
        }

        switch (found)
        {
            case SystemRegister.MDSCR_EL1:
                _mdscr = value;
                break;
            case SystemRegister.OSLSR_EL1:
                _guestOsLocked = _kvm.OsLock == OsLockHandling.Emulated && (value & 2) != 0;
                break;
            case < (SystemRegister)DebugRegisterValues:
                GuestDebugRegister(found) = value;
                break;
            case SystemRegister.CNTPCT_EL0:
                _hasCounterOffset = true;
                break;
            default:
                // An identification register cannot be changed from userspace.
                if (_cpu.Model.IdValues.ContainsKey(found))
                {
                    return new(_cpu[found] == value ? Errno.None : Errno.EINVAL);
                }

                _cpu[found] = value;
                break;
        }

        return KvmResult.Ok;
    }

    private KvmResult GetCore(int index, out ulong value)
    {
        value = index switch
        {
            < OneReg.SpEl0Index => _cpu.X[index],
            OneReg.SpEl0Index => _cpu.SpEl0,
            OneReg.PcIndex => _pc,
            OneReg.PstateIndex => _pstate,
            OneReg.SpEl1Index => _cpu.SpEl1,
            OneReg.ElrEl1Index => _cpu[SystemRegister.ELR_EL1],
            OneReg.SpsrEl1Index => _cpu[SystemRegister.SPSR_EL1],
            OneReg.SpsrAbtIndex => _cpu[SystemRegister.SPSR_abt],
            OneReg.SpsrUndIndex => _cpu[SystemRegister.SPSR_und],
            OneReg.SpsrIrqIndex => _cpu[SystemRegister.SPSR_irq],
            OneReg.SpsrFiqIndex => _cpu[SystemRegister.SPSR_fiq],
            _ => 0,
        };
        return index <= OneReg.SpsrFiqIndex ? KvmResult.Ok : new(Errno.ENOENT);
    }

    private KvmResult SetCore(int index, ulong value)
    {
        switch (index)
        {
            case < OneReg.SpEl0Index:
                _cpu.X[index] = value;
                break;
            case OneReg.SpEl0Index:
                _cpu.SpEl0 = value;
                break;
            case OneReg.PcIndex:
                _pc = value;
                break;
            case OneReg.PstateIndex when !CanHaveMode(value):
                return new(Errno.EINVAL);
            case OneReg.PstateIndex:
                _pstate = value;
                TruncateRegisters();
                break;
            case OneReg.SpEl1Index:
                _cpu.SpEl1 = value;
                break;
            case OneReg.ElrEl1Index:
                _cpu[SystemRegister.ELR_EL1] = value;
                break;
            case OneReg.SpsrEl1Index:
                _cpu[SystemRegister.SPSR_EL1] = value;
                break;
            case OneReg.SpsrAbtIndex:
                _cpu[SystemRegister.SPSR_abt] = value;
                break;
            case OneReg.SpsrUndIndex:
                _cpu[SystemRegister.SPSR_und] = value;
                break;
            case OneReg.SpsrIrqIndex:
                _cpu[SystemRegister.SPSR_irq] = value;
                break;
            case OneReg.SpsrFiqIndex:
                _cpu[SystemRegister.SPSR_fiq] = value;
                break;
            default:
                return new(Errno.ENOENT);
        }

        return KvmResult.Ok;
    }

    // set_core_reg, guest.c: an AArch32 EL1 has no AArch64 mode, and the other way round; EL0 can be AArch32 under either.
    private bool CanHaveMode(ulong pstate) =>
        AArch32Modes.Find(pstate) is { } mode
            ? IsEl1AArch32 || (mode == AArch32Modes.Usr && _cpu.Model.HasAArch32El0)
            : !IsEl1AArch32 && Pstate.IsEl0OrEl1(pstate);

    // AArch32 has no upper halves.
    private void TruncateRegisters()
    {
        if (!Pstate.nRW.IsSet(_pstate))
        {
            return;
        }

        foreach (ref ulong x in _cpu.X)
        {
            x = (uint)x;
        }
    }

    private bool TryFindSystemRegister(OneReg register, out SystemRegister found)
    {
        found = default;
        if (!register.IsSysReg || SystemRegisterTable.Find(new SystemRegisterEncoding(register.SysRegEncoding)) is not { } row)
        {
            return false;
        }

        found = row.Register;
        return IsInOneReg(row) && (HasCounterInOneReg || found != SystemRegister.CNTPCT_EL0);
    }

    // PSTATE fields, EL1 registers that struct kvm_regs holds, and write-only registers are not system registers of the uapi.
    // Of EL2's there are those that hold what AArch32 has at EL1.
    private static bool IsInOneReg(SystemRegisterInfo row) => row.Register is SystemRegister.DACR32_EL2 or SystemRegister.IFSR32_EL2 or SystemRegister.DBGVCR32_EL2
        || row.MinimumEl < 2 && (row.Directions & Directions.Read) != 0
        && row.Register is not (SystemRegister.NZCV or SystemRegister.DAIF or SystemRegister.CurrentEL or SystemRegister.SPSel
            or SystemRegister.SP_EL0 or SystemRegister.ELR_EL1 or SystemRegister.SPSR_EL1);

    private static OneReg[] ListRegisters() =>
    [
        .. Enumerable.Range(0, 31).Select(OneReg.X),
        OneReg.SpEl0, OneReg.Pc, OneReg.Pstate, OneReg.SpEl1, OneReg.ElrEl1,
        OneReg.SpsrEl1, OneReg.SpsrAbt, OneReg.SpsrUnd, OneReg.SpsrIrq, OneReg.SpsrFiq,
        .. SystemRegisterTable.All.Where(IsInOneReg).Select(row => OneReg.SysReg(row.Encoding.Packed)),
    ];
}
