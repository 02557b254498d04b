using Conformance.Arm.Registers;
using Conformance.Kvm.Uapi;

namespace Conformance.Model.Vcpus;

internal sealed partial class KvmVcpu
{
    private static readonly OneReg[] Registers = ListRegisters();

    /// <inheritdoc/>
    public ReadOnlySpan<OneReg> RegList => Registers;

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

        value = found switch
        {
            SystemRegister.MDSCR_EL1 => _mdscr,
            SystemRegister.OSLSR_EL1 => OslsrValue(),
            < (SystemRegister)DebugRegisterValues => GuestDebugRegister(found),
            _ => _cpu[found],
        };
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
                _guestOsLocked = _kvm.OsLock == Behaviours.Switches.OsLockHandling.Emulated && (value & 2) != 0;
                break;
            case < (SystemRegister)DebugRegisterValues:
                GuestDebugRegister(found) = value;
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
            _ => 0,
        };
        return index <= OneReg.SpsrEl1Index ? KvmResult.Ok : new(Errno.ENOENT);
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
            case OneReg.PstateIndex when !Pstate.IsEl0OrEl1(value):
                return new(Errno.EINVAL);
            case OneReg.PstateIndex:
                _pstate = value;
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
            default:
                return new(Errno.ENOENT);
        }

        return KvmResult.Ok;
    }

    private static bool TryFindSystemRegister(OneReg register, out SystemRegister found)
    {
        found = default;
        if (!register.IsSysReg || SystemRegisterTable.Find(new SystemRegisterEncoding(register.SysRegEncoding)) is not { } row)
        {
            return false;
        }

        found = row.Register;
        return row.MinimumEl < 2 && IsInOneReg(row);
    }

    // PSTATE fields, EL1 registers that struct kvm_regs holds, and write-only registers are not system registers of the uapi.
    private static bool IsInOneReg(SystemRegisterInfo row) =>
        (row.Directions & Directions.Read) != 0
        && row.Register is not (SystemRegister.NZCV or SystemRegister.DAIF or SystemRegister.CurrentEL or SystemRegister.SPSel
            or SystemRegister.SP_EL0 or SystemRegister.ELR_EL1 or SystemRegister.SPSR_EL1);

    private static OneReg[] ListRegisters() =>
    [
        .. Enumerable.Range(0, 31).Select(OneReg.X),
        OneReg.SpEl0, OneReg.Pc, OneReg.Pstate, OneReg.SpEl1, OneReg.ElrEl1, OneReg.SpsrEl1,
        .. SystemRegisterTable.All.Where(row => row.MinimumEl < 2 && IsInOneReg(row)).Select(row => OneReg.SysReg(row.Encoding.Packed)),
    ];
}
