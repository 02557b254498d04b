using Conformance.Arm.Instructions;

namespace Conformance.Arm.A32;

/// <summary>
/// What A32 has up to Armv8.6, or had before Armv8, and the suite deliberately does not cover. A program that holds it is refused.
/// Whole groups of the encoding index are listed with their unallocated parts. The first row that fits tells the reason.
/// </summary>
internal static class Unsupported
{
    // All conditions but 1111.
    private static readonly string[] Conditions = ["0 any:3", "10 any:2", "110 any:1", "1110"];

    public static IEnumerable<UnsupportedRow> Rows() =>
    [
        Row("1111 001 any:25",                                   "Advanced SIMD data processing"),
        Row("1111 0100 any:3 0 any:20",                          "loads and stores of Advanced SIMD registers"),
        Row("1111 0100 any:1 001 any:20",                        "memory hints that Armv8 reserves"),
        Row("1111 0110 any:1 001 any:15 0 any:4",                "memory hints that Armv8 reserves"),
        Row("any:4 110 any:13 101 any:9",                        "loads and stores of Advanced SIMD and floating-point registers"),
        Row("any:4 1110 any:12 101 any:9",                       "floating-point data processing"),
        Row("any:4 110 any:13 0 any:11",                         "coprocessors other than 14 and 15"),
        Row("any:4 110 any:13 100 any:9",                        "coprocessors other than 14 and 15"),
        Row("any:4 110 any:13 110 any:9",                        "coprocessors other than 14 and 15"),
        Row("any:4 1110 any:12 0 any:11",                        "coprocessors other than 14 and 15"),
        Row("any:4 1110 any:12 100 any:9",                       "coprocessors other than 14 and 15"),
        Row("any:4 1110 any:12 110 any:9",                       "coprocessors other than 14 and 15"),
        Row("1111 00010001 any:12 0000 any:4",                   "SETPAN (FEAT_PAN)"),
        Row("1111 01010111 any:12 0111 any:4",                   "SB (FEAT_SB)"),

        .. Conditional("00010 any:1 00 any:8 0000 1001 any:4",   "SWP and SWPB, which Armv8 lacks"),
        .. Conditional("00010 any:2 0 any:12 0101 any:4",        "saturating addition and subtraction"),
        .. Conditional("00010 any:2 0 any:12 1 any:2 0 any:4",   "multiplies of halfwords"),
        .. Conditional("01100 any:3 any:12 any:3 1 any:4",       "parallel addition and subtraction"),
        .. Conditional("01101000 any:12 any:3 1 any:4",          "PKHBT, PKHTB, SEL and SXTAB16"),
        .. Conditional("01101 any:1 1 any:1 any:12 any:2 01 any:4", "SSAT and USAT"),
        .. Conditional("01101 any:1 10 any:12 0011 any:4",       "SSAT16 and USAT16"),
        .. Conditional("01101100 any:12 0111 any:4",             "UXTAB16"),
        .. Conditional("01110 any:1 00 any:12 any:3 1 any:4",    "dual multiplies of halfwords"),
        .. Conditional("01110101 any:12 any:3 1 any:4",          "multiplies of the most significant word"),
        .. Conditional("01111000 any:12 0001 any:4",             "USAD8 and USADA8"),
    ];

    private static IEnumerable<UnsupportedRow> Conditional(string diagram, string what) => Conditions.Select(condition => Row($"{condition} {diagram}", what));

    private static UnsupportedRow Row(string diagram, string what) => new(diagram, what, EncodingFormat.A32);
}
