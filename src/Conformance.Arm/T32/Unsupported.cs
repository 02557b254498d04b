using Conformance.Arm.Instructions;

namespace Conformance.Arm.T32;

/// <summary>
/// What T32 has and the suite deliberately does not cover. A program that holds it is refused. The first row that fits tells the reason.
/// </summary>
internal static class Unsupported
{
    public static IEnumerable<UnsupportedRow> Rows() => [.. Narrow()];

    private static IEnumerable<UnsupportedRow> Narrow() =>
    [
        new("01000111 any:1 any:4 1 any:2",      "BXNS and BLXNS (Armv8-M), and UNPREDICTABLE spellings of BX and BLX", EncodingFormat.T16),
        new("01000111 any:1 any:4 0 1 any:1",    "UNPREDICTABLE spellings of BX and BLX", EncodingFormat.T16),
        new("01000111 any:1 any:4 0 0 1",        "UNPREDICTABLE spellings of BX and BLX", EncodingFormat.T16),
        new("10110110000 1 any:1 000",           "SETPAN (FEAT_PAN)", EncodingFormat.T16),
        new("1011 any:1 10 0 00000000",          "PUSH and POP of nothing (UNPREDICTABLE)", EncodingFormat.T16),
        new("1100 any:1 Rn 00000000",            "LDM and STM of nothing (UNPREDICTABLE)", EncodingFormat.T16),
        new("10111111 1111 any:3 1",             "IT on the condition 1111 (UNPREDICTABLE)", EncodingFormat.T16),
        new("10111111 1111 any:2 10",            "IT on the condition 1111 (UNPREDICTABLE)", EncodingFormat.T16),
        new("10111111 1111 any:1 100",           "IT on the condition 1111 (UNPREDICTABLE)", EncodingFormat.T16),
        new("10111111 1111 1000",                "IT on the condition 1111 (UNPREDICTABLE)", EncodingFormat.T16),
        new("10110110011 any:1 0 000",           "CPS of nothing (UNPREDICTABLE)", EncodingFormat.T16),
    ];
}
