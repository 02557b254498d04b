using Conformance.Arm.Registers;
using Conformance.Arm.Syndromes;
using Conformance.Behaviours.Switches;

namespace Conformance.Model.Vcpus;

internal sealed partial class KvmVcpu
{
    // SCTLR of AArch32.
    private const ulong SctlrHighVectors = 1UL << 13;
    private const ulong SctlrEndianness = 1UL << 25;
    private const ulong SctlrThumb = 1UL << 30;

    private const ulong HighVectors = 0xffff_0000;
    private const ulong UndefinedVector = 0x04;
    private const ulong PrefetchAbortVector = 0x0c;

    // TTBCR.EAE: fault status is in the long-descriptor format, whose mark is bit 9.
    private const ulong ExtendedAddressEnable = 1UL << 31;
    private const ulong LongFormat = 1UL << 9;

    // Fault status of an external abort; before they were told apart, an IMPLEMENTATION DEFINED one.
    private const ulong ExternalAbortShort = 0x08;
    private const ulong ExternalAbortLong = 0x10;
    private const ulong ImplementationDefinedShort = 0x14;
    private const ulong ImplementationDefinedLong = 0x34;

    // What AArch32.EnterMode leaves in CPSR: flags, GE, Q and FIQ.
    private const ulong CpsrKept = 0xf80f_0040;

    /// <summary>The guest's data accesses are big-endian: kvm_vcpu_is_be.</summary>
    private bool IsBigEndian => (_pstate & (Pstate.nRW.Mask | Pstate.E.Mask)) == (Pstate.nRW.Mask | Pstate.E.Mask);

    /// <summary>
    /// The condition test before a trap is handled: kvm_condition_valid32. The classes from 0x10 on have no condition, and where
    /// CV is clear the IT block tells it.
    /// </summary>
    private bool IsConditionFailed(ulong esr)
    {
        if (!Pstate.nRW.IsSet(_pstate) || esr >> 30 != 0)
        {
            return false;
        }

        ItState it = ItState.Of(_pstate);
        bool hasCondition = IssLayouts.Cv.IsSet(esr) || it.IsInBlock;
        uint code = IssLayouts.Cv.IsSet(esr) ? (uint)IssLayouts.Cond.Get(esr) : it.Condition;
        return hasCondition && !new TrapCondition(code, !IssLayouts.Cv.IsSet(esr)).Holds(_pstate);
    }

    /// <summary>Enters an exception that KVM injects into an AArch32 EL1: inject_undef32 and inject_abt32.</summary>
    private void EnterAArch32Exception(ulong esr, ulong? far)
    {
        bool isAbort = far is not null;
        AArch32Mode mode = isAbort ? AArch32Modes.Abt : AArch32Modes.Und;
        if (far is { } address)
        {
            _cpu[SystemRegister.IFSR32_EL2] = InjectedFaultStatus();
            _cpu[SystemRegister.FAR_EL1] = (uint)_cpu[SystemRegister.FAR_EL1] | (address << 32);
        }

        // LR is the instruction and 4, or 2 for one of T32 that is UNDEFINED (Arm ARM G1.13.3).
        ulong link = _pc + (IsThumb && !isAbort ? 2UL : 4);
        _cpu[mode.Spsr!.Value] = InjectedSpsr();
        _pstate = InjectedCpsr(mode, isAbort);
        _cpu.X[mode.Lr] = (uint)link;
        _exceptionEntered = true;
        ulong vectors = (_cpu[SystemRegister.SCTLR_EL1] & SctlrHighVectors) != 0 ? HighVectors : (uint)_cpu[SystemRegister.VBAR_EL1];
        _pc = vectors + (isAbort ? PrefetchAbortVector : UndefinedVector);
    }

    private bool IsMinimal => _kvm.InjectedState == InjectedState.Minimal;

    private ulong InjectedSpsr() => IsMinimal ? _pstate : _pstate & ~Pstate.SS.Mask;

    private ulong InjectedCpsr(AArch32Mode mode, bool isAbort)
    {
        ulong sctlr = _cpu[SystemRegister.SCTLR_EL1];
        ulong cpsr = mode.Number | Pstate.I.Mask
            | ((sctlr & SctlrThumb) != 0 ? Pstate.T.Mask : 0)
            | ((sctlr & SctlrEndianness) != 0 ? Pstate.E.Mask : 0);
        return IsMinimal ? cpsr : cpsr | (_pstate & (CpsrKept | Pstate.A.Mask)) | (isAbort ? Pstate.A.Mask : 0);
    }

    private ulong InjectedFaultStatus()
    {
        bool isLong = (_cpu[SystemRegister.TCR_EL1] & ExtendedAddressEnable) != 0;
        return IsMinimal
            ? isLong ? LongFormat | ImplementationDefinedLong : ImplementationDefinedShort
            : isLong ? LongFormat | ExternalAbortLong : ExternalAbortShort;
    }
}
