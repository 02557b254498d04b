using System.Globalization;

namespace Conformance.Suite.Yaml.Binding;

/// <summary>Numbers as input files write them: decimal or hexadecimal, negative ones as their two's complement in 64 bits.</summary>
internal static class NumberText
{
    /// <summary>Whether a text is meant as a number and not as a name.</summary>
    public static bool LooksLikeNumber(string text) =>
        text.Length > 0 && (char.IsAsciiDigit(text[0]) || text[0] is '-' or '+');

    /// <summary>Reads a number.</summary>
    /// <returns>Null, or what is wrong with it and what to do.</returns>
    public static string? Parse(string text, out ulong value)
    {
        bool isNegative = text.StartsWith('-');
        ReadOnlySpan<char> digits = isNegative ? text.AsSpan(1) : text;
        bool isHex = digits.StartsWith("0x", StringComparison.Ordinal);
        digits = isHex ? digits[2..] : digits;
        value = 0;

        if (digits.IsEmpty || digits.ContainsAnyExcept(isHex ? "0123456789abcdefABCDEF" : "0123456789"))
        {
            return $"'{text}' is not a number; write it in decimal, or in hexadecimal after 0x";
        }

        if (!isHex && digits.Length > 1 && digits[0] == '0')
        {
            return $"'{text}' begins with 0, which some readers take for octal; leave it out";
        }

        NumberStyles style = isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        if (!ulong.TryParse(digits, style, CultureInfo.InvariantCulture, out ulong magnitude))
        {
            return $"{text} does not fit into 64 bits; the largest number is 0xffffffffffffffff";
        }

        if (isNegative && magnitude > 1UL << 63)
        {
            return $"{text} does not fit into 64 bits; the smallest number is -0x8000000000000000";
        }

        value = isNegative ? 0 - magnitude : magnitude;
        return null;
    }
}
