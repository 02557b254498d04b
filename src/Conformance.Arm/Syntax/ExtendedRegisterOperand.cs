using System.Text;
using Conformance.Arm.Instructions;

namespace Conformance.Arm.Syntax;

/// <summary>
/// A register with an extension: <c>w2, sxtw #3</c> of ADD and SUB, or the index of a memory access. LSL stands for the
/// extension that changes nothing.
/// </summary>
internal sealed class ExtendedRegisterOperand : Operand
{
    private static readonly string[] Extensions = ["uxtb", "uxth", "uxtw", "uxtx", "sxtb", "sxth", "sxtw", "sxtx"];

    private readonly EncodingField _register;
    private readonly EncodingField _option;
    private readonly EncodingField? _amount;
    private readonly EncodingField? _scaled;
    private readonly BitPattern _pattern;
    private readonly int _scaleShift;

    /// <summary>The second operand of ADD and SUB.</summary>
    public ExtendedRegisterOperand(BitPattern pattern)
        : this(pattern, 0) => _amount = pattern.Field("imm3");

    /// <summary>The index of a memory access, shifted by 0 or by <paramref name="scaleShift"/>.</summary>
    public ExtendedRegisterOperand(BitPattern pattern, int scaleShift, EncodingField scaled)
        : this(pattern, scaleShift) => _scaled = scaled;

    private ExtendedRegisterOperand(BitPattern pattern, int scaleShift)
    {
        _pattern = pattern;
        _register = pattern.Field("Rm");
        _option = pattern.Field("option");
        _scaleShift = scaleShift;
    }

    private bool IsIndex => _scaled is not null;

    public override void Print(uint word, in PrintContext context, StringBuilder output)
    {
        uint option = _option.Get(word);
        output.Append(RegisterNames.Of((int)_register.Get(word), IsWide(word, option), false));
        bool hasAmount = IsIndex ? _scaled!.Value.Get(word) != 0 : _amount!.Value.Get(word) != 0;
        int amount = IsIndex ? _scaleShift : (int)_amount!.Value.Get(word);
        bool plain = IsIndex ? option == 3 : option == PlainOption(word) && UsesStackPointer(word);
        if (!plain || hasAmount)
        {
            output.Append(", ").Append(plain ? "lsl" : Extensions[option]);
            if (hasAmount)
            {
                output.Append(" #").Append(amount);
            }
        }
    }

    public override bool Parse(ref AssemblyCursor cursor, ref uint word)
    {
        cursor.SkipSpace();
        int start = cursor.Position;
        ReadOnlySpan<char> name = cursor.TakeWord();
        if (!RegisterNames.TryParse(name, out int index, out bool isWide, out bool isSp) || isSp)
        {
            return cursor.Fail(start, name.Length, "a general register other than sp is expected here");
        }

        word = _register.Set(word, (uint)index);
        uint option = IsIndex ? 3u : PlainOption(word);
        int amount = 0;
        bool hasAmount = false;
        int extensionStart = start;
        if (cursor.TryTake(','))
        {
            cursor.SkipSpace();
            extensionStart = cursor.Position;
            ReadOnlySpan<char> extension = cursor.TakeWord();
            int found = IndexOf(extension);
            if (found < 0 && !extension.Equals("lsl", StringComparison.OrdinalIgnoreCase))
            {
                return cursor.Fail(extensionStart, extension.Length, $"'{extension}' is not an extension; use lsl, {string.Join(", ", Extensions)}");
            }

            option = found >= 0 ? (uint)found : option;
            if (!cursor.AtEnd && cursor.Rest[0] != ']')
            {
                if (!cursor.TryTakeImmediate(out Int128 value))
                {
                    return false;
                }

                amount = (int)Int128.Clamp(value, -1, 1000);
                hasAmount = true;
            }
            else if (found < 0)
            {
                return cursor.FailHere("lsl needs an amount, as lsl #2");
            }
        }

        if (isWide != IsWide(word, option))
        {
            return cursor.Fail(start, name.Length, $"{name} has the wrong width for {Extensions[option]}; use {(isWide ? "a w register" : "an x register")}");
        }

        word = _option.Set(word, option);
        return IsIndex ? SetIndexAmount(ref cursor, ref word, amount, hasAmount, extensionStart) : SetAmount(ref cursor, ref word, amount, extensionStart);
    }

    private static int IndexOf(ReadOnlySpan<char> extension)
    {
        for (int i = 0; i < Extensions.Length; i++)
        {
            if (extension.Equals(Extensions[i], StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }

    private bool SetAmount(ref AssemblyCursor cursor, ref uint word, int amount, int start)
    {
        word = _amount!.Value.Set(word, (uint)amount);
        return amount is >= 0 and <= 4 || cursor.Fail(start, cursor.Position - start, "the extension can shift by 0 to 4");
    }

    private bool SetIndexAmount(ref AssemblyCursor cursor, ref uint word, int amount, bool hasAmount, int start)
    {
        if (hasAmount && amount != 0 && amount != _scaleShift)
        {
            return cursor.Fail(start, cursor.Position - start, $"the index can be shifted by 0 or {_scaleShift}");
        }

        // A byte access has no shift of its own; there the bit says whether an amount was written.
        bool set = hasAmount && (_scaleShift == 0 || amount != 0);
        if (_option.Get(word) is not (2 or 3 or 6 or 7))
        {
            return cursor.Fail(start, cursor.Position - start, "an index is extended by lsl, uxtw, sxtw or sxtx");
        }

        word = _scaled!.Value.Set(word, set ? 1u : 0u);
        return true;
    }

    // UXTX and SXTX take an X register, except in the 32-bit forms of ADD and SUB.
    private bool IsWide(uint word, uint option) => (option & 3) == 3 && (IsIndex || _pattern.Field("sf").Get(word) != 0);

    private uint PlainOption(uint word) => _pattern.Field("sf").Get(word) != 0 ? 3u : 2u;

    private bool UsesStackPointer(uint word) =>
        _pattern.Field("Rn").Get(word) == 31
        || (_pattern.Find("Rd") is { } rd && rd.Get(word) == 31 && _pattern.Find("S") is null && (word & (1u << 29)) == 0);
}
