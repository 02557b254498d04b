using Conformance.Arm.Registers;
using Conformance.Arm.Syndromes;
using Conformance.Behaviours.Rules;
using Conformance.Behaviours.Switches;

namespace Conformance.Model.Vcpus;

internal sealed partial class KvmVcpu
{
    private const ulong SErrorOffset = 0x180;

    // PSTATE.{N, Z, C, V}.
    private const ulong Flags = 0xf000_0000;

    private PendingChange _pending;
    private ulong _pendingEsr;
    private ulong? _pendingFar;

    // What waits for the next guest entry, in kernels that delay it.
    private enum PendingChange
    {
        None,
        Skip,
        Exception,
    }

    /// <summary>Moves pc past the instruction that was emulated, now or at the next entry.</summary>
    private void Skip()
    {
        if (_kvm.SkipInstruction == SkipInstruction.AtEntry)
        {
            Decide(KvmRuleId.SkipWaits);
            _pending = PendingChange.Skip;
            return;
        }

        Decide(KvmRuleId.SkippedAtOnce);
        MovePastInstruction();
        if (_kvm.SkipInstruction == SkipInstruction.AtOnceClearSs)
        {
            GuestPstateSs = false;
        }
    }

    // kvm_skip_instr32: a 16-bit instruction says so in IL, and an IT block goes on in T32 state only.
    private void MovePastInstruction()
    {
        bool isThumb = IsThumb;
        _pc += isThumb && !Esr.IL.IsSet(_trapEsr) ? 2UL : 4;
        if (isThumb)
        {
            _pstate = ItState.Of(_pstate).Advanced.PutInto(_pstate);
        }
    }

    private bool IsThumb => (_pstate & (Pstate.nRW.Mask | Pstate.T.Mask)) == (Pstate.nRW.Mask | Pstate.T.Mask);

    /// <summary>Makes the guest take an exception to EL1, now or at the next entry.</summary>
    private void Inject(ulong esr, ulong? far)
    {
        if (_kvm.InjectException == InjectException.AtEntry)
        {
            Decide(KvmRuleId.ExceptionWaits);
            (_pending, _pendingEsr, _pendingFar) = (PendingChange.Exception, esr, far);
        }
        else
        {
            Decide(KvmRuleId.ExceptionInjected);
            EnterException(esr, far, 0);
        }
    }

    // What was injected tells the length of the instruction that was trapped.
    private void InjectUndefined() => Inject(Esr.IL.Set(Esr.Of(ExceptionClass.Unknown), Esr.IL.IsSet(_trapEsr)), null);

    private void InjectAbort(bool isData, ulong far)
    {
        bool isFromEl0 = (_pstate & 0xf) == 0;
        ExceptionClass @class = isData
            ? isFromEl0 ? ExceptionClass.DataAbortLower : ExceptionClass.DataAbortSame
            : isFromEl0 ? ExceptionClass.InstructionAbortLower : ExceptionClass.InstructionAbortSame;
        ulong esr = Esr.Of(@class, FaultStatus.External);
        Inject(_kvm.InjectedAbortEsr == InjectedAbortEsr.SignExtended ? (ulong)(int)esr : esr, far);
    }

    /// <summary>Does what waits for the next entry: __kvm_adjust_pc.</summary>
    private void AdjustPc()
    {
        switch (_pending)
        {
            case PendingChange.Exception:
                Decide(KvmRuleId.ExceptionDone);
                EnterException(_pendingEsr, _pendingFar, 0);
                break;
            case PendingChange.Skip:
                Decide(KvmRuleId.SkipDone);
                MovePastInstruction();
                GuestPstateSs = false;
                break;
        }

        _pending = PendingChange.None;
    }

    private void EnterException(ulong esr, ulong? far, ulong typeOffset)
    {
        if (IsEl1AArch32)
        {
            EnterAArch32Exception(esr, far);
        }
        else
        {
            EnterAArch64Exception(esr, far, typeOffset);
        }
    }

    private void EnterAArch64Exception(ulong esr, ulong? far, ulong typeOffset)
    {
        ulong offset = _kvm.InjectionVector == InjectionVector.CurrentElSpx ? 0x200UL : (_pstate & 0xf) switch
        {
            0x4 => 0x000,
            0x5 => 0x200,
            _ => Pstate.nRW.IsSet(_pstate) ? 0x600UL : 0x400,
        };
        _cpu[SystemRegister.ELR_EL1] = _pc;
        _cpu[SystemRegister.SPSR_EL1] = _pstate;
        _cpu[SystemRegister.ESR_EL1] = esr;
        if (far is { } address)
        {
            _cpu[SystemRegister.FAR_EL1] = address;
        }

        _exceptionEntered = true;
        _pc = _cpu[SystemRegister.VBAR_EL1] + offset + typeOffset;
        _pstate = ResetPstate | (IsMinimal ? 0 : _pstate & Flags);
    }
}
