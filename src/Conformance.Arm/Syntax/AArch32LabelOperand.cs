using System.Text;

namespace Conformance.Arm.Syntax;

/// <summary>
/// A pc-relative address of AArch32, where pc reads as the address of the instruction and some bytes more. Addresses have
/// 32 bits. The immediate is the offset from there, in bytes.
/// </summary>
/// <param name="get">The offset in a word.</param>
/// <param name="set">The word with an offset.</param>
/// <param name="minimum">The lowest offset.</param>
/// <param name="maximum">The highest offset.</param>
/// <param name="scale">What offsets are multiples of.</param>
/// <param name="ahead">What pc is more than the address of the instruction: 8 in A32, 4 in T32.</param>
/// <param name="aligned">Whether the offset counts from Align(PC, 4).</param>
internal sealed class AArch32LabelOperand(
    Func<uint, int> get, Func<uint, int, uint> set, int minimum, int maximum, int scale, int ahead, bool aligned = false) : Operand
{
    public override bool HasImmediate => true;

    public override void Print(uint word, in PrintContext context, StringBuilder output) =>
        output.Append(context.Target(Base(context.Pc) + (uint)get(word)));

    public override bool Parse(ref AssemblyCursor cursor, ref uint word)
    {
        cursor.SkipSpace();
        int start = cursor.Position;
        if (!LabelOperand.TryTakeAddress(ref cursor, out ulong target))
        {
            return false;
        }

        int offset = (int)((uint)target - Base(cursor.Scope.Pc));
        if (offset % scale != 0)
        {
            return cursor.Fail(start, cursor.Position - start, $"0x{target:x} cannot be reached: the distance from pc is not a multiple of {scale}");
        }

        if (offset < minimum || offset > maximum)
        {
            return cursor.Fail(start, cursor.Position - start, $"0x{target:x} is too far away; {minimum} to {maximum} bytes from pc can be reached");
        }

        word = set(word, offset);
        return true;
    }

    public override long Immediate(uint word) => get(word);

    private uint Base(ulong address)
    {
        uint pc = (uint)address + (uint)ahead;
        return aligned ? pc & ~3u : pc;
    }
}
