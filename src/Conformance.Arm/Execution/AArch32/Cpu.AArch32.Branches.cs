using Conformance.Arm.Instructions;

namespace Conformance.Arm.Execution;

public sealed partial class Cpu
{
    // The condition AL; what has no condition of its own is decoded with it.
    private const uint AlwaysCondition = 14;

    private Flow Branch(in AArch32Instruction i)
    {
        uint pc = GetR(15);
        uint next = (uint)Pc + i.Length;

        // A branch with a condition of its own is CONSTRAINED UNPREDICTABLE in an IT block: UNDEFINED, as on QEMU.
        if (_it.IsInBlock && i.Operation == Operation.B && i.Condition != AlwaysCondition)
        {
            return RaiseUndefined();
        }

        switch (i.Operation)
        {
            case Operation.B:
                return BranchTo(pc + (uint)i.Immediate);
            case Operation.Bl:
                SetR(14, next | (_thumb ? 1u : 0));
                return BranchTo(pc + (uint)i.Immediate);
            case Operation.BranchLinkExchange:
                // BLX goes over to the other instruction set; from T32 the distance counts from a multiple of four.
                SetR(14, next | (_thumb ? 1u : 0));
                bool toThumb = !_thumb;
                uint target = (pc & ~3u) + (uint)i.Immediate;
                SetThumb(toThumb);
                return BranchTo(target);
            case Operation.BranchLinkExchangeRegister:
                uint address = GetR(i.Rm);
                SetR(14, next | (_thumb ? 1u : 0));
                return BranchExchangeTo(address);
            case Operation.BranchExchange or Operation.BranchExchangeJazelle:
                return BranchExchangeTo(GetR(i.Rm));
            case Operation.Cbz or Operation.Cbnz:
                return GetR(i.Rn) == 0 == (i.Operation == Operation.Cbz) ? BranchTo(pc + (uint)i.Immediate) : Flow.Next;
            default:
                return BranchByTable(i, pc);
        }
    }

    private Flow BranchByTable(in AArch32Instruction i, uint pc)
    {
        int log2Size = (int)i.Field("H");
        uint address = GetR(i.Rn) + (GetR(i.Rm) << log2Size);
        return Load(address, log2Size, new(false, 1 << log2Size, false, false, 0), out ulong halfwords)
            ? BranchTo(pc + (2 * (uint)FromMemory(halfwords, log2Size)))
            : Flow.Exception;
    }

    /// <summary>BranchWritePC: the instruction set stays.</summary>
    private Flow BranchTo(uint target)
    {
        Pc = target & ~_fetchAlignment;
        return Flow.Jump;
    }

    /// <summary>BXWritePC: bit 0 of the address tells the instruction set.</summary>
    private Flow BranchExchangeTo(uint target)
    {
        SetThumb((target & 1) != 0);
        Pc = target & ~1u;
        return Flow.Jump;
    }
}
