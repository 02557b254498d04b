using Conformance.Arm.Instructions;

namespace Conformance.Arm.A64;

/// <summary>A64 data processing with registers (Arm ARM C4.1.95).</summary>
internal static class DataProcessingRegister
{
    private const string Amount = "{, <shift> #<amount6>}";
    private const string WideAmount = "sf=0 imm6=1xxxxx";

    public static IEnumerable<Encoding> Rows() =>
    [
        Row(Operation.AndShifted,    "sf 00 01010 shift 0 Rm imm6 Rn Rd",          "and <Rd>, <Rn>, <Rm>" + Amount, WideAmount),
        Row(Operation.BicShifted,    "sf 00 01010 shift 1 Rm imm6 Rn Rd",          "bic <Rd>, <Rn>, <Rm>" + Amount, WideAmount),
        Row(Operation.OrrShifted,    "sf 01 01010 shift 0 Rm imm6 Rn Rd",          "orr <Rd>, <Rn>, <Rm>" + Amount, WideAmount),
        Row(Operation.OrnShifted,    "sf 01 01010 shift 1 Rm imm6 Rn Rd",          "orn <Rd>, <Rn>, <Rm>" + Amount, WideAmount),
        Row(Operation.EorShifted,    "sf 10 01010 shift 0 Rm imm6 Rn Rd",          "eor <Rd>, <Rn>, <Rm>" + Amount, WideAmount),
        Row(Operation.EonShifted,    "sf 10 01010 shift 1 Rm imm6 Rn Rd",          "eon <Rd>, <Rn>, <Rm>" + Amount, WideAmount),
        Row(Operation.AndsShifted,   "sf 11 01010 shift 0 Rm imm6 Rn Rd",          "ands <Rd>, <Rn>, <Rm>" + Amount, WideAmount),
        Row(Operation.BicsShifted,   "sf 11 01010 shift 1 Rm imm6 Rn Rd",          "bics <Rd>, <Rn>, <Rm>" + Amount, WideAmount),
        Row(Operation.AddShifted,    "sf 0 0 01011 shift 0 Rm imm6 Rn Rd",         "add <Rd>, <Rn>, <Rm>" + Amount, "shift=11; " + WideAmount),
        Row(Operation.AddsShifted,   "sf 0 1 01011 shift 0 Rm imm6 Rn Rd",         "adds <Rd>, <Rn>, <Rm>" + Amount, "shift=11; " + WideAmount),
        Row(Operation.SubShifted,    "sf 1 0 01011 shift 0 Rm imm6 Rn Rd",         "sub <Rd>, <Rn>, <Rm>" + Amount, "shift=11; " + WideAmount),
        Row(Operation.SubsShifted,   "sf 1 1 01011 shift 0 Rm imm6 Rn Rd",         "subs <Rd>, <Rn>, <Rm>" + Amount, "shift=11; " + WideAmount),
        Row(Operation.AddExtended,   "sf 0 0 01011 00 1 Rm option imm3 Rn Rd",     "add <Rd|SP>, <Rn|SP>, <extended>", "imm3=101; imm3=11x"),
        Row(Operation.AddsExtended,  "sf 0 1 01011 00 1 Rm option imm3 Rn Rd",     "adds <Rd>, <Rn|SP>, <extended>", "imm3=101; imm3=11x"),
        Row(Operation.SubExtended,   "sf 1 0 01011 00 1 Rm option imm3 Rn Rd",     "sub <Rd|SP>, <Rn|SP>, <extended>", "imm3=101; imm3=11x"),
        Row(Operation.SubsExtended,  "sf 1 1 01011 00 1 Rm option imm3 Rn Rd",     "subs <Rd>, <Rn|SP>, <extended>", "imm3=101; imm3=11x"),
        Row(Operation.Adc,           "sf 0 0 11010000 Rm 000000 Rn Rd",            "adc <Rd>, <Rn>, <Rm>"),
        Row(Operation.Adcs,          "sf 0 1 11010000 Rm 000000 Rn Rd",            "adcs <Rd>, <Rn>, <Rm>"),
        Row(Operation.Sbc,           "sf 1 0 11010000 Rm 000000 Rn Rd",            "sbc <Rd>, <Rn>, <Rm>"),
        Row(Operation.Sbcs,          "sf 1 1 11010000 Rm 000000 Rn Rd",            "sbcs <Rd>, <Rn>, <Rm>"),
        Row(Operation.CcmnRegister,  "sf 0 1 11010010 Rm cond 0 0 Rn 0 nzcv",      "ccmn <Rn>, <Rm>, #<nzcv>, <cond>"),
        Row(Operation.CcmpRegister,  "sf 1 1 11010010 Rm cond 0 0 Rn 0 nzcv",      "ccmp <Rn>, <Rm>, #<nzcv>, <cond>"),
        Row(Operation.CcmnImmediate, "sf 0 1 11010010 imm5 cond 1 0 Rn 0 nzcv",    "ccmn <Rn>, #<imm5>, #<nzcv>, <cond>"),
        Row(Operation.CcmpImmediate, "sf 1 1 11010010 imm5 cond 1 0 Rn 0 nzcv",    "ccmp <Rn>, #<imm5>, #<nzcv>, <cond>"),
        Row(Operation.Csel,          "sf 0 0 11010100 Rm cond 0 0 Rn Rd",          "csel <Rd>, <Rn>, <Rm>, <cond>"),
        Row(Operation.Csinc,         "sf 0 0 11010100 Rm cond 0 1 Rn Rd",          "csinc <Rd>, <Rn>, <Rm>, <cond>"),
        Row(Operation.Csinv,         "sf 1 0 11010100 Rm cond 0 0 Rn Rd",          "csinv <Rd>, <Rn>, <Rm>, <cond>"),
        Row(Operation.Csneg,         "sf 1 0 11010100 Rm cond 0 1 Rn Rd",          "csneg <Rd>, <Rn>, <Rm>, <cond>"),
        Row(Operation.Rbit,          "sf 1 0 11010110 00000 000000 Rn Rd",         "rbit <Rd>, <Rn>"),
        Row(Operation.Rev16,         "sf 1 0 11010110 00000 000001 Rn Rd",         "rev16 <Rd>, <Rn>"),
        Row(Operation.Rev,           "0 1 0 11010110 00000 000010 Rn Rd",          "rev <Wd>, <Wn>"),
        Row(Operation.Rev32,         "1 1 0 11010110 00000 000010 Rn Rd",          "rev32 <Xd>, <Xn>"),
        Row(Operation.Rev,           "1 1 0 11010110 00000 000011 Rn Rd",          "rev <Xd>, <Xn>"),
        Row(Operation.Clz,           "sf 1 0 11010110 00000 000100 Rn Rd",         "clz <Rd>, <Rn>"),
        Row(Operation.Cls,           "sf 1 0 11010110 00000 000101 Rn Rd",         "cls <Rd>, <Rn>"),
        Row(Operation.Udiv,          "sf 0 0 11010110 Rm 000010 Rn Rd",            "udiv <Rd>, <Rn>, <Rm>"),
        Row(Operation.Sdiv,          "sf 0 0 11010110 Rm 000011 Rn Rd",            "sdiv <Rd>, <Rn>, <Rm>"),
        Row(Operation.Lslv,          "sf 0 0 11010110 Rm 001000 Rn Rd",            "lslv <Rd>, <Rn>, <Rm>"),
        Row(Operation.Lsrv,          "sf 0 0 11010110 Rm 001001 Rn Rd",            "lsrv <Rd>, <Rn>, <Rm>"),
        Row(Operation.Asrv,          "sf 0 0 11010110 Rm 001010 Rn Rd",            "asrv <Rd>, <Rn>, <Rm>"),
        Row(Operation.Rorv,          "sf 0 0 11010110 Rm 001011 Rn Rd",            "rorv <Rd>, <Rn>, <Rm>"),
        Crc(Operation.Crc32,         "0 0 0 11010110 Rm 010000 Rn Rd",             "crc32b <Wd>, <Wn>, <Wm>", 0),
        Crc(Operation.Crc32,         "0 0 0 11010110 Rm 010001 Rn Rd",             "crc32h <Wd>, <Wn>, <Wm>", 1),
        Crc(Operation.Crc32,         "0 0 0 11010110 Rm 010010 Rn Rd",             "crc32w <Wd>, <Wn>, <Wm>", 2),
        Crc(Operation.Crc32,         "1 0 0 11010110 Rm 010011 Rn Rd",             "crc32x <Wd>, <Wn>, <Xm>", 3),
        Crc(Operation.Crc32c,        "0 0 0 11010110 Rm 010100 Rn Rd",             "crc32cb <Wd>, <Wn>, <Wm>", 0),
        Crc(Operation.Crc32c,        "0 0 0 11010110 Rm 010101 Rn Rd",             "crc32ch <Wd>, <Wn>, <Wm>", 1),
        Crc(Operation.Crc32c,        "0 0 0 11010110 Rm 010110 Rn Rd",             "crc32cw <Wd>, <Wn>, <Wm>", 2),
        Crc(Operation.Crc32c,        "1 0 0 11010110 Rm 010111 Rn Rd",             "crc32cx <Wd>, <Wn>, <Xm>", 3),
        Row(Operation.Madd,          "sf 00 11011 000 Rm 0 Ra Rn Rd",              "madd <Rd>, <Rn>, <Rm>, <Ra>"),
        Row(Operation.Msub,          "sf 00 11011 000 Rm 1 Ra Rn Rd",              "msub <Rd>, <Rn>, <Rm>, <Ra>"),
        Row(Operation.Smaddl,        "1 00 11011 001 Rm 0 Ra Rn Rd",               "smaddl <Xd>, <Wn>, <Wm>, <Xa>"),
        Row(Operation.Smsubl,        "1 00 11011 001 Rm 1 Ra Rn Rd",               "smsubl <Xd>, <Wn>, <Wm>, <Xa>"),
        Row(Operation.Smulh,         "1 00 11011 010 Rm 0 (11111) Rn Rd",          "smulh <Xd>, <Xn>, <Xm>"),
        Row(Operation.Umaddl,        "1 00 11011 101 Rm 0 Ra Rn Rd",               "umaddl <Xd>, <Wn>, <Wm>, <Xa>"),
        Row(Operation.Umsubl,        "1 00 11011 101 Rm 1 Ra Rn Rd",               "umsubl <Xd>, <Wn>, <Wm>, <Xa>"),
        Row(Operation.Umulh,         "1 00 11011 110 Rm 0 (11111) Rn Rd",          "umulh <Xd>, <Xn>, <Xm>"),
    ];

    private static Encoding Row(Operation operation, string diagram, string syntax, string except = "") =>
        new(InstructionClass.DataProcessingRegister, operation, diagram, syntax, except);

    private static Encoding Crc(Operation operation, string diagram, string syntax, int log2Size) =>
        new(InstructionClass.DataProcessingRegister, operation, diagram, syntax, access: new(log2Size, false, false), feature: ArmFeature.Crc32);
}
