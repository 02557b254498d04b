namespace Conformance.Arm.Registers;

/// <summary>
/// PSTATE.IT, the state of a T32 IT block: bits 7:5 the base condition, bits 4:0 the lowest bits of the conditions to come
/// and how many there are (Arm ARM, ITSTATE).
/// </summary>
/// <param name="Value">IT[7:0]; 0 outside a block.</param>
public readonly record struct ItState(byte Value)
{
    /// <summary>Whether the instruction at hand is in an IT block.</summary>
    public bool IsInBlock => (Value & 0xf) != 0;

    /// <summary>The condition of the instruction at hand, where it is in a block.</summary>
    public uint Condition => (uint)Value >> 4;

    /// <summary>Whether the instruction at hand is the last one of its block.</summary>
    public bool IsLast => (Value & 0xf) == 8;

    /// <summary>How many instructions of the block are left, with the one at hand.</summary>
    public int Left => (Value & 0xf) == 0 ? 0 : 4 - System.Numerics.BitOperations.TrailingZeroCount(Value & 0xf);

    /// <summary>The state after an instruction (ITAdvance).</summary>
    public ItState Advanced => (Value & 7) == 0 ? default : new((byte)((Value & 0xe0) | ((Value << 1) & 0x1f)));

    /// <summary>Takes IT out of CPSR or SPSR: IT[1:0] are bits 26:25, IT[7:2] bits 15:10.</summary>
    public static ItState Of(ulong pstate) => new((byte)(((pstate >> 25) & 3) | ((pstate >> 8) & 0xfc)));

    /// <summary>CPSR or SPSR with this state.</summary>
    public ulong PutInto(ulong pstate) => (pstate & ~0x0600_fc00UL) | ((Value & 3UL) << 25) | ((Value & 0xfcUL) << 8);
}
