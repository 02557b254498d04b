using System.Globalization;

namespace Conformance.Arm.Syntax;

/// <summary>Names of the general registers as GNU writes them.</summary>
public static class RegisterNames
{
    /// <summary>The name of a general register; number 31 is the stack pointer or the zero register.</summary>
    public static string Of(int index, bool isWide, bool allowSp) => (index, isWide, allowSp) switch
    {
        (31, true, true) => "sp",
        (31, false, true) => "wsp",
        (31, true, false) => "xzr",
        (31, false, false) => "wzr",
        (_, true, _) => string.Create(CultureInfo.InvariantCulture, $"x{index}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"w{index}"),
    };

    /// <summary>Reads a name; lr, fp, ip0 and ip1 are x30, x29, x16 and x17.</summary>
    public static bool TryParse(ReadOnlySpan<char> name, out int index, out bool isWide, out bool isSp)
    {
        Span<char> lower = stackalloc char[8];
        index = 0;
        isWide = true;
        isSp = false;
        if (name.Length is < 2 or > 4)
        {
            return false;
        }

        int length = name.ToLowerInvariant(lower);
        switch (lower[..length])
        {
            case "sp":
            case "wsp":
                (index, isWide, isSp) = (31, length == 2, true);
                return true;
            case "xzr":
            case "wzr":
                (index, isWide) = (31, lower[0] == 'x');
                return true;
            case "lr":
                index = 30;
                return true;
            case "fp":
                index = 29;
                return true;
            case "ip0":
                index = 16;
                return true;
            case "ip1":
                index = 17;
                return true;
        }

        isWide = lower[0] == 'x';
        return lower[0] is 'x' or 'w'
            && (length == 2 || lower[1] != '0')
            && int.TryParse(lower[1..length], NumberStyles.None, CultureInfo.InvariantCulture, out index)
            && index <= 30;
    }
}
