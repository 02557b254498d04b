using Conformance.Arm.Instructions;
using Conformance.Arm.Registers;

namespace Conformance.Arm.Execution;

public sealed partial class Cpu
{
    private Flow PerformAArch32(in AArch32Instruction i, uint condition, bool passes)
    {
        switch (i.Operation)
        {
            case Operation.And or Operation.Eor or Operation.Sub or Operation.Rsb or Operation.Add or Operation.Adc or Operation.Sbc
                or Operation.Rsc or Operation.Tst or Operation.Teq or Operation.Cmp or Operation.Cmn or Operation.Orr or Operation.Orn
                or Operation.Mov or Operation.Bic or Operation.Mvn:
                return DataProcessing(i);
            case Operation.MovWide or Operation.MovTop or Operation.AdrAdd or Operation.AdrSub
                or Operation.Mul or Operation.Mla or Operation.Mls or Operation.Umull or Operation.Umlal or Operation.Umaal or Operation.Smull
                or Operation.Smlal or Operation.Udiv or Operation.Sdiv or Operation.Sxtb or Operation.Sxth or Operation.Uxtb or Operation.Uxth
                or Operation.Bfc or Operation.Bfi or Operation.Sbfx or Operation.Ubfx or Operation.Rbit or Operation.Rev or Operation.Rev16
                or Operation.Revsh or Operation.Clz or Operation.Crc32 or Operation.Crc32c:
                return WriteResult(i, Compute(i));

            case Operation.B or Operation.Bl or Operation.BranchLinkExchange or Operation.BranchExchange or Operation.BranchExchangeJazelle
                or Operation.BranchLinkExchangeRegister or Operation.Cbz or Operation.Cbnz or Operation.TableBranch:
                return Branch(i);

            case Operation.Load or Operation.LoadAcquire:
                return LoadOne(i);
            case Operation.Store or Operation.StoreRelease:
                return StoreOne(i);
            case Operation.LoadDual:
                return LoadDual(i);
            case Operation.StoreDual:
                return StoreDual(i);
            case Operation.LoadMultiple:
                return LoadMultiple(i);
            case Operation.StoreMultiple:
                return StoreMultiple(i);
            case Operation.LoadExclusive or Operation.LoadExclusivePair:
                return LoadExclusive(i);
            case Operation.StoreExclusive or Operation.StoreExclusivePair:
                return StoreExclusive(i);

            case Operation.It:
                _it = new((byte)(i.Word >> 16));
                return Flow.Next;
            case Operation.Nop or Operation.Yield or Operation.Sev or Operation.Sevl or Operation.Dsb or Operation.Dmb or Operation.Isb or Operation.Prefetch:
                return Flow.Next;
            case Operation.Clrex:
                _exclusiveValid = false;
                return Flow.Next;
            case Operation.Unsupported:
                GoBeyond($"the guest executes 0x{i.Word:x8} at 0x{Pc:x}, an instruction that is not supported");
                return Flow.Exception;
            case Operation.Mcr or Operation.Mrc or Operation.Mcrr or Operation.Mrrc or Operation.Ldc or Operation.Stc:
                return AccessCoprocessor(i, condition, passes);
            default:
                return SystemAArch32(i, condition, passes);
        }
    }

    // The second operand of a data-processing instruction, and the carry that it leaves.
    private uint SecondOperandOf(in AArch32Instruction i, out uint carry)
    {
        carry = (_nzcv >> 29) & 1;
        if (i.Second == SecondOperand.Immediate)
        {
            carry = IsRotatedImmediate(i) ? (uint)i.Immediate >> 31 : carry;
            return (uint)i.Immediate;
        }

        uint value = GetR(i.Rm);
        return i.Second == SecondOperand.ShiftedByRegister
            ? AArch32Shift.ByRegister(value, i.ShiftType, GetR(i.Rs) & 0xff, ref carry)
            : AArch32Shift.ByImmediate(value, i.ShiftType, i.ShiftAmount, ref carry);
    }

    // A modified immediate that was not rotated leaves the carry alone.
    private static bool IsRotatedImmediate(in AArch32Instruction i) => i.IsThumb
        ? ((i.Field("i") << 1) | (i.Field("imm3") >> 2)) != 0
        : i.Field("rot") != 0;

    private Flow DataProcessing(in AArch32Instruction i)
    {
        uint second = SecondOperandOf(i, out uint carry);
        uint first = GetR(i.Rn);
        ulong carryIn = Carry;
        uint flags = _nzcv;
        ulong result = i.Operation switch
        {
            Operation.And or Operation.Tst => first & second,
            Operation.Eor or Operation.Teq => first ^ second,
            Operation.Orr => first | second,
            Operation.Orn => first | ~second,
            Operation.Bic => first & ~second,
            Operation.Mov => second,
            Operation.Mvn => ~second,
            Operation.Add or Operation.Cmn => Arithmetic.AddWithCarry(first, second, 0, false, out flags),
            Operation.Adc => Arithmetic.AddWithCarry(first, second, carryIn, false, out flags),
            Operation.Sub or Operation.Cmp => Arithmetic.AddWithCarry(first, ~second, 1, false, out flags),
            Operation.Sbc => Arithmetic.AddWithCarry(first, ~second, carryIn, false, out flags),
            Operation.Rsb => Arithmetic.AddWithCarry(~first, second, 1, false, out flags),
            _ => Arithmetic.AddWithCarry(~first, second, carryIn, false, out flags),
        };
        bool compares = i.Operation is Operation.Tst or Operation.Teq or Operation.Cmp or Operation.Cmn;
        bool setsFlags = compares || SetsFlags(i);
        if (setsFlags && !compares && i.Rd == 15)
        {
            return ReturnFromException((uint)result);
        }

        if (setsFlags)
        {
            bool isLogical = i.Operation is Operation.And or Operation.Tst or Operation.Eor or Operation.Teq or Operation.Orr or Operation.Orn
                or Operation.Bic or Operation.Mov or Operation.Mvn;
            _nzcv = isLogical ? LogicalFlagsAArch32((uint)result, carry) : flags;
        }

        return compares ? Flow.Next : WriteResult(i, (uint)result);
    }

    private bool SetsFlags(in AArch32Instruction i) => i.Flags == FlagSetting.Always || (i.Flags == FlagSetting.OutsideIt && !_it.IsInBlock);

    private uint LogicalFlagsAArch32(uint result, uint carry) =>
        (result & 0x8000_0000) | (result == 0 ? 0x4000_0000u : 0) | (carry << 29) | (_nzcv & 0x1000_0000);

    // Writing R15 is a branch (ALUWritePC).
    private Flow WriteResult(in AArch32Instruction i, uint result)
    {
        if (i.Rd != 15)
        {
            SetR(i.Rd, result);
            return Flow.Next;
        }

        return _thumb ? BranchTo(result) : BranchExchangeTo(result);
    }

    private uint Compute(in AArch32Instruction i)
    {
        uint n = GetR(i.Rn);
        uint m = GetR(i.Rm);
        uint aligned = GetR(15) & ~3u;
        switch (i.Operation)
        {
            case Operation.MovWide:
                return (uint)i.Immediate;
            case Operation.MovTop:
                return (GetR(i.Rd) & 0xffff) | ((uint)i.Immediate << 16);
            case Operation.AdrAdd:
                return aligned + (uint)i.Immediate;
            case Operation.AdrSub:
                return aligned - (uint)i.Immediate;
            case Operation.Mul:
                return Multiplied(i, n * m);
            case Operation.Mla:
                return Multiplied(i, (n * m) + GetR(i.Ra));
            case Operation.Mls:
                return GetR(i.Ra) - (n * m);
            case Operation.Umull or Operation.Umlal or Operation.Umaal or Operation.Smull or Operation.Smlal:
                return MultiplyLong(i, n, m);
            case Operation.Udiv:
                return (uint)Arithmetic.Divide(n, m, false, false);
            case Operation.Sdiv:
                return (uint)Arithmetic.Divide(n, m, true, false);
            case Operation.Sxtb:
                return Addend(i) + (uint)(sbyte)Rotated(i, m);
            case Operation.Sxth:
                return Addend(i) + (uint)(short)Rotated(i, m);
            case Operation.Uxtb:
                return Addend(i) + (byte)Rotated(i, m);
            case Operation.Uxth:
                return Addend(i) + (ushort)Rotated(i, m);
            case Operation.Bfc:
                return GetR(i.Rd) & ~FieldMask(i);
            case Operation.Bfi:
                return (GetR(i.Rd) & ~FieldMask(i)) | ((n << (int)LowestBit(i)) & FieldMask(i));
            case Operation.Sbfx:
                return (uint)((int)(n << (int)(31 - LowestBit(i) - i.Field("widthm1"))) >> (int)(31 - i.Field("widthm1")));
            case Operation.Ubfx:
                return n << (int)(31 - LowestBit(i) - i.Field("widthm1")) >> (int)(31 - i.Field("widthm1"));
            case Operation.Rbit:
                return (uint)Arithmetic.ReverseBits(m, false);
            case Operation.Rev:
                return (uint)Arithmetic.ReverseBytes(m, false);
            case Operation.Rev16:
                return (uint)Arithmetic.ReverseHalfwords(m, false);
            case Operation.Revsh:
                return (uint)(short)Arithmetic.ReverseHalfwords(m, false);
            case Operation.Clz:
                return (uint)Arithmetic.LeadingZeros(m, false);
            default:
                return (uint)Arithmetic.Crc(n, m, i.Access.Bytes, i.Operation == Operation.Crc32c);
        }
    }

    private uint Multiplied(in AArch32Instruction i, uint result)
    {
        // C and V stay as they are.
        _nzcv = SetsFlags(i) ? LogicalFlagsAArch32(result, (uint)Carry) : _nzcv;
        return result;
    }

    // RdHi is written here, RdLo is the result.
    private uint MultiplyLong(in AArch32Instruction i, uint n, uint m)
    {
        ulong accumulator = ((ulong)GetR(i.Ra) << 32) | GetR(i.Rd);
        ulong result = i.Operation switch
        {
            Operation.Umull => (ulong)n * m,
            Operation.Umlal => ((ulong)n * m) + accumulator,
            Operation.Umaal => ((ulong)n * m) + GetR(i.Ra) + GetR(i.Rd),
            Operation.Smull => (ulong)((long)(int)n * (int)m),
            _ => (ulong)((long)(int)n * (int)m) + accumulator,
        };
        if (SetsFlags(i))
        {
            _nzcv = ((uint)(result >> 32) & 0x8000_0000) | (result == 0 ? 0x4000_0000u : 0) | (_nzcv & 0x3000_0000);
        }

        SetR(i.Ra, (uint)(result >> 32));
        return (uint)result;
    }

    // SXTB and its fellows without an addend have 15 in the place of Rn, and 16-bit encodings no Rn at all.
    private uint Addend(in AArch32Instruction i) => i.Length == 2 || i.Rn == 15 ? 0 : GetR(i.Rn);

    private static uint Rotated(in AArch32Instruction i, uint value) => uint.RotateRight(value, (int)i.Field("rotate") * 8);

    private static uint LowestBit(in AArch32Instruction i) => i.IsThumb ? (i.Field("imm3") << 2) | i.Field("imm2") : i.Field("lsb");

    private static uint FieldMask(in AArch32Instruction i)
    {
        int lowest = (int)LowestBit(i);
        int highest = (int)i.Field("msb");
        return highest < lowest ? 0 : (uint)(((1UL << (highest - lowest + 1)) - 1) << lowest);
    }
}
