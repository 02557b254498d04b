using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Conformance.Arm.Instructions;
using Conformance.Arm.Memory;

namespace Conformance.Arm.Execution;

public sealed partial class Cpu
{
    /// <summary>
    /// The execution loop: runs until the budget is used up, an exception is taken, or an instruction changes what the
    /// loop relies on.
    /// </summary>
    private Flow Execute(ref long budget)
    {
        if (_aarch32)
        {
            return ExecuteAArch32(ref budget);
        }

        ulong pc = Pc;

        // A page that does not hold pc, so that the first fetch looks its own up.
        ulong pageBase = pc + GuestMemory.PageSize;
        ref Instruction page = ref Unsafe.NullRef<Instruction>();
        ref ulong x = ref MemoryMarshal.GetArrayDataReference(_x);
        long left = budget;
        Flow flow = Flow.Next;
        while (left > 0)
        {
            ulong inPage = pc - pageBase;
            if (inPage >= GuestMemory.PageSize || (pc & 3) != 0)
            {
                if (!CanFetch(pc))
                {
                    Pc = pc;
                    left--;
                    FetchAbort(pc);
                    flow = Flow.Exception;
                    break;
                }

                pageBase = pc & ~(ulong)(GuestMemory.PageSize - 1);
                page = ref MemoryMarshal.GetArrayDataReference(DecodedPage((int)((pc - Memory.Base) >> GuestMemory.PageShift)));
                inPage = pc - pageBase;
            }

            ref Instruction i = ref Unsafe.Add(ref page, (nint)(inPage >> 2));
            left--;
            ulong result;
            switch (i.Operation)
            {
                case Operation.NotDecoded:
                    i = _decoder.Decode((uint)ReadRaw((int)(pc - Memory.Base), 2));
                    left++;
                    continue;

                case Operation.Adr:
                    result = pc + (ulong)i.Immediate;
                    break;
                case Operation.Adrp:
                    result = (pc & ~0xfffUL) + (ulong)i.Immediate;
                    break;
                case Operation.AddImmediate:
                    SetXOrSp(i.Rd, Sized(i, GetXOrSp(i.Rn) + (ulong)i.Immediate));
                    pc += 4;
                    continue;
                case Operation.SubImmediate:
                    SetXOrSp(i.Rd, Sized(i, GetXOrSp(i.Rn) - (ulong)i.Immediate));
                    pc += 4;
                    continue;
                case Operation.AddsImmediate:
                    result = Arithmetic.AddWithCarry(GetXOrSp(i.Rn), (ulong)i.Immediate, 0, i.Is64, out _nzcv);
                    break;
                case Operation.SubsImmediate:
                    result = Arithmetic.AddWithCarry(GetXOrSp(i.Rn), ~(ulong)i.Immediate, 1, i.Is64, out _nzcv);
                    break;
                case Operation.AndImmediate:
                    SetXOrSp(i.Rd, Sized(i, Unsafe.Add(ref x, (nint)i.Rn) & (ulong)i.Immediate));
                    pc += 4;
                    continue;
                case Operation.OrrImmediate:
                    SetXOrSp(i.Rd, Sized(i, Unsafe.Add(ref x, (nint)i.Rn) | (ulong)i.Immediate));
                    pc += 4;
                    continue;
                case Operation.EorImmediate:
                    SetXOrSp(i.Rd, Sized(i, Unsafe.Add(ref x, (nint)i.Rn) ^ (ulong)i.Immediate));
                    pc += 4;
                    continue;
                case Operation.AndsImmediate:
                    result = Sized(i, Unsafe.Add(ref x, (nint)i.Rn) & (ulong)i.Immediate);
                    _nzcv = Arithmetic.LogicalFlags(result, i.Is64);
                    break;
                case Operation.Movn:
                    result = Sized(i, ~(ulong)i.Immediate);
                    break;
                case Operation.Movz:
                    result = (ulong)i.Immediate;
                    break;
                case Operation.Movk:
                    result = (Unsafe.Add(ref x, (nint)i.Rd) & ~(0xffffUL << MoveShift(i))) | (ulong)i.Immediate;
                    result = Sized(i, result);
                    break;
                case Operation.Sbfm:
                    result = Arithmetic.Bitfield(0, Unsafe.Add(ref x, (nint)i.Rn), Immr(i), Imms(i), 0, i.Is64);
                    break;
                case Operation.Bfm:
                    result = Arithmetic.Bitfield(Unsafe.Add(ref x, (nint)i.Rd), Unsafe.Add(ref x, (nint)i.Rn), Immr(i), Imms(i), 1, i.Is64);
                    break;
                case Operation.Ubfm:
                    result = Arithmetic.Bitfield(0, Unsafe.Add(ref x, (nint)i.Rn), Immr(i), Imms(i), 2, i.Is64);
                    break;
                case Operation.Extr:
                    result = Arithmetic.Extract(Unsafe.Add(ref x, (nint)i.Rn), Unsafe.Add(ref x, (nint)i.Rm), Imms(i), i.Is64);
                    break;

                case Operation.AndShifted:
                    result = Sized(i, Unsafe.Add(ref x, (nint)i.Rn) & Shifted(i, Unsafe.Add(ref x, (nint)i.Rm)));
                    break;
                case Operation.BicShifted:
                    result = Sized(i, Unsafe.Add(ref x, (nint)i.Rn) & ~Shifted(i, Unsafe.Add(ref x, (nint)i.Rm)));
                    break;
                case Operation.OrrShifted:
                    result = Sized(i, Unsafe.Add(ref x, (nint)i.Rn) | Shifted(i, Unsafe.Add(ref x, (nint)i.Rm)));
                    break;
                case Operation.OrnShifted:
                    result = Sized(i, Unsafe.Add(ref x, (nint)i.Rn) | ~Shifted(i, Unsafe.Add(ref x, (nint)i.Rm)));
                    break;
                case Operation.EorShifted:
                    result = Sized(i, Unsafe.Add(ref x, (nint)i.Rn) ^ Shifted(i, Unsafe.Add(ref x, (nint)i.Rm)));
                    break;
                case Operation.EonShifted:
                    result = Sized(i, Unsafe.Add(ref x, (nint)i.Rn) ^ ~Shifted(i, Unsafe.Add(ref x, (nint)i.Rm)));
                    break;
                case Operation.AndsShifted:
                    result = Sized(i, Unsafe.Add(ref x, (nint)i.Rn) & Shifted(i, Unsafe.Add(ref x, (nint)i.Rm)));
                    _nzcv = Arithmetic.LogicalFlags(result, i.Is64);
                    break;
                case Operation.BicsShifted:
                    result = Sized(i, Unsafe.Add(ref x, (nint)i.Rn) & ~Shifted(i, Unsafe.Add(ref x, (nint)i.Rm)));
                    _nzcv = Arithmetic.LogicalFlags(result, i.Is64);
                    break;
                case Operation.AddShifted:
                    result = Sized(i, Unsafe.Add(ref x, (nint)i.Rn) + Shifted(i, Unsafe.Add(ref x, (nint)i.Rm)));
                    break;
                case Operation.SubShifted:
                    result = Sized(i, Unsafe.Add(ref x, (nint)i.Rn) - Shifted(i, Unsafe.Add(ref x, (nint)i.Rm)));
                    break;
                case Operation.AddsShifted:
                    result = Arithmetic.AddWithCarry(Unsafe.Add(ref x, (nint)i.Rn), Shifted(i, Unsafe.Add(ref x, (nint)i.Rm)), 0, i.Is64, out _nzcv);
                    break;
                case Operation.SubsShifted:
                    result = Arithmetic.AddWithCarry(Unsafe.Add(ref x, (nint)i.Rn), ~Shifted(i, Unsafe.Add(ref x, (nint)i.Rm)), 1, i.Is64, out _nzcv);
                    break;
                case Operation.AddExtended:
                    SetXOrSp(i.Rd, Sized(i, GetXOrSp(i.Rn) + Extended(i)));
                    pc += 4;
                    continue;
                case Operation.SubExtended:
                    SetXOrSp(i.Rd, Sized(i, GetXOrSp(i.Rn) - Extended(i)));
                    pc += 4;
                    continue;
                case Operation.AddsExtended:
                    result = Arithmetic.AddWithCarry(GetXOrSp(i.Rn), Extended(i), 0, i.Is64, out _nzcv);
                    break;
                case Operation.SubsExtended:
                    result = Arithmetic.AddWithCarry(GetXOrSp(i.Rn), ~Extended(i), 1, i.Is64, out _nzcv);
                    break;
                case Operation.Adc:
                    result = Arithmetic.AddWithCarry(Unsafe.Add(ref x, (nint)i.Rn), Unsafe.Add(ref x, (nint)i.Rm), Carry, i.Is64, out _);
                    break;
                case Operation.Adcs:
                    result = Arithmetic.AddWithCarry(Unsafe.Add(ref x, (nint)i.Rn), Unsafe.Add(ref x, (nint)i.Rm), Carry, i.Is64, out _nzcv);
                    break;
                case Operation.Sbc:
                    result = Arithmetic.AddWithCarry(Unsafe.Add(ref x, (nint)i.Rn), ~Unsafe.Add(ref x, (nint)i.Rm), Carry, i.Is64, out _);
                    break;
                case Operation.Sbcs:
                    result = Arithmetic.AddWithCarry(Unsafe.Add(ref x, (nint)i.Rn), ~Unsafe.Add(ref x, (nint)i.Rm), Carry, i.Is64, out _nzcv);
                    break;
                case Operation.CcmnRegister:
                    ConditionalCompare(i, Unsafe.Add(ref x, (nint)i.Rm), 0);
                    pc += 4;
                    continue;
                case Operation.CcmpRegister:
                    ConditionalCompare(i, ~Unsafe.Add(ref x, (nint)i.Rm), 1);
                    pc += 4;
                    continue;
                case Operation.CcmnImmediate:
                    ConditionalCompare(i, i.Rm, 0);
                    pc += 4;
                    continue;
                case Operation.CcmpImmediate:
                    ConditionalCompare(i, ~(ulong)i.Rm, 1);
                    pc += 4;
                    continue;
                case Operation.Csel:
                    result = Sized(i, Unsafe.Add(ref x, (nint)(Holds(i) ? i.Rn : i.Rm)));
                    break;
                case Operation.Csinc:
                    result = Sized(i, Holds(i) ? Unsafe.Add(ref x, (nint)i.Rn) : Unsafe.Add(ref x, (nint)i.Rm) + 1);
                    break;
                case Operation.Csinv:
                    result = Sized(i, Holds(i) ? Unsafe.Add(ref x, (nint)i.Rn) : ~Unsafe.Add(ref x, (nint)i.Rm));
                    break;
                case Operation.Csneg:
                    result = Sized(i, Holds(i) ? Unsafe.Add(ref x, (nint)i.Rn) : 0 - Unsafe.Add(ref x, (nint)i.Rm));
                    break;
                case Operation.Rbit:
                    result = Arithmetic.ReverseBits(Unsafe.Add(ref x, (nint)i.Rn), i.Is64);
                    break;
                case Operation.Rev16:
                    result = Arithmetic.ReverseHalfwords(Unsafe.Add(ref x, (nint)i.Rn), i.Is64);
                    break;
                case Operation.Rev32:
                    result = Arithmetic.ReverseWords(Unsafe.Add(ref x, (nint)i.Rn));
                    break;
                case Operation.Rev:
                    result = Arithmetic.ReverseBytes(Unsafe.Add(ref x, (nint)i.Rn), i.Is64);
                    break;
                case Operation.Clz:
                    result = Arithmetic.LeadingZeros(Unsafe.Add(ref x, (nint)i.Rn), i.Is64);
                    break;
                case Operation.Cls:
                    result = Arithmetic.LeadingSigns(Unsafe.Add(ref x, (nint)i.Rn), i.Is64);
                    break;
                case Operation.Udiv:
                    result = Arithmetic.Divide(Unsafe.Add(ref x, (nint)i.Rn), Unsafe.Add(ref x, (nint)i.Rm), false, i.Is64);
                    break;
                case Operation.Sdiv:
                    result = Arithmetic.Divide(Unsafe.Add(ref x, (nint)i.Rn), Unsafe.Add(ref x, (nint)i.Rm), true, i.Is64);
                    break;
                case Operation.Lslv:
                    result = ShiftedByRegister(i, 0);
                    break;
                case Operation.Lsrv:
                    result = ShiftedByRegister(i, 1);
                    break;
                case Operation.Asrv:
                    result = ShiftedByRegister(i, 2);
                    break;
                case Operation.Rorv:
                    result = ShiftedByRegister(i, 3);
                    break;
                case Operation.Crc32:
                    result = Arithmetic.Crc((uint)Unsafe.Add(ref x, (nint)i.Rn), Unsafe.Add(ref x, (nint)i.Rm), i.Access.Bytes, false);
                    break;
                case Operation.Crc32c:
                    result = Arithmetic.Crc((uint)Unsafe.Add(ref x, (nint)i.Rn), Unsafe.Add(ref x, (nint)i.Rm), i.Access.Bytes, true);
                    break;
                case Operation.Madd:
                    result = Sized(i, Unsafe.Add(ref x, (nint)i.Ra) + (Unsafe.Add(ref x, (nint)i.Rn) * Unsafe.Add(ref x, (nint)i.Rm)));
                    break;
                case Operation.Msub:
                    result = Sized(i, Unsafe.Add(ref x, (nint)i.Ra) - (Unsafe.Add(ref x, (nint)i.Rn) * Unsafe.Add(ref x, (nint)i.Rm)));
                    break;
                case Operation.Smaddl:
                    result = Unsafe.Add(ref x, (nint)i.Ra) + (ulong)((long)(int)Unsafe.Add(ref x, (nint)i.Rn) * (int)Unsafe.Add(ref x, (nint)i.Rm));
                    break;
                case Operation.Smsubl:
                    result = Unsafe.Add(ref x, (nint)i.Ra) - (ulong)((long)(int)Unsafe.Add(ref x, (nint)i.Rn) * (int)Unsafe.Add(ref x, (nint)i.Rm));
                    break;
                case Operation.Umaddl:
                    result = Unsafe.Add(ref x, (nint)i.Ra) + ((ulong)(uint)Unsafe.Add(ref x, (nint)i.Rn) * (uint)Unsafe.Add(ref x, (nint)i.Rm));
                    break;
                case Operation.Umsubl:
                    result = Unsafe.Add(ref x, (nint)i.Ra) - ((ulong)(uint)Unsafe.Add(ref x, (nint)i.Rn) * (uint)Unsafe.Add(ref x, (nint)i.Rm));
                    break;
                case Operation.Smulh:
                    result = (ulong)Math.BigMul((long)Unsafe.Add(ref x, (nint)i.Rn), (long)Unsafe.Add(ref x, (nint)i.Rm), out _);
                    break;
                case Operation.Umulh:
                    result = Math.BigMul(Unsafe.Add(ref x, (nint)i.Rn), Unsafe.Add(ref x, (nint)i.Rm), out _);
                    break;

                case Operation.B:
                    pc += (ulong)i.Immediate;
                    continue;
                case Operation.Bl:
                    Unsafe.Add(ref x, 30) = pc + 4;
                    pc += (ulong)i.Immediate;
                    continue;
                case Operation.BCond:
                    pc += Arithmetic.ConditionHolds(i.Word & 0xf, _nzcv) ? (ulong)i.Immediate : 4;
                    continue;
                case Operation.Cbz:
                    pc += Sized(i, Unsafe.Add(ref x, (nint)i.Rd)) == 0 ? (ulong)i.Immediate : 4;
                    continue;
                case Operation.Cbnz:
                    pc += Sized(i, Unsafe.Add(ref x, (nint)i.Rd)) != 0 ? (ulong)i.Immediate : 4;
                    continue;
                case Operation.Tbz:
                    pc += TestedBit(i, Unsafe.Add(ref x, (nint)i.Rd)) == 0 ? BranchOffset14(i) : 4;
                    continue;
                case Operation.Tbnz:
                    pc += TestedBit(i, Unsafe.Add(ref x, (nint)i.Rd)) != 0 ? BranchOffset14(i) : 4;
                    continue;
                case Operation.Br:
                case Operation.Ret:
                    pc = Unsafe.Add(ref x, (nint)i.Rn);
                    continue;
                case Operation.Blr:
                    result = Unsafe.Add(ref x, (nint)i.Rn);
                    Unsafe.Add(ref x, 30) = pc + 4;
                    pc = result;
                    continue;

                case Operation.Nop:
                case Operation.Yield:
                case Operation.Sev:
                case Operation.Sevl:
                case Operation.Dsb:
                case Operation.Dmb:
                case Operation.Isb:
                case Operation.Prefetch:
                    pc += 4;
                    continue;

                default:
                    Pc = pc;
                    flow = ExecuteRare(i);
                    Unsafe.Add(ref x, 31) = 0;
                    if (flow == Flow.Next)
                    {
                        pc += 4;
                        continue;
                    }

                    pc = Pc;
                    if (flow == Flow.Jump)
                    {
                        flow = Flow.Next;
                        continue;
                    }

                    goto Done;
            }

            Unsafe.Add(ref x, (nint)i.Rd) = result;
            Unsafe.Add(ref x, 31) = 0;
            pc += 4;
        }

        if (flow == Flow.Next)
        {
            Pc = pc;
        }

    Done:
        Retired += (ulong)(budget - left);
        budget = left;
        return flow;
    }

    // Memory, exceptions and system instructions: out of line, so that the loop above stays small enough to be compiled well.
    private Flow ExecuteRare(in Instruction i) => i.Operation switch
    {
        >= Operation.LoadLiteral => ExecuteMemory(i),
        _ => ExecuteSystem(i),
    };

    private Instruction[] DecodedPage(int page)
    {
        Memory.MarkDecoded(page);
        return _decoded[page] ??= new Instruction[GuestMemory.PageSize / 4];
    }

    /// <summary>What the instruction at an address does; <see cref="Operation.NotDecoded"/> where none can be fetched.</summary>
    public Operation OperationAt(ulong pc)
    {
        if (_aarch32)
        {
            return TryDecodeAArch32(pc, out AArch32Instruction instruction) ? instruction.Operation : Operation.NotDecoded;
        }

        if (!CanFetch(pc))
        {
            return Operation.NotDecoded;
        }

        ref Instruction i = ref DecodedPage((int)((pc - Memory.Base) >> GuestMemory.PageShift))[(int)(pc & (GuestMemory.PageSize - 1)) >> 2];
        if (i.Operation == Operation.NotDecoded)
        {
            i = _decoder.Decode((uint)ReadRaw((int)(pc - Memory.Base), 2));
        }

        return i.Operation;
    }

    /// <summary>Whether software step reports the operation with EX set.</summary>
    public static bool IsLoadExclusive(Operation operation) => operation is Operation.LoadExclusive or Operation.LoadExclusivePair;

    private ulong Carry => (_nzcv >> 29) & 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Sized(in Instruction i, ulong value) => i.Is64 ? value : (uint)value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong GetXOrSp(int index) => index == 31 ? _sp[SpIndex] : _x[index];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SetXOrSp(int index, ulong value)
    {
        if (index == 31)
        {
            _sp[SpIndex] = value;
        }
        else
        {
            _x[index] = value;
        }
    }

    private static int MoveShift(in Instruction i) => (int)((i.Word >> 21) & 3) * 16;

    private static int Immr(in Instruction i) => (int)(i.Word >> 16) & 63;

    private static int Imms(in Instruction i) => (int)(i.Word >> 10) & 63;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Shifted(in Instruction i, ulong value) => Arithmetic.Shift(value, (i.Word >> 22) & 3, Imms(i), i.Is64);

    private ulong Extended(in Instruction i) => Arithmetic.Extend(_x[i.Rm], (i.Word >> 13) & 7, (int)(i.Word >> 10) & 7);

    private ulong ShiftedByRegister(in Instruction i, uint type) =>
        Arithmetic.Shift(_x[i.Rn], type, (int)_x[i.Rm] & (i.Is64 ? 63 : 31), i.Is64);

    private bool Holds(in Instruction i) => Arithmetic.ConditionHolds((i.Word >> 12) & 0xf, _nzcv);

    private void ConditionalCompare(in Instruction i, ulong operand, ulong carry)
    {
        if (Holds(i))
        {
            Arithmetic.AddWithCarry(_x[i.Rn], operand, carry, i.Is64, out _nzcv);
        }
        else
        {
            _nzcv = i.Word << 28;
        }
    }

    private static ulong TestedBit(in Instruction i, ulong value) => (value >> (int)(((i.Word >> 26) & 32) | ((i.Word >> 19) & 31))) & 1;

    private static ulong BranchOffset14(in Instruction i) => (ulong)((int)(i.Word << 13) >> 18 << 2);
}
