using Conformance.Arm.Instructions;

namespace Conformance.Arm.Execution;

public sealed partial class Cpu
{
    private Flow ExecuteMemory(in Instruction i)
    {
        switch (i.Operation)
        {
            case Operation.LoadLiteral:
                return LoadRegister(i, Pc + (ulong)i.Immediate, Access.Of(i, false));
            case Operation.LoadImmediate:
                return LoadRegister(i, GetXOrSp(i.Rn) + (ulong)i.Immediate, Access.Of(i, false));
            case Operation.StoreImmediate:
                return StoreRegister(i, GetXOrSp(i.Rn) + (ulong)i.Immediate, Access.Of(i, true));
            case Operation.LoadUnprivileged:
                return LoadRegister(i, GetXOrSp(i.Rn) + (ulong)i.Immediate, Access.Of(i, false, isUnprivileged: true));
            case Operation.StoreUnprivileged:
                return StoreRegister(i, GetXOrSp(i.Rn) + (ulong)i.Immediate, Access.Of(i, true, isUnprivileged: true));
            case Operation.LoadRegisterOffset:
                return LoadRegister(i, GetXOrSp(i.Rn) + IndexOffset(i), Access.Of(i, false));
            case Operation.StoreRegisterOffset:
                return StoreRegister(i, GetXOrSp(i.Rn) + IndexOffset(i), Access.Of(i, true));
            case Operation.LoadPostIndex:
            case Operation.LoadPreIndex:
            case Operation.StorePostIndex:
            case Operation.StorePreIndex:
                return WriteBackSingle(i);
            case Operation.LoadPair:
            case Operation.LoadPairPostIndex:
            case Operation.LoadPairPreIndex:
                return LoadPair(i);
            case Operation.StorePair:
            case Operation.StorePairPostIndex:
            case Operation.StorePairPreIndex:
                return StorePair(i);
            case Operation.LoadAcquirePc:
                return LoadRegister(i, GetXOrSp(i.Rn), Access.Of(i, false, needsAlignment: true) with { NeedsAlignment = Model.LdaprChecksAlignment });
            case Operation.LoadAcquire:
                return LoadRegister(i, GetXOrSp(i.Rn), Access.Of(i, false, needsAlignment: true));
            case Operation.StoreRelease:
                return StoreRegister(i, GetXOrSp(i.Rn), Access.Of(i, true, needsAlignment: true));
            case Operation.LoadExclusive:
            case Operation.LoadExclusivePair:
                return LoadExclusive(i);
            case Operation.StoreExclusive:
            case Operation.StoreExclusivePair:
                return StoreExclusive(i);
            case Operation.CompareAndSwapPair:
                return CompareAndSwapPair(i);
            default:
                return Atomic(i);
        }
    }

    private Flow LoadRegister(in Instruction i, ulong address, in Access access)
    {
        if (!Load(address, i.Access.Log2Size, access, out ulong raw))
        {
            return Flow.Exception;
        }

        _x[i.Rd] = i.Access.Extend(raw);
        return Flow.Next;
    }

    private Flow StoreRegister(in Instruction i, ulong address, in Access access) =>
        Store(address, i.Access.Log2Size, access, _x[i.Rd]) ? Flow.Next : Flow.Exception;

    private ulong IndexOffset(in Instruction i) =>
        Arithmetic.Extend(_x[i.Rm], (i.Word >> 13) & 7, (i.Word & 0x1000) != 0 ? i.Access.Log2Size : 0);

    // What is done after a write has a copy of the instruction: a store that overwrites itself leaves nothing decoded in its place.
    // The base register changes only when the access succeeds. The syndrome of an access with write-back is not valid.
    private Flow WriteBackSingle(Instruction i)
    {
        ulong start = GetXOrSp(i.Rn);
        ulong end = start + (ulong)i.Immediate;
        bool post = i.Operation is Operation.LoadPostIndex or Operation.StorePostIndex;
        bool load = i.Operation is Operation.LoadPostIndex or Operation.LoadPreIndex;
        Access access = Access.Of(i, !load, hasSyndrome: false);
        Flow flow = load ? LoadRegister(i, post ? start : end, access) : StoreRegister(i, post ? start : end, access);

        // A load into its own base is CONSTRAINED UNPREDICTABLE; the written-back address wins.
        if (flow == Flow.Next)
        {
            SetXOrSp(i.Rn, end);
        }

        return flow;
    }

    private Flow LoadPair(in Instruction i)
    {
        (ulong address, ulong end) = PairAddress(i);
        Access access = Access.Of(i, false, hasSyndrome: false);
        if (!Load(address, i.Access.Log2Size, access, out ulong first)
            || !Load(address + (ulong)i.Access.Bytes, i.Access.Log2Size, access, out ulong second))
        {
            return Flow.Exception;
        }

        _x[i.Rd] = i.Access.Extend(first);
        _x[i.Ra] = i.Access.Extend(second);
        _x[31] = 0;
        WriteBackPair(i, end);
        return Flow.Next;
    }

    // A fault on the second half leaves the first one written or not, which is the core's choice (Arm ARM B2.2.1).
    private Flow StorePair(Instruction i)
    {
        (ulong address, ulong end) = PairAddress(i);
        Access access = Access.Of(i, true, hasSyndrome: false);
        ulong second = address + (ulong)i.Access.Bytes;
        if (!CheckAccess(address, i.Access.Bytes, access))
        {
            return Flow.Exception;
        }

        bool reachesSecond = CheckAccess(second, i.Access.Bytes, access);
        if (reachesSecond || Model.StoresPairInTurn)
        {
            Write(address, i.Access.Log2Size, _x[i.Rd]);
        }

        if (!reachesSecond)
        {
            return Flow.Exception;
        }

        Write(second, i.Access.Log2Size, _x[i.Ra]);
        WriteBackPair(i, end);
        return Flow.Next;
    }

    private (ulong Address, ulong End) PairAddress(in Instruction i)
    {
        ulong start = GetXOrSp(i.Rn);
        ulong end = start + (ulong)i.Immediate;
        return (i.Operation is Operation.LoadPairPostIndex or Operation.StorePairPostIndex ? start : end, end);
    }

    private void WriteBackPair(in Instruction i, ulong end)
    {
        if (i.Operation is not (Operation.LoadPair or Operation.StorePair))
        {
            SetXOrSp(i.Rn, end);
        }
    }

    private Flow LoadExclusive(in Instruction i)
    {
        ulong address = GetXOrSp(i.Rn);
        bool pair = i.Operation == Operation.LoadExclusivePair;
        int bytes = i.Access.Bytes;
        Access access = Access.Of(i, false, needsAlignment: true, hasSyndrome: false) with { Alignment = pair ? 2 * bytes : bytes };
        ulong second = 0;
        if (!LoadSlowly(address, i.Access.Log2Size, access, out ulong first)
            || (pair && !LoadSlowly(address + (ulong)bytes, i.Access.Log2Size, access with { Alignment = bytes }, out second)))
        {
            return Flow.Exception;
        }

        _exclusiveValid = true;
        _exclusiveAddress = address;
        _x[i.Rd] = first;
        if (pair)
        {
            _x[31] = 0;
            _x[i.Ra] = second;
        }

        return Flow.Next;
    }

    private Flow StoreExclusive(Instruction i)
    {
        ulong address = GetXOrSp(i.Rn);
        bool pair = i.Operation == Operation.StoreExclusivePair;
        int bytes = i.Access.Bytes;
        bool passes = _exclusiveValid ? _exclusiveAddress == address : Model.OpenMonitorHoldsLastAddress && address == ulong.MaxValue;
        _exclusiveValid = false;
        if (passes)
        {
            Access access = Access.Of(i, true, needsAlignment: true, hasSyndrome: false) with { Alignment = pair ? 2 * bytes : bytes };
            if ((Model.StoreExclusiveReads && !CheckAccess(address, pair ? 2 * bytes : bytes, access with { IsWrite = false }))
                || !CheckAccess(address, pair ? 2 * bytes : bytes, access))
            {
                return Flow.Exception;
            }

            Write(address, i.Access.Log2Size, _x[i.Rd]);
            if (pair)
            {
                Write(address + (ulong)bytes, i.Access.Log2Size, _x[i.Ra]);
            }
        }

        _x[i.Rm] = passes ? 0UL : 1;
        return Flow.Next;
    }

    // What a read of the location would meet is reported as met by a read (Arm ARM D19.2.37, WnR).
    private bool CheckAtomicAccess(ulong address, int bytes, in Access access) =>
        CheckAccess(address, bytes, access with { IsWrite = false }) && CheckAccess(address, bytes, access);

    private Flow Atomic(Instruction i)
    {
        ulong address = GetXOrSp(i.Rn);
        Access access = Access.Of(i, true, needsAlignment: true, hasSyndrome: false);
        if (!CheckAtomicAccess(address, i.Access.Bytes, access))
        {
            return Flow.Exception;
        }

        ulong old = ReadRaw((int)(address - Memory.Base), i.Access.Log2Size);
        ulong mask = i.Access.Log2Size == 3 ? ulong.MaxValue : (1UL << (8 * i.Access.Bytes)) - 1;
        ulong operand = _x[i.Rm] & mask;
        if (i.Operation == Operation.CompareAndSwap)
        {
            if (old == operand)
            {
                Write(address, i.Access.Log2Size, _x[i.Rd]);
            }

            _x[i.Rm] = old;
            return Flow.Next;
        }

        int unused = 64 - (8 * i.Access.Bytes);
        long signedOld = (long)(old << unused);
        long signedOperand = (long)(operand << unused);
        ulong updated = i.Operation switch
        {
            Operation.Swap => operand,
            Operation.AtomicAdd => old + operand,
            Operation.AtomicClear => old & ~operand,
            Operation.AtomicEor => old ^ operand,
            Operation.AtomicSet => old | operand,
            Operation.AtomicSignedMax => signedOld > signedOperand ? old : operand,
            Operation.AtomicSignedMin => signedOld < signedOperand ? old : operand,
            Operation.AtomicUnsignedMax => Math.Max(old, operand),
            _ => Math.Min(old, operand),
        };
        Write(address, i.Access.Log2Size, updated);
        _x[i.Rd] = old;
        return Flow.Next;
    }

    private Flow CompareAndSwapPair(Instruction i)
    {
        ulong address = GetXOrSp(i.Rn);
        int bytes = i.Access.Bytes;
        Access access = Access.Of(i, true, needsAlignment: true, hasSyndrome: false) with { Alignment = 2 * bytes };
        if (!CheckAtomicAccess(address, bytes, access) || !CheckAtomicAccess(address + (ulong)bytes, bytes, access with { Alignment = bytes }))
        {
            return Flow.Exception;
        }

        int log2 = i.Access.Log2Size;
        ulong mask = log2 == 3 ? ulong.MaxValue : uint.MaxValue;
        ulong first = ReadRaw((int)(address - Memory.Base), log2);
        ulong second = ReadRaw((int)(address - Memory.Base) + bytes, log2);
        if (first == (_x[i.Rm] & mask) && second == (_x[i.Rm | 1] & mask))
        {
            Write(address, log2, _x[i.Rd]);
            Write(address + (ulong)bytes, log2, _x[i.Rd | 1]);
        }

        _x[i.Rm] = first;
        _x[i.Rm | 1] = second;
        return Flow.Next;
    }
}
