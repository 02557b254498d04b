using System.Buffers.Binary;
using Conformance.Kvm.Exits;
using Conformance.Kvm.Machines;
using Conformance.Kvm.Uapi;

namespace Conformance.Vmm.Running;

/// <summary>What a debugger does with a debug exception of the guest's own, by KVM_SET_ONE_REG.</summary>
internal static class GuestExceptions
{
    private const int WordLength = 4;
    private const int HalfwordLength = 2;

    // SCTLR of AArch32: where vectors are, and what an exception begins with.
    private const ulong SctlrV = 1UL << 13;
    private const ulong SctlrEe = 1UL << 25;
    private const ulong SctlrTe = 1UL << 30;
    private const ulong HighVectors = 0xffff_0000;

    // CPSR of abort mode: asynchronous aborts and IRQ are masked, flags and FIQ stay (AArch32.EnterMode).
    private const ulong AbortMode = 0x17;
    private const ulong CpsrKept = 0xf80f_0040;
    private const ulong CpsrAi = 0x180;
    private const ulong CpsrE = 1UL << 9;

    private const ulong PrefetchAbortVector = 0x0c;
    private const ulong DataAbortVector = 0x10;

    // LR of an abort: the instruction and 4, or 8 for a data abort (Arm ARM G1.13.3).
    private const ulong PrefetchAbortReturn = 4;
    private const ulong DataAbortReturn = 8;

    // FS of IFSR and DFSR in the short-descriptor format, and where WnR is in DFSR.
    private const ulong DebugEvent = 0x02;
    private const int DfsrWnrShift = 11;
    private const int HsrWnrShift = 6;

    // Where AArch64 state holds LR_abt (Arm ARM D1.20.1).
    private const int LrAbt = 20;

    /// <summary>Moves pc past the instruction, and PSTATE.IT with it.</summary>
    public static void Skip(IMachine machine, in ExitRecord record)
    {
        if (!GuestPstate.IsT32(record.Pstate))
        {
            machine.Vcpu.SetOneReg(OneReg.Pc, record.Pc + WordLength);
            return;
        }

        // The first five bits of a T32 instruction tell its length.
        Span<byte> first = stackalloc byte[HalfwordLength];
        machine.ReadRam(record.Pc, first);
        bool isWide = BinaryPrimitives.ReadUInt16LittleEndian(first) >> 11 >= 0b11101;
        machine.Vcpu.SetOneReg(OneReg.Pstate, GuestPstate.AdvanceIt(record.Pstate));
        machine.Vcpu.SetOneReg(OneReg.Pc, record.Pc + (ulong)(isWide ? WordLength : HalfwordLength));
    }

    /// <summary>What the core would have done without the debugger: AArch64.TakeException to EL1.</summary>
    public static void Reinject(IVcpu vcpu, in ExitRecord record)
    {
        bool fromEl1 = !GuestPstate.IsEl0(record.Pstate);
        vcpu.GetOneReg(OneReg.VbarEl1, out ulong vbar);
        vcpu.SetOneReg(OneReg.ElrEl1, record.Pc);
        vcpu.SetOneReg(OneReg.SpsrEl1, record.Pstate & ~GuestPstate.Ss);
        vcpu.SetOneReg(OneReg.EsrEl1, DebugSyndrome.ForGuest(record.Hsr, fromEl1));
        if (record.Has(RecordFields.Far))
        {
            vcpu.SetOneReg(OneReg.FarEl1, record.Far);
        }

        vcpu.SetOneReg(OneReg.Pstate, GuestPstate.El1h);
        vcpu.SetOneReg(OneReg.Pc, vbar + GuestPstate.VectorOffset(record.Pstate));
    }

    /// <summary>
    /// What the core would have done without the debugger where EL1 is AArch32: a watchpoint is a data abort, BKPT and a
    /// breakpoint are prefetch aborts (AArch32.TakePrefetchAbortException, AArch32.TakeDataAbortException). DBGDSCR.MOE cannot be
    /// set, because MDSCR_EL1, through which userspace would write it, has no such field.
    /// </summary>
    public static void ReinjectToAArch32(IVcpu vcpu, in ExitRecord record)
    {
        bool isData = DebugSyndrome.ClassOf(record.Hsr) == DebugSyndrome.Watchpoint;
        vcpu.GetOneReg(OneReg.SctlrEl1, out ulong sctlr);
        vcpu.GetOneReg(OneReg.VbarEl1, out ulong vbar);
        vcpu.GetOneReg(OneReg.FarEl1, out ulong far);
        vcpu.SetOneReg(OneReg.SpsrAbt, record.Pstate & ~GuestPstate.Ss);
        if (isData)
        {
            // DFSR is ESR_EL1, DFAR the low half of FAR_EL1.
            vcpu.SetOneReg(OneReg.EsrEl1, DebugEvent | (((record.Hsr >> HsrWnrShift) & 1) << DfsrWnrShift));
            vcpu.SetOneReg(OneReg.FarEl1, (far & ~(ulong)uint.MaxValue) | (uint)record.Far);
        }
        else
        {
            vcpu.SetOneReg(OneReg.Ifsr32El2, DebugEvent);
        }

        ulong cpsr = (record.Pstate & CpsrKept) | AbortMode | CpsrAi
            | ((sctlr & SctlrTe) != 0 ? GuestPstate.T : 0)
            | ((sctlr & SctlrEe) != 0 ? CpsrE : 0);
        vcpu.SetOneReg(OneReg.Pstate, cpsr);
        vcpu.SetOneReg(OneReg.X(LrAbt), (uint)(record.Pc + (isData ? DataAbortReturn : PrefetchAbortReturn)));
        ulong vectors = (sctlr & SctlrV) != 0 ? HighVectors : (uint)vbar;
        vcpu.SetOneReg(OneReg.Pc, vectors + (isData ? DataAbortVector : PrefetchAbortVector));
    }
}
