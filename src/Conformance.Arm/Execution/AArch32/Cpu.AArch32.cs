using Conformance.Arm.Instructions;
using Conformance.Arm.Memory;
using Conformance.Arm.Registers;
using Conformance.Arm.Rules;
using Conformance.Arm.Syndromes;

namespace Conformance.Arm.Execution;

// AArch32: PSTATE, the view of the registers, and the execution loop.
public sealed partial class Cpu
{
    // PSTATE.M with nRW.
    private const ulong ModeBits = 0x1f;

    // PSTATE.T.
    private const ulong ThumbBit = 0x20;

    // PSTATE.{A, I, F}.
    private const ulong AArch32Masks = 0x1c0;

    // PSTATE.{Q, GE, E}: what instructions set and nothing else here looks at but E.
    private const ulong AArch32Rest = (1UL << 27) | JazelleBit | 0x000f_0000 | BigEndianBit;

    // J, which QEMU lets an exception return set although Armv8 has no such state (RES0, Arm ARM G8.2.33).
    private const ulong JazelleBit = 1UL << 24;
    private const ulong BigEndianBit = 0x200;

    private readonly AArch32Decoder _a32;
    private readonly AArch32Decoder _t32;
    private readonly AArch32Instruction[]?[] _decodedAArch32;

    private bool _aarch32;
    private bool _thumb;
    private AArch32Mode _mode = AArch32Modes.Usr;

    // See CpuModel.KeepsSpsrApart. User and System mode have no SPSR, and on such a core one that nobody can look at.
    private ulong _spsr;
    private ulong _userSpsr;
    // The numbers of the X registers that R0 to R14 are in this mode.
    private readonly byte[] _bank = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14];
    private ItState _it;
    private ulong _restOfCpsr;

    // Bits of an address that are zero where an instruction can begin.
    private uint _fetchAlignment = 3;

    // Bytes of the instruction at hand; what takes an exception tells EL2 by IL.
    private int _instructionLength = 4;

    // Whether exceptions to EL1 are those of AArch32.
    private bool IsEl1AArch32 => _aarch32 && (_el != 0 || !HcrEl2Has(Registers.HcrEl2.RW));

    private bool IsBigEndian => (_restOfCpsr & BigEndianBit) != 0;

    private ulong PackedAArch32(bool ss) => _it.PutInto(
        _nzcv
        | (ss ? Registers.Pstate.SS.Mask : 0)
        | (_illegal ? Registers.Pstate.IL.Mask : 0)
        | _restOfCpsr
        | _maskBits
        | (_thumb ? ThumbBit : 0)
        | _mode.Number);

    private void UnpackAArch32(ulong value)
    {
        _aarch32 = true;
        _nzcv = (uint)value & 0xf000_0000;
        _maskBits = value & AArch32Masks;
        _restOfCpsr = value & AArch32Rest;
        _illegal = Registers.Pstate.IL.IsSet(value);
        _ss = Registers.Pstate.SS.IsSet(value);
        _spSel = false;
        _it = ItState.Of(value);
        SetThumb((value & ThumbBit) != 0);
        SetMode(AArch32Modes.Find(value)!);
    }

    private void SetThumb(bool thumb)
    {
        _thumb = thumb;
        _fetchAlignment = thumb ? 1u : 3;
    }

    // SPSR of the mode at hand.
    private ref ulong Spsr => ref Model.KeepsSpsrApart ? ref _spsr : ref _system[(int)_mode.Spsr!];

    /// <summary>The machine is another one: nobody knows what AArch32 left in SPSR on it. A reset of the core alone does not change it.</summary>
    public void ForgetSpsr()
    {
        _spsr = 0;
        _userSpsr = 0;
    }

    private ref ulong BankOfSpsr(AArch32Mode mode) => ref mode.Spsr is { } spsr ? ref _system[(int)spsr] : ref _userSpsr;

    // A change of mode inside AArch32, which an exception return from EL2 is not.
    private void SwitchMode(AArch32Mode mode)
    {
        if (mode.Spsr != _mode.Spsr)
        {
            BankOfSpsr(_mode) = Model.KeepsSpsrApart ? _spsr : BankOfSpsr(_mode);
            _spsr = BankOfSpsr(mode);
        }

        SetMode(mode);
    }

    private void SetMode(AArch32Mode mode)
    {
        _mode = mode;
        _el = mode == AArch32Modes.Usr ? 0 : 1;
        for (int n = 8; n < _bank.Length; n++)
        {
            _bank[n] = (byte)mode.Map(n);
        }
    }

    // Whether EL2 can return to this state (ELFromSPSR): AArch32 needs a core that has it, and at EL1 HCR_EL2.RW clear.
    private bool IsLegalFromEl2(ulong spsr)
    {
        if (!Registers.Pstate.nRW.IsSet(spsr))
        {
            return true;
        }

        AArch32Mode? mode = AArch32Modes.Find(spsr);
        return mode is not null
            && (mode == AArch32Modes.Usr && HcrEl2Has(Registers.HcrEl2.RW) ? Model.HasAArch32El0 : Model.HasAArch32El1 && !HcrEl2Has(Registers.HcrEl2.RW));
    }

    // AArch32 sees the lower halves; the upper ones are zero when AArch64 looks at them again.
    private void TruncateForAArch32()
    {
        if (!_aarch32)
        {
            return;
        }

        foreach (ref ulong x in _x.AsSpan(0, 31))
        {
            x = (uint)x;
        }
    }

    // Reading R15 gives the address of the instruction plus 8, in T32 plus 4.
    private uint GetR(int n) => n == 15 ? (uint)Pc + (_thumb ? 4u : 8) : (uint)_x[_bank[n]];

    private void SetR(int n, uint value)
    {
        // What may write R15 has branched by now.
        if (n == 15)
        {
            GoBeyond($"the guest writes r15 at 0x{Pc:x} by an instruction of which that is UNPREDICTABLE");
            return;
        }

        _x[_bank[n]] = value;
    }

    private Flow ExecuteAArch32(ref long budget)
    {
        long left = budget;
        Flow flow = Flow.Next;
        while (left > 0 && flow is Flow.Next or Flow.Jump)
        {
            left--;
            flow = ExecuteOneAArch32();
        }

        Retired += (ulong)(budget - left);
        budget = left;
        return flow is Flow.Jump ? Flow.Next : flow;
    }

    private Flow ExecuteOneAArch32()
    {
        if (!TryDecodeAArch32(Pc, out AArch32Instruction i))
        {
            FetchAbort(CanFetch(Pc) ? Pc + 2 : Pc);
            return Flow.Exception;
        }

        _instructionLength = i.Length;
        uint condition = ConditionOf(i);
        bool passes = Arithmetic.ConditionHolds(condition, _nzcv);
        if (!passes && !(Model.TrapsFailedConditions && IsTrappedClass(i.Operation)))
        {
            // BKPT is executed whatever its condition is, and so is HLT in an IT block. IT in one is UNPREDICTABLE, and on QEMU begins a
            // new one.
            if (i.Operation is not (Operation.Bkpt or Operation.It) && !(i.Operation == Operation.Hlt && i.IsThumb))
            {
                Decide(RuleId.ConditionFailed);
                return Complete(i);
            }
        }

        ItState it = _it;
        Flow flow = PerformAArch32(i, condition, passes);
        switch (flow)
        {
            case Flow.Next when _stop == CpuStop.Beyond:
                return Flow.Exception;
            case Flow.Next:
                return Complete(i);
            case Flow.Jump:
                // A branch is the last instruction of its block.
                _it = _it == it ? _it.Advanced : _it;
                break;
        }

        return flow;
    }

    private Flow Complete(in AArch32Instruction i)
    {
        Pc = (uint)Pc + i.Length;

        // A32 has no IT blocks: bits that an exception return or a branch out of a block has left there stay.
        if (_thumb && i.Operation != Operation.It)
        {
            _it = _it.Advanced;
        }

        return Flow.Next;
    }

    // In T32 the IT block says it, but for conditional branches, which stand outside of one.
    private uint ConditionOf(in AArch32Instruction i) => _thumb && _it.IsInBlock ? _it.Condition : i.Condition;

    /// <summary>Decodes the instruction at an address; false when it cannot be fetched whole.</summary>
    private bool TryDecodeAArch32(ulong pc, out AArch32Instruction instruction)
    {
        instruction = default;
        if (!CanFetch(pc))
        {
            return false;
        }

        int offset = (int)(pc - Memory.Base);
        int page = offset >> GuestMemory.PageShift;
        Memory.MarkDecoded(page);
        AArch32Instruction[] decoded = _decodedAArch32[page] ??= new AArch32Instruction[GuestMemory.PageSize / 2];
        ref AArch32Instruction i = ref decoded[(offset & (GuestMemory.PageSize - 1)) >> 1];
        if (i.Operation == Operation.NotDecoded || i.IsThumb != _thumb)
        {
            uint word = (uint)ReadRaw(offset, _thumb ? 1 : 2);
            if (_thumb)
            {
                word <<= 16;
                if (T32.T32InstructionSet.Instance.LengthOf(word) == 4)
                {
                    if (!CanFetch(pc + 2))
                    {
                        return false;
                    }

                    word |= (uint)ReadRaw(offset + 2, 1);
                }
            }

            i = (_thumb ? _t32 : _a32).Decode(word);
        }
        else if (_thumb && i.Length == 4 && !CanFetch(pc + 2))
        {
            return false;
        }

        instruction = i;
        return true;
    }

    // A T32 instruction that begins two bytes earlier may reach into what was written.
    private void ForgetAArch32(int page, int offset, int bytes)
    {
        if (_decodedAArch32[page] is not { } decoded)
        {
            return;
        }

        for (int at = (offset & ~1) - 2; at < offset + bytes; at += 2)
        {
            if (at >> GuestMemory.PageShift == page)
            {
                decoded[(at & (GuestMemory.PageSize - 1)) >> 1].Operation = Operation.NotDecoded;
            }
        }
    }

    private static ulong EsrOfLength(ExceptionClass @class, ulong iss, int length) =>
        length == 2 ? Esr.Of(@class, iss) & ~Esr.IL.Mask : Esr.Of(@class, iss);
}
