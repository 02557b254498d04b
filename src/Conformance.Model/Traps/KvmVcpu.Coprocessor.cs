using Conformance.Arm.Registers;
using Conformance.Arm.Syndromes;
using Conformance.Behaviours.Switches;

namespace Conformance.Model.Vcpus;

internal sealed partial class KvmVcpu
{
    // DBGDIDR as KVM makes it up (trap_dbgidr, sys_regs.c): version 6 of the debug architecture, and fields of ID_AA64DFR0_EL1.
    private const ulong DbgIdrVersion = 6UL << 16;
    private const ulong DbgIdrRes1 = 1UL << 15;

    // The last CRm of identification registers that AArch32 has; AArch64 goes on to 7.
    private const int LastIdentificationOfAArch32 = 3;

    // HSTR_EL2.T15: CP15 registers with CRn 15 are trapped, which KVM knows none of.
    private const ulong HstrOfGuest = 1UL << 15;

    /// <summary>Emulates a trapped MRC, MCR, MRRC or MCRR: kvm_handle_cp15_32, kvm_handle_cp14_32 and their 64-bit fellows.</summary>
    private int HandleCoprocessor(ulong esr)
    {
        TrappedCoprocessorAccess access = TrappedCoprocessorAccess.Of(esr);
        if (CoprocessorRegisterTable.Find(access.Encoding) is not { } row)
        {
            return HandleUnlistedCoprocessor(access);
        }

        if ((row.Directions & (access.IsRead ? Directions.Read : Directions.Write)) == 0)
        {
            return SkipOrUndefined(false);
        }

        if (row.Register is not { } register)
        {
            return HandleOwnRegister(row, access);
        }

        if (access.IsRead)
        {
            ulong whole = ReadRegisters(access);
            bool isRead = EmulateRead(register, row.Trap, ref whole);
            if (isRead)
            {
                WriteRegisters(access, row.Read(whole));
            }

            return SkipOrUndefined(isRead);
        }

        // A write of half a register leaves the other half.
        return SkipOrUndefined(EmulateWrite(register, row.Trap, row.Write(GuestValue(register), ReadRegisters(access))));
    }

    // Registers that AArch64 does not have read as zero and ignore writes, but for the one that says what debug hardware there is.
    private int HandleOwnRegister(CoprocessorRegister row, in TrappedCoprocessorAccess access)
    {
        if (row.Trap == TrapControl.Tid3)
        {
            return HandleReservedIdentification(access);
        }

        bool isDebug = row.Trap is TrapControl.Tda or TrapControl.Tdra or TrapControl.Tdosa;
        if (isDebug && access.IsRead)
        {
            WriteRegisters(access, row.Encoding == CoprocessorEncoding.Word(14, 0, 0, 0, 0) ? DbgIdr() : 0);
        }

        return SkipOrUndefined(isDebug);
    }

    // kvm_emulate_cp15_id_reg: what CRm 1 to 3 name is looked up in AArch64. From CRm 4 on the register becomes zero, but the
    // instruction is not skipped, so that the guest is back at once.
    private int HandleReservedIdentification(in TrappedCoprocessorAccess access)
    {
        CoprocessorEncoding encoding = access.Encoding;
        SystemRegisterInfo? row = SystemRegisterTable.Find(new SystemRegisterEncoding(3, encoding.Opc1, encoding.CRn, encoding.CRm, encoding.Opc2));
        bool isHidden = encoding.CRm > LastIdentificationOfAArch32;
        WriteRegisters(access, isHidden || row is null ? 0 : _cpu[row.Register]);
        return isHidden ? Resume : SkipOrUndefined(true);
    }

    private ulong DbgIdr() =>
        ((ulong)(_cpu.Model.Watchpoints - 1) << 28) | ((ulong)(_cpu.Model.Breakpoints - 1) << 24) | ((ulong)(_cpu.Model.ContextBreakpoints - 1) << 20)
        | DbgIdrVersion | (_kvm.DebugIdRegister == DebugIdRegister.WithRes1 ? DbgIdrRes1 : 0);

    // Cache maintenance by set and way has nothing to do here; nothing else without a row is known to KVM.
    private int HandleUnlistedCoprocessor(in TrappedCoprocessorAccess access) =>
        SkipOrUndefined(!access.IsRead && access.Encoding is { Coprocessor: 15, Is64Bit: false, Opc1: 0, CRn: 7, CRm: 6 or 10 or 14, Opc2: 2 });

    // kvm_handle_cp10_id: the MVFR registers by the numbers that VMRS gives them.
    private int HandleFloatingPointId(ulong esr)
    {
        SystemRegister? register = IssLayouts.Crn.Get(esr) switch
        {
            7 => SystemRegister.MVFR0_EL1,
            6 => SystemRegister.MVFR1_EL1,
            5 => SystemRegister.MVFR2_EL1,
            _ => null,
        };
        if (register is { } known)
        {
            WriteRegister((int)IssLayouts.Rt.Get(esr), _cpu[known]);
        }

        return SkipOrUndefined(register is not null);
    }

    private ulong ReadRegisters(in TrappedCoprocessorAccess access)
    {
        ulong low = (uint)ReadRegister(access.Rt);
        return access.Encoding.Is64Bit ? low | (ReadRegister(access.Rt2) << 32) : low;
    }

    private void WriteRegisters(in TrappedCoprocessorAccess access, ulong value)
    {
        if (access.Encoding.Is64Bit)
        {
            WriteRegister(access.Rt, (uint)value);
            WriteRegister(access.Rt2, value >> 32);
        }
        else
        {
            WriteRegister(access.Rt, value);
        }
    }

    // The value of a register as the guest has it, without the effects of an access.
    private ulong GuestValue(SystemRegister register) => register switch
    {
        SystemRegister.MDSCR_EL1 => _mdscr,
        SystemRegister.OSLSR_EL1 => OslsrValue(),
        < (SystemRegister)DebugRegisterValues => GuestDebugRegister(register),
        _ => _cpu[register],
    };
}
