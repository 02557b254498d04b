using System.Globalization;

namespace Conformance.Suite.Traces;

/// <summary>The one spelling that each number has in a trace, so that equal numbers are equal text.</summary>
internal static class TraceNumber
{
    private const int MaxHexDigits = 16;

    /// <summary>The spelling of a number.</summary>
    public static string Format(TraceValueKind kind, ulong value) => kind switch
    {
        TraceValueKind.Hex => string.Create(CultureInfo.InvariantCulture, $"0x{value:x}"),
        TraceValueKind.Signed => ((long)value).ToString(CultureInfo.InvariantCulture),
        _ => value.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Reads a number; false for any spelling but the one that <see cref="Format"/> gives.</summary>
    public static bool TryParse(TraceValueKind kind, ReadOnlySpan<byte> text, out ulong value)
    {
        switch (kind)
        {
            case TraceValueKind.Hex:
                return TryParseHex(text, out value);
            case TraceValueKind.Flag:
                return TryParseDecimal(text, out value) && value <= 1;
            case TraceValueKind.Signed when text.Length > 1 && text[0] == '-':
                // The magnitude is at most 2^63, and there is no negative zero.
                bool ok = TryParseDecimal(text[1..], out ulong magnitude) && magnitude - 1 <= long.MaxValue;
                value = 0 - magnitude;
                return ok;
            case TraceValueKind.Signed:
                return TryParseDecimal(text, out value) && value <= long.MaxValue;
            default:
                return TryParseDecimal(text, out value);
        }
    }

    /// <summary>How to write a value of that kind, for messages.</summary>
    public static string Advice(TraceValueKind kind) => kind switch
    {
        TraceValueKind.Hex => "write it as lower-case hex with 0x and without leading zeros, like 0x3c5",
        TraceValueKind.Signed => "write it in decimal, like 0 or -1",
        TraceValueKind.Flag => "write 0 or 1",
        TraceValueKind.Sequence => "write set, end, or the number of the exit from 0",
        _ => "write it in decimal without leading zeros, like 22",
    };

    private static bool TryParseHex(ReadOnlySpan<byte> text, out ulong value)
    {
        value = 0;
        if (!text.StartsWith("0x"u8))
        {
            return false;
        }

        ReadOnlySpan<byte> digits = text[2..];
        if (digits.Length is 0 or > MaxHexDigits || (digits[0] == '0' && digits.Length > 1))
        {
            return false;
        }

        foreach (byte digit in digits)
        {
            int nibble = digit switch
            {
                >= (byte)'0' and <= (byte)'9' => digit - '0',
                >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
                _ => -1,
            };
            if (nibble < 0)
            {
                return false;
            }

            value = (value << 4) | (uint)nibble;
        }

        return true;
    }

    private static bool TryParseDecimal(ReadOnlySpan<byte> text, out ulong value)
    {
        value = 0;
        if (text.IsEmpty || (text[0] == '0' && text.Length > 1))
        {
            return false;
        }

        foreach (byte digit in text)
        {
            uint next = (uint)(digit - '0');
            if (next > 9 || value > (ulong.MaxValue - next) / 10)
            {
                return false;
            }

            value = (value * 10) + next;
        }

        return true;
    }
}
