using System.Text;
using Conformance.Arm.Instructions;

namespace Conformance.Arm.Syntax;

/// <summary>How wide the general register of an operand is.</summary>
internal enum RegisterWidth
{
    /// <summary>Always a W register.</summary>
    W,

    /// <summary>Always an X register.</summary>
    X,

    /// <summary>As the sf bit says; the first such operand of a line sets the bit.</summary>
    BySf,

    /// <summary>As b5 says: TBZ and TBNZ test a bit above 31 only in an X register.</summary>
    ByBitNumber,
}

/// <summary>A general register.</summary>
/// <param name="bits">Where the number is.</param>
/// <param name="width">How wide it is.</param>
/// <param name="widthField">The bit that tells the width, if one does.</param>
/// <param name="setsWidth">Whether reading this operand sets that bit.</param>
/// <param name="allowSp">Whether number 31 is the stack pointer.</param>
/// <param name="offset">1 for the second register of an even and odd pair.</param>
/// <param name="also">Fields that repeat what this operand sets: Nsf the width, another register field the number.</param>
internal sealed class RegisterOperand(
    EncodingField bits,
    RegisterWidth width,
    EncodingField? widthField,
    bool setsWidth,
    bool allowSp,
    int offset,
    EncodingField? also)
    : Operand
{
    public override void Print(uint word, in PrintContext context, StringBuilder output) =>
        output.Append(RegisterNames.Of((int)(bits.Get(word) + (uint)offset) & 31, IsWide(word), allowSp));

    public override bool Parse(ref AssemblyCursor cursor, ref uint word)
    {
        cursor.SkipSpace();
        int start = cursor.Position;
        ReadOnlySpan<char> name = cursor.TakeWord();
        if (!RegisterNames.TryParse(name, out int index, out bool isWide, out bool isSp))
        {
            return cursor.FailKind(start, name.Length, $"a general register such as {(width == RegisterWidth.W ? "w0" : "x0")} is expected here{(name.IsEmpty ? "" : $", '{name}' is none")}");
        }

        if (index == 31 && isSp != allowSp)
        {
            return cursor.Fail(start, name.Length, $"{name} cannot be used here; use {(allowSp ? "sp or x0-x30" : "xzr or x0-x30")}");
        }

        if (setsWidth)
        {
            word = widthField!.Value.Set(word, isWide ? 1u : 0u);
            word = also is { Width: 1 } repeated ? repeated.Set(word, isWide ? 1u : 0u) : word;
        }
        else if (width == RegisterWidth.ByBitNumber)
        {
            // A W register has only the lower bits; the bit number, which is read later, looks at this and replaces it.
            word = widthField!.Value.Set(word, isWide ? 1u : 0u);
        }
        else if (isWide != IsWide(word))
        {
            return cursor.Fail(start, name.Length, $"{name} has the wrong width; use {(isWide ? "a w register" : "an x register")}");
        }

        if (offset != 0)
        {
            return (uint)index == ((bits.Get(word) + (uint)offset) & 31)
                || cursor.Fail(start, name.Length, $"{name} does not follow the register before it; a pair is an even register and the next one");
        }

        word = bits.Set(word, (uint)index);
        word = also is { Width: 5 } twin ? twin.Set(word, (uint)index) : word;
        return true;
    }

    public override bool IsDefault(uint word) => bits.Get(word) == DefaultIndex;

    public override void SetDefault(ref uint word) => word = bits.Set(word, DefaultIndex);

    // RET alone returns to x30; every other register that can be left out is the zero register.
    private uint DefaultIndex => bits.Name == "Rn" ? 30u : 31u;

    private bool IsWide(uint word) => width switch
    {
        RegisterWidth.W => false,
        RegisterWidth.X => true,
        _ => widthField!.Value.Get(word) != 0,
    };
}
