using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Conformance.Arm.Instructions;
using Conformance.Arm.Memory;
using Conformance.Arm.Registers;
using Conformance.Arm.Rules;
using Conformance.Arm.Syndromes;

namespace Conformance.Arm.Execution;

public sealed partial class Cpu
{
    // The level of the tables that holds pages of 4 KiB.
    private const ulong PageLevel = 3;

    private bool CanFetch(ulong address) => (address & _fetchAlignment) == 0 && Memory.IsExecutable(address);

    // Without stage 2 only the size of an address can be wrong; what is behind it shows when it is accessed.
    private bool CanTranslateFetch(ulong address) => address >> Model.PhysicalAddressBits == 0 && (!Memory.StageTwoEnabled || Memory.IsExecutable(address));

    private bool FetchAbort(ulong address)
    {
        if ((address & _fetchAlignment) != 0 && (!Model.FetchAbortBeforePendingStep || CanTranslateFetch(address)))
        {
            return ToEl1(Esr.Of(ExceptionClass.PcAlignment), address, address);
        }

        if (address >> Model.PhysicalAddressBits != 0)
        {
            return ToEl1(Esr.Of(Same(ExceptionClass.InstructionAbortLower), FaultStatus.AddressSize), address, address);
        }

        if (!Memory.StageTwoEnabled)
        {
            return ToEl1(Esr.Of(Same(ExceptionClass.InstructionAbortLower), FaultStatus.External), address, address);
        }

        Decide(RuleId.StageTwoTranslation);
        return ToEl2(Esr.Of(ExceptionClass.InstructionAbortLower, StageTwoFault(address)), address, address, Hpfar(address));
    }

    private ulong StageTwoFault(ulong address) =>
        Memory.IsMapped(address) ? FaultStatus.Permission | PageLevel : FaultStatus.Translation | (ulong)Memory.FaultLevel(address);

    private static ulong Hpfar(ulong address) => (address >> GuestMemory.PageShift) << 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Load(ulong address, int log2Size, in Access access, out ulong value)
    {
        ulong offset = address - Memory.Base;
        int bytes = 1 << log2Size;
        if (!_watching
            && offset < (ulong)Memory.Bytes.Length
            && ((int)offset & (GuestMemory.PageSize - 1)) <= GuestMemory.PageSize - bytes
            && (Memory.Pages[(int)(offset >> GuestMemory.PageShift)] & PageState.Accessible) != 0
            && (address & (ulong)(bytes - 1)) == 0)
        {
            value = ReadRaw((int)offset, log2Size);
            return true;
        }

        return LoadSlowly(address, log2Size, access, out value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Store(ulong address, int log2Size, in Access access, ulong value)
    {
        if (!CheckAccess(address, 1 << log2Size, access))
        {
            return false;
        }

        Write(address, log2Size, value);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong ReadRaw(int offset, int log2Size)
    {
        ref byte at = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Memory.Bytes), offset);
        return log2Size switch
        {
            0 => at,
            1 => Unsafe.ReadUnaligned<ushort>(ref at),
            2 => Unsafe.ReadUnaligned<uint>(ref at),
            _ => Unsafe.ReadUnaligned<ulong>(ref at),
        };
    }

    // The access has been checked. A page that holds predecoded instructions loses those under the bytes written.
    private void Write(ulong address, int log2Size, ulong value)
    {
        int offset = (int)(address - Memory.Base);
        int bytes = 1 << log2Size;
        ref byte at = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Memory.Bytes), offset);
        switch (log2Size)
        {
            case 0:
                at = (byte)value;
                break;
            case 1:
                Unsafe.WriteUnaligned(ref at, (ushort)value);
                break;
            case 2:
                Unsafe.WriteUnaligned(ref at, (uint)value);
                break;
            default:
                Unsafe.WriteUnaligned(ref at, value);
                break;
        }

        int first = offset >> GuestMemory.PageShift;
        int last = (offset + bytes - 1) >> GuestMemory.PageShift;
        for (int page = first; page <= last; page++)
        {
            if (!Memory.MarkWritten(page))
            {
                continue;
            }

            if (_decoded[page] is { } decoded)
            {
                for (int word = offset & ~3; word < offset + bytes; word += 4)
                {
                    if (word >> GuestMemory.PageShift == page)
                    {
                        decoded[(word & (GuestMemory.PageSize - 1)) >> 2].Operation = Operation.NotDecoded;
                    }
                }
            }

            ForgetAArch32(page, offset, bytes);
        }
    }

    private bool LoadSlowly(ulong address, int log2Size, in Access access, out ulong value)
    {
        value = 0;
        if (!CheckAccess(address, 1 << log2Size, access))
        {
            return false;
        }

        value = ReadRaw((int)(address - Memory.Base), log2Size);
        return true;
    }

    /// <summary>
    /// Alignment, translation and watchpoints of an access, in the order of their priority (Arm ARM D1.3.5). False when an
    /// exception was taken.
    /// </summary>
    private bool CheckAccess(ulong address, int bytes, in Access access)
    {
        ulong offset = address - Memory.Base;
        bool aligned = (address & (ulong)(access.Alignment - 1)) == 0;
        if (!_watching
            && aligned
            && offset < (ulong)Memory.Bytes.Length
            && ((int)offset & (GuestMemory.PageSize - 1)) <= GuestMemory.PageSize - bytes
            && (Memory.Pages[(int)(offset >> GuestMemory.PageShift)] & (access.IsWrite ? PageState.Writable : PageState.Accessible)) != 0)
        {
            return true;
        }

        if (!aligned && (access.NeedsAlignment || Model.ChecksDeviceAlignment || SctlrEl1.A.IsSet(_system[(int)SystemRegister.SCTLR_EL1])))
        {
            return DataFault(address, access, FaultStatus.Alignment);
        }

        if (!aligned && Model.SplitsUnalignedAccess && !access.IsWrite)
        {
            ulong first = address & ~((ulong)bytes - 1);
            return CheckTranslation(address, access) && CheckPiece(first, (ulong)bytes, access) && CheckPiece(first + (ulong)bytes, (ulong)bytes, access);
        }

        ulong last = address + (ulong)bytes - 1;
        bool crosses = ((last ^ address) >> GuestMemory.PageShift) != 0;
        if (!CheckTranslation(address, access) || (crosses && !CheckTranslation(last & ~(GuestMemory.PageSize - 1UL), access)))
        {
            return false;
        }

        if (_watching && CheckWatchpoints(address, (ulong)bytes, access.IsWrite, WatchedLevel(access)))
        {
            return false;
        }

        return CheckExternal(address, (ulong)bytes, access);
    }

    // One of the two aligned accesses that an unaligned load is made of; they do not cross pages.
    private bool CheckPiece(ulong first, ulong bytes, in Access access) =>
        CheckTranslation(first, access)
        && !(_watching && CheckWatchedBytes(first, first + bytes - 1, access.IsWrite, WatchedLevel(access)))
        && CheckExternal(first, bytes, access);

    // Without stage 2 an address outside RAM is found out by the access itself, after everything else.
    private bool CheckExternal(ulong address, ulong bytes, in Access access)
    {
        ulong last = address + bytes - 1;
        if (Memory.StageTwoEnabled || (Memory.Contains(address) && Memory.Contains(last)))
        {
            return true;
        }

        ulong far = Memory.Contains(address) ? last & ~(GuestMemory.PageSize - 1UL) : address;
        return DataFault(far, access, FaultStatus.External);
    }

    private bool CheckTranslation(ulong address, in Access access)
    {
        if (address >> Model.PhysicalAddressBits != 0)
        {
            return DataFault(address, access, FaultStatus.AddressSize);
        }

        if (!Memory.StageTwoEnabled || (access.IsWrite ? Memory.IsWritable(address) : Memory.IsMapped(address)))
        {
            return true;
        }

        Decide(RuleId.StageTwoTranslation);
        ulong iss = StageTwoFault(address) | (access.IsWrite ? IssLayouts.Wnr.Mask : 0) | access.Syndrome;
        return ToEl2(EsrOfLength(ExceptionClass.DataAbortLower, iss, access.Syndrome != 0 ? _instructionLength : 4), Pc, address, Hpfar(address));
    }

    private bool DataFault(ulong address, in Access access, ulong status) =>
        ToEl1(Esr.Of(Same(ExceptionClass.DataAbortLower), status | (access.IsWrite ? IssLayouts.Wnr.Mask : 0)), Pc, address);

    /// <summary>What a memory access is, beyond its address and size.</summary>
    /// <param name="IsWrite">Direction.</param>
    /// <param name="Alignment">The alignment, in bytes, that an aligned access has.</param>
    /// <param name="NeedsAlignment">Unaligned is a fault even to Normal memory: exclusives, acquire and release, atomics.</param>
    /// <param name="IsUnprivileged">LDTR and STTR: checked as if from EL0.</param>
    /// <param name="Syndrome">The ISV part of the syndrome of a stage 2 abort, or 0.</param>
    private readonly record struct Access(bool IsWrite, int Alignment, bool NeedsAlignment, bool IsUnprivileged, ulong Syndrome)
    {
        public static Access Of(in Instruction instruction, bool isWrite, bool needsAlignment = false, bool isUnprivileged = false, bool hasSyndrome = true) => new(
            isWrite,
            instruction.Access.Bytes,
            needsAlignment,
            isUnprivileged,
            hasSyndrome ? SyndromeOf(instruction, needsAlignment) : 0);

        private static ulong SyndromeOf(in Instruction instruction, bool ordered) =>
            IssLayouts.Isv.Mask
            | IssLayouts.Sas.Place((ulong)instruction.Access.Log2Size)
            | (instruction.Access.Signed ? IssLayouts.Sse.Mask : 0)
            | IssLayouts.Srt.Place(instruction.Rd)
            | (instruction.Access.To64 ? IssLayouts.Sf.Mask : 0)
            | (ordered ? IssLayouts.Ar.Mask : 0);
    }
}
