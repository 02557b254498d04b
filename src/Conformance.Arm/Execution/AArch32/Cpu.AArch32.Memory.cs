using System.Buffers.Binary;
using System.Numerics;
using Conformance.Arm.Instructions;
using Conformance.Arm.Syndromes;

namespace Conformance.Arm.Execution;

public sealed partial class Cpu
{
    private ulong FromMemory(ulong raw, int log2Size) => !IsBigEndian ? raw : log2Size switch
    {
        0 => raw,
        1 => BinaryPrimitives.ReverseEndianness((ushort)raw),
        2 => BinaryPrimitives.ReverseEndianness((uint)raw),
        _ => BinaryPrimitives.ReverseEndianness(raw),
    };

    // The offset: an immediate, or a register with a shift.
    private uint OffsetOf(in AArch32Instruction i)
    {
        uint carry = (uint)Carry;
        return i.Second == SecondOperand.Immediate ? (uint)i.Immediate : AArch32Shift.ByImmediate(GetR(i.Rm), i.ShiftType, i.ShiftAmount, ref carry);
    }

    // Literals count from the aligned address of the instruction.
    private uint BaseOf(in AArch32Instruction i) => i.Rn == 15 ? GetR(15) & ~3u : GetR(i.Rn);

    private (uint Address, uint End) AddressOf(in AArch32Instruction i)
    {
        uint start = BaseOf(i);
        uint offset = OffsetOf(i);
        uint end = i.IsAdded ? start + offset : start - offset;
        return (i.IsPreIndexed ? end : start, end);
    }

    private void WriteBack(in AArch32Instruction i, uint end)
    {
        if (i.IsWrittenBack || !i.IsPreIndexed)
        {
            SetR(i.Rn, end);
        }
    }

    // The syndrome of an access with write-back is not valid, nor is one that loads R15.
    private Access AccessOf(in AArch32Instruction i, bool isWrite)
    {
        bool ordered = i.Operation is Operation.LoadAcquire or Operation.StoreRelease;
        bool hasSyndrome = i.Rt != 15 && i.IsPreIndexed && !i.IsWrittenBack;
        ulong syndrome = IssLayouts.Isv.Mask
            | IssLayouts.Sas.Place((ulong)i.Access.Log2Size)
            | (i.Access.Signed ? IssLayouts.Sse.Mask : 0)
            | IssLayouts.Srt.Place(Model.AbortsNameAArch32Registers ? i.Rt : (ulong)(i.Rt == 15 ? 0 : _bank[i.Rt]))
            | (ordered ? IssLayouts.Ar.Mask : 0);
        return new(isWrite, i.Access.Bytes, ordered, i.Field("T") != 0, hasSyndrome ? syndrome : 0);
    }

    private Flow LoadOne(in AArch32Instruction i)
    {
        (uint address, uint end) = AddressOf(i);
        if (!Load(address, i.Access.Log2Size, AccessOf(i, false), out ulong raw))
        {
            return Flow.Exception;
        }

        WriteBack(i, end);
        uint value = (uint)i.Access.Extend(FromMemory(raw, i.Access.Log2Size));
        return Loaded(i.Rt, value);
    }

    // Loading R15 is a branch that may change the instruction set (LoadWritePC).
    private Flow Loaded(int rt, uint value)
    {
        if (rt == 15)
        {
            return BranchExchangeTo(value);
        }

        SetR(rt, value);
        return Flow.Next;
    }

    private Flow StoreOne(in AArch32Instruction i)
    {
        (uint address, uint end) = AddressOf(i);
        ulong value = FromMemory(GetR(i.Rt), i.Access.Log2Size);
        if (!Store(address, i.Access.Log2Size, AccessOf(i, true), value))
        {
            return Flow.Exception;
        }

        WriteBack(i, end);
        return Flow.Next;
    }

    // Two words, each aligned; a faulting second one leaves the registers as they were.
    private Flow LoadDual(in AArch32Instruction i)
    {
        if (IsOddPair(i))
        {
            return RaiseUndefined();
        }

        (uint address, uint end) = AddressOf(i);
        if (!LoadSlowly(address, 2, WordAccess(false), out ulong first) || !LoadSlowly(address + 4, 2, WordAccess(false), out ulong second))
        {
            return Flow.Exception;
        }

        // A base that is loaded as well is CONSTRAINED UNPREDICTABLE; the written-back address wins, as it does on QEMU.
        SetR(i.Rt, (uint)FromMemory(first, 2));
        SetR(i.Rt2, (uint)FromMemory(second, 2));
        WriteBack(i, end);
        return Flow.Next;
    }

    private Flow StoreDual(in AArch32Instruction i)
    {
        if (IsOddPair(i))
        {
            return RaiseUndefined();
        }

        (uint address, uint end) = AddressOf(i);
        if (!StoreWord(address, GetR(i.Rt)) || !StoreWord(address + 4, GetR(i.Rt2)))
        {
            return Flow.Exception;
        }

        WriteBack(i, end);
        return Flow.Next;
    }

    private static Access WordAccess(bool isWrite) => new(isWrite, 4, true, false, 0);

    private bool StoreWord(uint address, uint value) => Store(address, 2, WordAccess(true), FromMemory(value, 2));

    // P with U says before or after, U alone up or down: LDMIA, LDMIB, LDMDA, LDMDB.
    private static uint LowestAddress(in AArch32Instruction i, uint start, uint bytes) => (i.IsAdded, i.IsPreIndexed) switch
    {
        (true, false) => start,
        (true, true) => start + 4,
        (false, false) => start - bytes + 4,
        _ => start - bytes,
    };

    private Flow LoadMultiple(in AArch32Instruction i)
    {
        uint start = GetR(i.Rn);
        uint bytes = (uint)BitOperations.PopCount(i.Registers) * 4;
        uint address = LowestAddress(i, start, bytes);
        bool isUser = i.Flags != FlagSetting.Never && (i.Registers & 0x8000) == 0;
        if (IsUndefinedList(i, isUser, !i.IsThumb || i.Length == 4))
        {
            return RaiseUndefined();
        }

        uint target = 0;
        uint newBase = i.IsAdded ? start + bytes : start - bytes;
        for (int n = 0; n < 16; n++)
        {
            if ((i.Registers >> n & 1) == 0)
            {
                continue;
            }

            if (!LoadSlowly(address, 2, WordAccess(false), out ulong raw))
            {
                return Flow.Exception;
            }

            uint value = (uint)FromMemory(raw, 2);
            address += 4;
            if (n == 15)
            {
                target = value;
            }
            else if (isUser)
            {
                _x[n] = value;
            }
            else if (n == i.Rn)
            {
                // The base is written last, so that an abort finds it as it was.
                newBase = value;
            }
            else
            {
                SetR(n, value);
            }
        }

        if (i.IsWrittenBack || (!isUser && (i.Registers >> i.Rn & 1) != 0))
        {
            SetR(i.Rn, newBase);
        }

        if ((i.Registers & 0x8000) == 0)
        {
            return Flow.Next;
        }

        return i.Flags != FlagSetting.Never ? ReturnFromException(target) : BranchExchangeTo(target);
    }

    // In A32 the first of two registers is an even one; an odd one is CONSTRAINED UNPREDICTABLE: UNDEFINED, as on QEMU. So are the
    // registers that exclusives must not share.
    private static bool IsOddPair(in AArch32Instruction i) => !i.IsThumb && (i.Rt & 1) != 0;

    // CONSTRAINED UNPREDICTABLE: UNDEFINED, as on QEMU. Loading user registers with write-back, any list with a caret at EL0, a base that is
    // R15, too few registers, and with write-back a base in the list, where that is not allowed.
    private bool IsUndefinedList(in AArch32Instruction i, bool isUser, bool refusesBase) =>
        (isUser && i.IsWrittenBack)
        || (_el == 0 && i.Flags != FlagSetting.Never)
        || i.Rn == 15
        || BitOperations.PopCount(i.Registers) < (i.IsThumb && i.Length == 4 ? 2 : 1)
        || (refusesBase && i.IsWrittenBack && (i.Registers >> i.Rn & 1) != 0);

    private Flow StoreMultiple(in AArch32Instruction i)
    {
        uint start = GetR(i.Rn);
        uint bytes = (uint)BitOperations.PopCount(i.Registers) * 4;
        uint address = LowestAddress(i, start, bytes);
        if (IsUndefinedList(i, false, i.IsThumb && i.Length == 4))
        {
            return RaiseUndefined();
        }

        for (int n = 0; n < 16; n++)
        {
            if ((i.Registers >> n & 1) == 0)
            {
                continue;
            }

            if (!StoreWord(address, i.Flags != FlagSetting.Never && n < 15 ? (uint)_x[n] : GetR(n)))
            {
                return Flow.Exception;
            }

            address += 4;
        }

        if (i.IsWrittenBack)
        {
            SetR(i.Rn, i.IsAdded ? start + bytes : start - bytes);
        }

        return Flow.Next;
    }

    private Flow LoadExclusive(in AArch32Instruction i)
    {
        bool pair = i.Operation == Operation.LoadExclusivePair;
        if ((pair && (IsOddPair(i) || i.Rt2 == 15 || i.Rt == i.Rt2)) || i.Rn == 15 || i.Rt == 15)
        {
            return RaiseUndefined();
        }

        uint address = GetR(i.Rn) + (uint)i.Immediate;
        int bytes = pair ? 8 : i.Access.Bytes;
        Access access = new(false, bytes, true, false, 0);
        if (!LoadSlowly(address, pair ? 3 : i.Access.Log2Size, access, out ulong raw))
        {
            return Flow.Exception;
        }

        _exclusiveValid = true;
        _exclusiveAddress = address;
        if (pair)
        {
            SetR(i.Rt, (uint)FromMemory((uint)raw, 2));
            SetR(i.Rt2, (uint)FromMemory(raw >> 32, 2));
        }
        else
        {
            SetR(i.Rt, (uint)FromMemory(raw, i.Access.Log2Size));
        }

        return Flow.Next;
    }

    private Flow StoreExclusive(in AArch32Instruction i)
    {
        bool pair = i.Operation == Operation.StoreExclusivePair;
        if ((pair && (IsOddPair(i) || i.Rt2 == 15 || i.Rd == i.Rt2)) || i.Rd == i.Rn || i.Rd == i.Rt || i.Rd == 15 || i.Rn == 15 || i.Rt == 15)
        {
            return RaiseUndefined();
        }

        uint address = GetR(i.Rn) + (uint)i.Immediate;
        int log2Size = pair ? 3 : i.Access.Log2Size;
        bool passes = _exclusiveValid && _exclusiveAddress == address;
        _exclusiveValid = false;
        if (passes)
        {
            Access access = new(true, 1 << log2Size, true, false, 0);
            if ((Model.StoreExclusiveReads && !CheckAccess(address, 1 << log2Size, access with { IsWrite = false }))
                || !CheckAccess(address, 1 << log2Size, access))
            {
                return Flow.Exception;
            }

            ulong value = pair
                ? FromMemory(GetR(i.Rt), 2) | (FromMemory(GetR(i.Rt2), 2) << 32)
                : FromMemory(GetR(i.Rt), log2Size);
            Write(address, log2Size, value);
        }

        SetR(i.Rd, passes ? 0u : 1);
        return Flow.Next;
    }
}
