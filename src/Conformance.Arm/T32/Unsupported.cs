using Conformance.Arm.Instructions;

namespace Conformance.Arm.T32;

/// <summary>
/// What T32 has up to Armv8.6 and the suite deliberately does not cover, and what is UNPREDICTABLE. A program that holds it is
/// refused. Whole groups of the encoding index (coprocessors, SIMD) are listed with their unallocated parts. The first row
/// that fits tells the reason.
/// </summary>
internal static class Unsupported
{
    private const string OtherCoprocessor = "coprocessors other than 14 and 15, among them Advanced SIMD and floating-point";

    private const string OtherProfile = "MRS and MSR with bits that should be zero (UNPREDICTABLE), special registers of Armv8-M";

    public static IEnumerable<UnsupportedRow> Rows() => [.. Narrow(), .. Coprocessors(), .. Media(), .. Multiplies(), .. Memory(), .. System()];

    private static IEnumerable<UnsupportedRow> Narrow() =>
    [
        .. Nonzero(EncodingFormat.T16, "01000111 L Rm:4", 3, "", "BX and BLX with bits that should be zero (UNPREDICTABLE), BXNS and BLXNS of Armv8-M"),
        new("10110110000 1 any:1 000", "SETPAN (FEAT_PAN)", EncodingFormat.T16),
        new("1011 any:1 10 0 00000000", "PUSH and POP of nothing (UNPREDICTABLE)", EncodingFormat.T16),
        new("1100 any:1 Rn 00000000", "LDM and STM of nothing (UNPREDICTABLE)", EncodingFormat.T16),
        .. Nonzero(EncodingFormat.T16, "10111111 1111", 4, "", "IT on the condition 1111 (UNPREDICTABLE)"),
        new("10110110011 any:1 0 000", "CPS of nothing (UNPREDICTABLE)", EncodingFormat.T16),
    ];

    private static IEnumerable<UnsupportedRow> Coprocessors() =>
    [
        new("111 any:1 1111 any:24", "Advanced SIMD data processing", EncodingFormat.T32),
        new("11111001 any:3 0 any:20", "Advanced SIMD loads and stores", EncodingFormat.T32),
        .. from coprocessor in new[] { "0 any:3", "10 any:2", "110 any:1" }
           from opcode in new[] { "110 any:9", "1110 any:8" }
           select new UnsupportedRow($"111 any:1 {opcode} any:4 {coprocessor} any:8", OtherCoprocessor, EncodingFormat.T32),
    ];

    private static IEnumerable<UnsupportedRow> Media() =>
    [
        new("11101010110 0 Rn 0 any:3 Rd any:2 any:1 0 Rm",   "PKHBT and PKHTB", EncodingFormat.T32),
        new("11110 0 11 any:1 0 any:1 0 Rn 0 any:3 Rd any:2 0 any:5", "saturation of a register", EncodingFormat.T32),
        new("11111010 1 any:3 Rn 1111 Rd 0 any:3 Rm",         "parallel addition and subtraction", EncodingFormat.T32),
        new("11111010 1000 Rn 1111 Rd 10 any:2 Rm",           "saturating addition and subtraction", EncodingFormat.T32),
        new("11111010 1010 Rn 1111 Rd 1000 Rm",               "SEL", EncodingFormat.T32),
        new("11111010 0 01 any:1 Rn 1111 Rd 1 0 rotate Rm",   "extension of two halfwords (SXTAB16 and its like)", EncodingFormat.T32),
    ];

    private static IEnumerable<UnsupportedRow> Multiplies() =>
    [
        new("11111011 0 001 Rn any:4 Rd 00 any:2 Rm",         "multiplication of halfwords", EncodingFormat.T32),
        new("11111011 0 010 Rn any:4 Rd 000 any:1 Rm",        "dual multiplication of halfwords", EncodingFormat.T32),
        new("11111011 0 011 Rn any:4 Rd 000 any:1 Rm",        "multiplication of a word by a halfword", EncodingFormat.T32),
        new("11111011 0 100 Rn any:4 Rd 000 any:1 Rm",        "dual multiplication of halfwords", EncodingFormat.T32),
        new("11111011 0 101 Rn any:4 Rd 000 any:1 Rm",        "multiplication for the most significant word", EncodingFormat.T32),
        new("11111011 0 110 Rn any:4 Rd 000 any:1 Rm",        "multiplication for the most significant word", EncodingFormat.T32),
        new("11111011 0 111 Rn any:4 Rd 0000 Rm",             "sum of absolute differences", EncodingFormat.T32),
        new("11111011 1 100 Rn RdLo RdHi 10 any:2 Rm",        "multiplication of halfwords", EncodingFormat.T32),
        new("11111011 1 100 Rn RdLo RdHi 110 any:1 Rm",       "dual multiplication of halfwords", EncodingFormat.T32),
        new("11111011 1 101 Rn RdLo RdHi 110 any:1 Rm",       "dual multiplication of halfwords", EncodingFormat.T32),
    ];

    // A load of a byte or halfword to pc that is no prefetch.
    private static IEnumerable<UnsupportedRow> Memory() =>
    [
        .. from size in new[] { "0 00", "0 01", "1 00", "1 01" }
           from form in new[] { "10 any:1 1 any:8", "11 any:1 1 any:8", "1110 any:8" }
           from row in NotLiteral($"1111100 {size[..1]} 0 {size[2..]} 1", $"1111 {form}", "loads of pc with write-back, and unprivileged ones (UNPREDICTABLE)")
           select row,
        .. NotLiteral("11111001 1 01 1", "1111 any:12", "hints about memory without a name"),
        .. NotLiteral("11111001 0 01 1", "1111 000000 any:6", "hints about memory without a name"),
        .. NotLiteral("11111001 0 01 1", "1111 1100 any:8", "hints about memory without a name"),
        new("11111001 any:1 01 1 1111 1111 any:12", "hints about memory without a name", EncodingFormat.T32),
    ];

    private static IEnumerable<UnsupportedRow> System() =>
    [
        .. from opcode in new[] { "1000", "1101" }
           from rest in Others("1111").Select(register => $"1 1111 0 imm3 {register}").Prepend("0 1111 0 imm3 Rd")
           select new UnsupportedRow($"11110 i 0 {opcode} {rest} imm8", "ADD and SUB of pc and a modified immediate (UNPREDICTABLE)", EncodingFormat.T32),
        new("11110 0111010 1111 10 0 0 0 000 00010000",       "ESB (FEAT_RAS)", EncodingFormat.T32),
        new("11110 0111010 1111 10 0 0 0 000 00010100",       "CSDB", EncodingFormat.T32),
        new("11110 0111010 1111 10 0 0 0 000 1111 any:4",     "DBG", EncodingFormat.T32),
        new("11110 0111010 1111 10 0 0 0 1 any:1 0 000 00000", "CPS of nothing (UNPREDICTABLE)", EncodingFormat.T32),
        new("11110 0111011 1111 10 0 0 1111 0111 0000",       "SB (FEAT_SB)", EncodingFormat.T32),
        .. Nonzero(EncodingFormat.T32, "11110 1111111 imm4 1000", 12, "", "SMC with bits that should be zero (UNPREDICTABLE)"),
        .. from register in Others("1111")
           select new UnsupportedRow($"11110 011111 R {register} 1000 Rd 00000000", OtherProfile, EncodingFormat.T32),
        .. from mode in new[] { "1110100 00 0 W 0", "1110100 11 0 W 0" }
           from register in Others("1101")
           select new UnsupportedRow($"{mode} {register} 1100 0000000 mode", "SRS with another register than sp (UNPREDICTABLE)", EncodingFormat.T32),
        .. from side in new[] { "11110 011100 R Rn 1000 any:4", "11110 011111 R any:4 1000 any:4" }
           from row in (UnsupportedRow[])
           [
               .. Nonzero(EncodingFormat.T32, side, 2, "any:6", OtherProfile),
               .. Nonzero(EncodingFormat.T32, side + " 00 0", 5, "", OtherProfile),
               .. Nonzero(EncodingFormat.T32, side + " 00 1 any:1", 4, "", OtherProfile),
           ]
           select row,
    ];

    // The words with those bits in which a run of bits is not zero.
    private static IEnumerable<UnsupportedRow> Nonzero(EncodingFormat format, string before, int width, string after, string what) =>
        from position in Enumerable.Range(0, width)
        let rest = width - position - 1
        select new UnsupportedRow($"{before} {new string('0', position)}1{(rest > 0 ? $" any:{rest}" : "")}{(after.Length > 0 ? " " + after : "")}", what, format);

    // The words whose base register is not pc.
    private static IEnumerable<UnsupportedRow> NotLiteral(string before, string after, string what) =>
        from register in Others("1111")
        select new UnsupportedRow($"{before} {register} {after}", what, EncodingFormat.T32);

    // Patterns of the numbers of four bits that are not this one.
    private static IEnumerable<string> Others(string number) =>
        from same in Enumerable.Range(0, number.Length)
        let rest = number.Length - same - 1
        select $"{number[..same]}{(number[same] == '0' ? '1' : '0')}{(rest > 0 ? $" any:{rest}" : "")}";
}
