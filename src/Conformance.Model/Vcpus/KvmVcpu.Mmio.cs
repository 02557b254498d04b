using System.Buffers.Binary;
using Conformance.Arm.Memory;
using Conformance.Arm.Syndromes;
using Conformance.Behaviours.Rules;
using Conformance.Behaviours.Switches;
using Conformance.Kvm.Uapi;

namespace Conformance.Model.Vcpus;

internal sealed partial class KvmVcpu
{
    // kvm_phys_shift of a virtual machine of type 0.
    private const int IpaBits = 40;

    private bool _mmioNeeded;
    private int _mmioRegister;
    private bool _mmioSigned;
    private bool _mmioWide;

    private int HandleAbort(ulong esr)
    {
        ulong ipa = _cpu.Entry.FaultIpa | (_cpu.Entry.Far & (GuestMemory.PageSize - 1));
        if (ipa >> IpaBits != 0 && _kvm.BeyondIpa == BeyondIpa.Abort)
        {
            InjectAbort(Esr.ClassOf(esr) == ExceptionClass.DataAbortLower, ipa);
            return Resume;
        }

        if (_cpu.Memory.Contains(ipa))
        {
            // A page that is logged becomes writable by the first write to it, so that the write is noticed; and one that data was
            // accessed in becomes executable by the first fetch, so that the instruction cache is cleaned in time.
            bool isFetch = Esr.ClassOf(esr) == ExceptionClass.InstructionAbortLower;
            bool isWrite = Esr.ClassOf(esr) == ExceptionClass.DataAbortLower && IssLayouts.Wnr.IsSet(esr);
            _cpu.Memory.Map(ipa, isWrite || !_options.LogsDirtyPages, isFetch || _kvm.ExecutePermission == ExecutePermission.Always);
            _pageMapped = true;
            Decide(KvmRuleId.PageMapped);
            return Resume;
        }

        if (Esr.ClassOf(esr) == ExceptionClass.InstructionAbortLower)
        {
            InjectAbort(isData: false, _cpu.Entry.Far);
            return Resume;
        }

        if (IssLayouts.Cm.IsSet(esr))
        {
            Skip();
            return Resume;
        }

        bool isDescribed = IssLayouts.Isv.IsSet(esr);
        Decide(isDescribed ? KvmRuleId.MmioExit : KvmRuleId.MmioWithoutSyndrome);
        return isDescribed ? ExitForMmio(esr, ipa) : -(int)Errno.ENOSYS;
    }

    private int ExitForMmio(ulong esr, ulong ipa)
    {
        int length = 1 << (int)IssLayouts.Sas.Get(esr);
        bool isWrite = IssLayouts.Wnr.IsSet(esr);
        _mmioRegister = (int)IssLayouts.Srt.Get(esr);
        _mmioSigned = IssLayouts.Sse.IsSet(esr);
        _mmioWide = IssLayouts.Sf.IsSet(esr);
        _mmioNeeded = true;
        _run.ExitReason = ExitReason.Mmio;
        _run.MmioAddress = ipa;
        if (isWrite)
        {
            // Exactly length bytes are written; what the union held behind them stays.
            ulong mask = LowBytes(length);
            _run.MmioData = (_run.MmioData & ~mask) | (ToHostOrder(ReadRegister(_mmioRegister), length) & mask);
        }

        _run.MmioLength = (uint)length;
        _run.MmioIsWrite = isWrite ? (byte)1 : (byte)0;
        if (_kvm.MmioSkip == MmioSkip.BeforeExit)
        {
            Skip();
        }

        return ToUserspace;
    }

    private bool IsMmioCompletionDue => _kvm.MmioCompletionGuard switch
    {
        MmioCompletionGuard.ExitReason => _run.ExitReason == ExitReason.Mmio,
        MmioCompletionGuard.Needed => _mmioNeeded,
        _ => _mmioNeeded && _pending != PendingChange.Exception,
    };

    /// <summary>The start of KVM_RUN: completes the access that userspace has carried out. True when that is an exit of its own.</summary>
    private bool CompleteMmio()
    {
        if (!IsMmioCompletionDue)
        {
            return false;
        }

        FinishMmio();
        if (_kvm.StepExitAfterUserMmio == StepExitAfterUserMmio.OnReturn && IsStepping)
        {
            Decide(KvmRuleId.MadeUpStepAfterMmio);
            ReportMadeUpStep();
            return true;
        }

        return false;
    }

    // kvm_handle_mmio_return: what the run structure holds goes into the register.
    private void FinishMmio()
    {
        Decide(KvmRuleId.MmioCompleted);
        _mmioNeeded = false;
        if (_run.MmioIsWrite == 0)
        {
            WriteRegister(_mmioRegister, LoadedValue());
        }

        if (_kvm.MmioSkip == MmioSkip.AtCompletion)
        {
            Skip();
        }
    }

    private ulong LoadedValue()
    {
        int length = (int)_run.MmioLength;
        ulong value = ToHostOrder(_run.MmioData & LowBytes(length), length);
        if (!_mmioSigned || length == 8)
        {
            return value;
        }

        int unused = 64 - (8 * length);
        ulong extended = (ulong)((long)(value << unused) >> unused);

        // Where the extension is lost, the conversion to the guest's byte order cuts the value to its size again.
        ulong result = _kvm.MmioSignExtension == MmioSignExtension.Lost ? value : extended;
        return _kvm.MmioNarrowRegister == MmioNarrowRegister.Truncated && !_mmioWide ? (uint)result : result;
    }

    // vcpu_data_guest_to_host and its inverse, which for a swap is the same.
    private ulong ToHostOrder(ulong value, int length) =>
        IsBigEndian ? BinaryPrimitives.ReverseEndianness(value) >> (64 - (8 * length)) : value;

    // Behind x0 to x30 lies SP_EL0 in struct kvm_regs.
    private ulong ReadRegister(int index) =>
        index != 31 ? _cpu.X[index] : _kvm.ZeroRegister == ZeroRegister.StackPointer ? _cpu.SpEl0 : 0;

    private void WriteRegister(int index, ulong value)
    {
        if (index != 31)
        {
            _cpu.X[index] = value;
        }
        else if (_kvm.ZeroRegister == ZeroRegister.StackPointer)
        {
            _cpu.SpEl0 = value;
        }
    }

    private static ulong LowBytes(int length) => length >= 8 ? ulong.MaxValue : (1UL << (8 * length)) - 1;
}
