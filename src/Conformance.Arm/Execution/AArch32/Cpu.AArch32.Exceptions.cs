using Conformance.Arm.Registers;
using Conformance.Arm.Rules;
using Conformance.Arm.Syndromes;

namespace Conformance.Arm.Execution;

public sealed partial class Cpu
{
    // Vector offsets of AArch32 (Arm ARM G1.12.1).
    private const uint UndefinedVector = 0x04;
    private const uint SupervisorCallVector = 0x08;
    private const uint PrefetchAbortVector = 0x0c;
    private const uint DataAbortVector = 0x10;
    private const uint HighVectors = 0xffff_0000;

    // SCTLR.V, EE and TE.
    private const ulong SctlrHighVectors = 1UL << 13;
    private const ulong SctlrEndianness = 1UL << 25;
    private const ulong SctlrThumb = 1UL << 30;

    // TTBCR.EAE: fault status is in the long-descriptor format.
    private const ulong ExtendedAddressEnable = 1UL << 31;

    // The fault status of an asynchronous external abort in either format.
    private const uint AsynchronousShort = 0x406;
    private const uint AsynchronousLong = 0x11;

    // DFSR.WnR and the LPAE bit of both fault status registers.
    private const uint FsrWrite = 1u << 11;
    private const uint FsrLongFormat = 1u << 9;

    /// <summary>Takes an exception to EL1 in AArch32 (AArch32.EnterMode); the syndrome of AArch64 tells which it is.</summary>
    private void TakeAArch32(ulong esr, ulong returnAddress, ulong? far)
    {
        ulong status = esr & IssLayouts.Ifsc.Mask;
        switch (Esr.ClassOf(esr))
        {
            case ExceptionClass.Svc32:
                EnterAArch32Mode(AArch32Modes.Svc, SupervisorCallVector, (uint)returnAddress, false);
                break;
            case ExceptionClass.InstructionAbortLower or ExceptionClass.InstructionAbortSame or ExceptionClass.PcAlignment or ExceptionClass.Bkpt32
                or ExceptionClass.BreakpointLower or ExceptionClass.BreakpointSame or ExceptionClass.VectorCatch:
                bool isAlignment = Esr.ClassOf(esr) == ExceptionClass.PcAlignment;
                bool isDebug = Esr.ClassOf(esr) >= ExceptionClass.BreakpointLower;
                _system[(int)SystemRegister.IFSR32_EL2] = FaultStatusOf(isAlignment ? FaultStatus.Alignment : isDebug ? FaultStatus.Debug : status);
                SetFaultAddress(far, isInstruction: true);
                EnterAArch32Mode(AArch32Modes.Abt, PrefetchAbortVector, (uint)returnAddress + 4, true);
                break;
            case ExceptionClass.DataAbortLower or ExceptionClass.DataAbortSame or ExceptionClass.WatchpointLower or ExceptionClass.WatchpointSame:
                ref ulong dfsr = ref _system[(int)SystemRegister.ESR_EL1];
                dfsr = FaultStatusOf(status) | (IssLayouts.Wnr.IsSet(esr) ? FsrWrite : 0);
                SetFaultAddress(far, isInstruction: false);
                EnterAArch32Mode(AArch32Modes.Abt, DataAbortVector, (uint)returnAddress + 8, true);
                break;
            case ExceptionClass.SError:
                _system[(int)SystemRegister.ESR_EL1] = (_system[(int)SystemRegister.TCR_EL1] & ExtendedAddressEnable) != 0
                    ? FsrLongFormat | AsynchronousLong
                    : AsynchronousShort;
                EnterAArch32Mode(AArch32Modes.Abt, DataAbortVector, (uint)returnAddress + 8, true);
                break;
            default:
                EnterAArch32Mode(AArch32Modes.Und, UndefinedVector, (uint)returnAddress + (_thumb ? 2u : 4), false);
                break;
        }
    }

    // DFAR and IFAR are the halves of FAR_EL1.
    private void SetFaultAddress(ulong? far, bool isInstruction)
    {
        if (far is not { } address)
        {
            return;
        }

        ref ulong stored = ref _system[(int)SystemRegister.FAR_EL1];
        stored = isInstruction ? (uint)stored | (address << 32) : (stored & ~(ulong)uint.MaxValue) | (uint)address;
    }

    // The short format has numbers of its own (Arm ARM G8.2.43, table of fault status).
    private uint FaultStatusOf(ulong status)
    {
        if ((_system[(int)SystemRegister.TCR_EL1] & ExtendedAddressEnable) != 0)
        {
            return (uint)status | FsrLongFormat;
        }

        return status switch
        {
            FaultStatus.Alignment => 0x001,
            FaultStatus.Debug => 0x002,
            _ => 0x008,
        };
    }

    private void EnterAArch32Mode(AArch32Mode mode, uint vector, uint link, bool masksAborts)
    {
        ulong sctlr = _system[(int)SystemRegister.SCTLR_EL1];
        ulong spsr = PackedAArch32(false) & ~JazelleBit;
        Decide(RuleId.AArch32ModeEntered);
        ExceptionsToEl1++;
        SwitchMode(mode);
        Spsr = spsr;
        SetR(14, link);
        _it = default;
        _illegal = false;
        _ss = false;
        _maskBits |= Registers.Pstate.I.Mask | (masksAborts ? Registers.Pstate.A.Mask : 0);
        _restOfCpsr = (_restOfCpsr & ~(BigEndianBit | JazelleBit)) | ((sctlr & SctlrEndianness) != 0 ? BigEndianBit : 0);
        SetThumb((sctlr & SctlrThumb) != 0);
        uint start = (sctlr & SctlrHighVectors) != 0 ? HighVectors : (uint)_system[(int)SystemRegister.VBAR_EL1] & ~0x1fu;
        Pc = start + vector;
    }

    // Bits 1 to 7 of DBGVCR stand for the vectors at 4 to 0x1c; bit 5, at 0x14, for none.
    private const uint CatchableVectors = 0xde;

    private bool CatchesVectors => _aarch32 && Model.HasVectorCatch && (_system[(int)SystemRegister.DBGVCR32_EL2] & CatchableVectors) != 0;

    // True when a vector catch was taken, in the form that matches addresses.
    private bool CheckVectorCatch()
    {
        if (!CatchesVectors || !IsEl1AArch32 || _el != 1)
        {
            return false;
        }

        uint start = (_system[(int)SystemRegister.SCTLR_EL1] & SctlrHighVectors) != 0 ? HighVectors : (uint)_system[(int)SystemRegister.VBAR_EL1] & ~0x1fu;
        uint distance = (uint)Pc - start;
        if (distance >= 0x20 || (distance & 3) != 0 || ((CatchableVectors & (uint)_system[(int)SystemRegister.DBGVCR32_EL2]) >> (int)(distance / 4) & 1) == 0)
        {
            return false;
        }

        Decide(RuleId.VectorCatchMatch);
        TakeDebugExceptionAArch32(Esr.Of(ExceptionClass.VectorCatch, FaultStatus.Debug), null);
        return true;
    }

    // Debug exceptions that only AArch32 has: to EL2 where EL2 takes them, else to EL1 in whichever state it is.
    private bool TakeDebugExceptionAArch32(ulong esr, ulong? far)
    {
        Decision<int> target = Context().TargetEl();
        Decide(target.Rule);
        return target.Value == 2 ? ToEl2(esr, Pc) : ToEl1(esr, Pc, far);
    }
}
