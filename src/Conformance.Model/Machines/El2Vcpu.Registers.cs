using Conformance.Arm.Registers;
using Conformance.Kvm.Uapi;

namespace Conformance.Model.Machines;

internal sealed partial class El2Vcpu
{
    /// <inheritdoc/>
    public ReadOnlySpan<OneReg> RegList => [];

    /// <inheritdoc/>
    public KvmResult GetOneReg(OneReg register, out ulong value)
    {
        if (register == OneReg.Pc)
        {
            value = _pc;
            return KvmResult.Ok;
        }

        if (register == OneReg.Pstate)
        {
            value = _pstate;
            return KvmResult.Ok;
        }

        if (!IsKnown(register))
        {
            value = 0;
            return new(Errno.ENOENT);
        }

        value = Cell(register);
        return KvmResult.Ok;
    }

    /// <inheritdoc/>
    public KvmResult SetOneReg(OneReg register, ulong value)
    {
        if (register == OneReg.Pc)
        {
            _pc = value;
            return KvmResult.Ok;
        }

        if (register == OneReg.Pstate)
        {
            // A mode that the machine does not run is refused as KVM refuses it: nothing changes.
            if (!Pstate.IsEl0OrEl1(value) && !Pstate.IsAArch32(value))
            {
                return new(Errno.EINVAL);
            }

            _pstate = value;
            return KvmResult.Ok;
        }

        if (!IsKnown(register))
        {
            return new(Errno.ENOENT);
        }

        if (register.IsSysReg)
        {
            return SetSystemRegister(Row(register)!.Register, value);
        }

        Cell(register) = value;
        return KvmResult.Ok;
    }

    private KvmResult SetSystemRegister(SystemRegister register, ulong value)
    {
        if (_cpu.Model.IdValues.ContainsKey(register))
        {
            return new(_cpu[register] == value ? Errno.None : Errno.EINVAL);
        }

        if (register == SystemRegister.OSLAR_EL1)
        {
            _cpu.OsLocked = (value & 1) != 0;
            return KvmResult.Ok;
        }

        _cpu[register] = value;
        if ((int)register < 4 * DebugRegisterFile.Count)
        {
            _cpu.DebugRegisterWritten(register);
        }

        return KvmResult.Ok;
    }

    private static SystemRegisterInfo? Row(OneReg register) => SystemRegisterTable.Find(new SystemRegisterEncoding(register.SysRegEncoding));

    private static bool IsKnown(OneReg register) =>
        register.IsCore ? register.CoreIndex <= OneReg.SpsrEl1Index : register.IsSysReg && Row(register) is { MinimumEl: < 2 };

    private ref ulong Cell(OneReg register)
    {
        if (register.IsSysReg)
        {
            return ref _cpu[Row(register)!.Register];
        }

        switch (register.CoreIndex)
        {
            case OneReg.SpEl0Index:
                return ref _cpu.SpEl0;
            case OneReg.SpEl1Index:
                return ref _cpu.SpEl1;
            case OneReg.ElrEl1Index:
                return ref _cpu[SystemRegister.ELR_EL1];
            case OneReg.SpsrEl1Index:
                return ref _cpu[SystemRegister.SPSR_EL1];
            default:
                return ref _cpu.X[register.CoreIndex];
        }
    }
}
