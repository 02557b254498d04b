using System.Text;
using Conformance.Arm.Instructions;

namespace Conformance.Arm.Syntax;

/// <summary>
/// The offset of an address after its #: a multiple of a scale, added where U is 1 or missing and subtracted where it is 0.
/// Minus zero is an encoding of its own. The immediate has no sign.
/// </summary>
internal sealed class SignedOffsetOperand(EncodingField? add, EncodingField? high, EncodingField low, int scale) : Operand
{
    private uint Highest => (1u << (low.Width + (high?.Width ?? 0))) - 1;

    public override bool HasImmediate => true;

    public override void Print(uint word, in PrintContext context, StringBuilder output) =>
        output.Append(IsSubtracted(word) ? "-" : "").Append(Immediate(word));

    public override bool Parse(ref AssemblyCursor cursor, ref uint word)
    {
        cursor.SkipSpace();
        int start = cursor.Position;
        bool minus = cursor.PeekIs('-');
        if (!cursor.TryTakeImmediate(out Int128 value))
        {
            return false;
        }

        Int128 magnitude = Int128.Abs(value);
        long limit = (long)Highest * scale;
        if (magnitude > limit || magnitude % scale != 0 || (minus && add is null))
        {
            string range = $"{(scale == 1 ? "" : $"a multiple of {scale} from ")}{(add is null ? 0 : -limit)} to {limit}";
            return cursor.Fail(start, cursor.Position - start, $"offset {value} is out of range; use {range}");
        }

        word = Put(word, (uint)(long)magnitude / (uint)scale, !minus);
        return true;
    }

    public override bool IsDefault(uint word) => !IsSubtracted(word) && Immediate(word) == 0;

    public override void SetDefault(ref uint word) => word = Put(word, 0, true);

    public override long Immediate(uint word) => (((high?.Get(word) ?? 0) << low.Width) | low.Get(word)) * (long)scale;

    private bool IsSubtracted(uint word) => add?.Get(word) == 0;

    private uint Put(uint word, uint value, bool isAdded)
    {
        word = low.Set(word, value);
        word = high?.Set(word, value >> low.Width) ?? word;
        return add?.Set(word, isAdded ? 1u : 0) ?? word;
    }
}

/// <summary>The sign before an offset register.</summary>
internal sealed class OffsetSignOperand(EncodingField add) : Operand
{
    public override void Print(uint word, in PrintContext context, StringBuilder output) => output.Append(add.Get(word) != 0 ? "" : "-");

    public override bool Parse(ref AssemblyCursor cursor, ref uint word)
    {
        bool minus = cursor.TryTake('-');
        word = add.Set(word, minus ? 0u : 1);
        return minus || cursor.TryTake('+') || true;
    }
}

/// <summary>The exclamation mark that writes the address back.</summary>
internal sealed class WritebackOperand(EncodingField bit) : Operand
{
    public override void Print(uint word, in PrintContext context, StringBuilder output) => output.Append(bit.Get(word) != 0 ? "!" : "");

    public override bool Parse(ref AssemblyCursor cursor, ref uint word)
    {
        word = bit.Set(word, cursor.TryTake('!') ? 1u : 0);
        return true;
    }
}
