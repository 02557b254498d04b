using System.Globalization;

namespace Conformance.Arm.Syntax;

/// <summary>Names of the general registers of AArch32 as GNU writes them.</summary>
public static class CoreRegisterNames
{
    private static readonly string[] Names = ["r0", "r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8", "r9", "sl", "fp", "ip", "sp", "lr", "pc"];

    /// <summary>The name of a register.</summary>
    public static string Of(uint index) => Names[index];

    /// <summary>Reads a name; r9 is also sb, and r10 to r15 are sl, fp, ip, sp, lr and pc.</summary>
    public static bool TryParse(ReadOnlySpan<char> name, out uint index)
    {
        index = 9;
        if (name.Equals("sb", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        for (index = 10; index < 16; index++)
        {
            if (name.Equals(Names[index], StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return name.Length is 2 or 3
            && name[0] is 'r' or 'R'
            && (name.Length == 2 || name[1] != '0')
            && uint.TryParse(name[1..], NumberStyles.None, CultureInfo.InvariantCulture, out index)
            && index <= 15;
    }
}
