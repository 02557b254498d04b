using Conformance.Arm.Debug;
using Conformance.Arm.Registers;
using Conformance.Arm.Rules;
using Conformance.Arm.Syndromes;

namespace Conformance.Arm.Execution;

public sealed partial class Cpu
{
    // Vector offsets from VBAR_EL1.
    private const ulong CurrentElWithSp0 = 0x000;
    private const ulong CurrentElWithSpx = 0x200;
    private const ulong LowerElAArch64 = 0x400;
    private const ulong LowerElAArch32 = 0x600;
    private const ulong SErrorOffset = 0x180;

    private CpuStop _stop;

    /// <summary>Exceptions taken to EL1 since the core was made.</summary>
    public ulong ExceptionsToEl1 { get; private set; }

    /// <summary>The last entry to EL2.</summary>
    public El2Entry Entry { get; private set; }

    /// <summary>What the guest did that is not covered, where <see cref="CpuStop.Beyond"/> was returned.</summary>
    public string Beyond { get; private set; } = "";

    /// <summary>
    /// The exception return of EL2 to the guest: pc, and PSTATE with the SS bit that the architecture lets through
    /// (AArch64.ExceptionReturn, SSAdvance of D2.12).
    /// </summary>
    public void ReturnFromEl2(ulong pc, ulong spsr)
    {
        Pc = pc;
        _exclusiveValid = false;
        bool legal = IsLegalFromEl2(spsr);
        Unpack(legal ? spsr : (spsr & ~(Registers.Pstate.nRW.Mask | Registers.Pstate.M.Mask)));
        if (!legal || (_el == 1 && HcrEl2Has(Registers.HcrEl2.TGE)))
        {
            // There is nothing to return to: an illegal exception return, which stays at EL2.
            Decide(RuleId.IllegalExceptionReturn);
            _el = 2;
            _spSel = true;
            _illegal = true;
            _ss = false;
            return;
        }

        TruncateForAArch32();
        Pc = _aarch32 ? (uint)pc & ~_fetchAlignment : pc;

        // EL2 itself never takes debug exceptions here, so SPSR.SS counts wherever they are enabled at the target.
        _ss = _ss && Context().SoftwareStep(_ss).Value != StepState.Inactive;
    }

    /// <summary>Takes an exception to EL1 (AArch64.TakeException).</summary>
    public void TakeToEl1(ulong esr, ulong returnAddress, ulong? far)
    {
        Observer?.Took(esr, _el, 1, _stepState, far);
        if (IsEl1AArch32)
        {
            TakeAArch32(esr, returnAddress, far);
            return;
        }

        _system[(int)SystemRegister.ESR_EL1] = esr;
        if (far is { } address)
        {
            _system[(int)SystemRegister.FAR_EL1] = address;
        }

        EnterEl1(returnAddress, 0);
    }

    private void EnterEl1(ulong returnAddress, ulong typeOffset)
    {
        ulong offset = _aarch32 ? LowerElAArch32 : _el == 0 ? LowerElAArch64 : _spSel ? CurrentElWithSpx : CurrentElWithSp0;
        ExceptionsToEl1++;
        _system[(int)SystemRegister.SPSR_EL1] = Packed(_ss);
        _system[(int)SystemRegister.ELR_EL1] = returnAddress;
        Unpack((Model.ExceptionClearsFlags ? 0 : _nzcv) | 0x3c5);
        Pc = _system[(int)SystemRegister.VBAR_EL1] + offset + typeOffset;
    }

    // Always false, so that a check can end with the exception it takes.
    private bool ToEl2(ulong esr, ulong returnAddress, ulong far = 0, ulong hpfar = 0)
    {
        Observer?.Took(esr, _el, 2, _stepState, far);
        Entry = new(esr, returnAddress, far, hpfar, Packed(_ss));
        _stop = CpuStop.El2;
        return false;
    }

    private bool ToEl1(ulong esr, ulong returnAddress, ulong? far = null)
    {
        // With TGE set, what EL0 would take to EL1 goes to EL2 instead; what goes wrong at EL2 stays there.
        if (_el == 2 || (_el == 0 && HcrEl2Has(Registers.HcrEl2.TGE)))
        {
            return ToEl2(esr, returnAddress, far ?? 0);
        }

        TakeToEl1(esr, returnAddress, far);
        return false;
    }

    private bool Undefined()
    {
        Decide(RuleId.UndefinedInstruction);
        return ToEl1(Esr.Of(ExceptionClass.Unknown), Pc);
    }

    private bool GoBeyond(string what)
    {
        Beyond = what;
        _stop = CpuStop.Beyond;
        return false;
    }

    // A class for a fault of the guest's own, taken to EL1: from EL0 the lower-EL code, from EL1 the next one.
    private ExceptionClass Same(ExceptionClass lower) => _el == 0 ? lower : lower + 1;

    private bool HcrEl2Has(RegisterField field) => field.IsSet(HcrEl2);

    private Flow ExceptionReturn()
    {
        ulong spsr = _system[(int)SystemRegister.SPSR_EL1];
        ulong target = _system[(int)SystemRegister.ELR_EL1];
        _exclusiveValid = false;
        bool legal = Registers.Pstate.IsEl0OrEl1(spsr) || (spsr & ModeBits) == AArch32Modes.Usr.Number;

        // Debug exceptions are disabled at the source only if the target of debug exceptions is EL1 itself and masked.
        bool disabledAtSource = !Context().GenerateDebugExceptions().Value;
        if (legal)
        {
            Unpack(spsr);
        }
        else
        {
            Decide(RuleId.IllegalExceptionReturn);
            _nzcv = (uint)spsr & 0xf000_0000;
            _maskBits = spsr & 0x3c0;
            _illegal = true;
            _ss = Registers.Pstate.SS.IsSet(spsr);
        }

        _ss = _ss
            && MdscrEl1.SS.IsSet(_system[(int)SystemRegister.MDSCR_EL1])
            && disabledAtSource
            && Context().GenerateDebugExceptions().Value;
        Pc = _aarch32 ? (uint)target & ~_fetchAlignment : target;
        TruncateForAArch32();
        return Flow.Leave;
    }
}
