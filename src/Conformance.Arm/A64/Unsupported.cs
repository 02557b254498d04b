using Conformance.Arm.Instructions;

namespace Conformance.Arm.A64;

/// <summary>
/// What A64 has up to Armv9.3 and the suite deliberately does not cover. A program that holds it is refused. Whole groups
/// of the encoding index (SIMD, SVE, SME) are listed with their unallocated parts. The first row that fits tells the reason.
/// </summary>
internal static class Unsupported
{
    public static IEnumerable<UnsupportedRow> Rows() =>
    [
        new("1 any:2 0000 any:25",                                  "SME"),
        new("any:3 0010 any:25",                                    "SVE"),
        new("00 011 any:1 01 any:2 0 any:5 any:4 01 Rn Rd",         "memory copy and set (FEAT_MOPS)"),
        new("any:4 110 any:25",                                     "loads and stores of SIMD and floating-point registers"),
        new("any:4 111 any:25",                                     "Advanced SIMD and floating-point data processing"),

        new("1 any:1 0 100011 0 any:6 any:2 any:4 Rn Rd",           "ADDG and SUBG (FEAT_MTE)"),
        new("sf 00 100011 1 00 any:2 any:8 Rn Rd",                  "minimum and maximum of an immediate (FEAT_CSSC)"),

        new("0101010 0 imm19 1 cond",                               "BC.cond (FEAT_HBC)"),
        new("11010100 011 imm16 000 00",                            "TCANCEL (FEAT_TME)"),
        new("11010101000000110001 0000 00 any:1 Rd",                "WFET and WFIT (FEAT_WFxT)"),
        new("11010101000000110011 any:2 10 001 11111",              "DSB with the nXS qualifier (FEAT_XS)"),
        new("11010101000000110011 0000 011 11111",                  "TCOMMIT (FEAT_TME)"),
        new("11010101001000110011 000 any:1 011 Rt",                "TSTART and TTEST (FEAT_TME)"),
        new("11010101000000110011 0000 111 11111",                  "SB (FEAT_SB)"),
        new("1101010100000 000 0100 CRm 000 11111",                 "CFINV (FEAT_FlagM)"),
        new("1101010100000 000 0100 CRm 001 11111",                 "XAFLAG (FEAT_FlagM2)"),
        new("1101010100000 000 0100 CRm 010 11111",                 "AXFLAG (FEAT_FlagM2)"),
        new("1101010100000 000 0100 CRm 011 11111",                 "MSR UAO (FEAT_UAO)"),
        new("1101010100000 000 0100 CRm 100 11111",                 "MSR PAN (FEAT_PAN)"),
        new("1101010100000 001 0100 CRm 000 11111",                 "MSR ALLINT (FEAT_NMI)"),
        new("1101010100000 011 0100 CRm 001 11111",                 "MSR SSBS (FEAT_SSBS)"),
        new("1101010100000 011 0100 CRm 010 11111",                 "MSR DIT (FEAT_DIT)"),
        new("1101010100000 011 0100 CRm 011 11111",                 "SMSTART and SMSTOP (FEAT_SME)"),
        new("1101010100000 011 0100 CRm 100 11111",                 "MSR TCO (FEAT_MTE)"),
        new("1101011 any:1 00 any:1 11111 00001 any:1 Rn any:5",    "branches with pointer authentication (FEAT_PAuth)"),
        new("1101011 0010 11111 00001 any:1 11111 11111",           "RETAA and RETAB (FEAT_PAuth)"),
        new("1101011 0100 11111 00001 any:1 11111 11111",           "ERETAA and ERETAB (FEAT_PAuth)"),

        new("1 0 any:1 11010110 Rm 000000 Rn Rd",                   "SUBP and SUBPS (FEAT_MTE)"),
        new("1 0 0 11010110 Rm 00010 any:1 Rn Rd",                  "IRG and GMI (FEAT_MTE)"),
        new("1 0 0 11010110 Rm 001100 Rn Rd",                       "PACGA (FEAT_PAuth)"),
        new("sf 0 0 11010110 Rm 0110 any:2 Rn Rd",                  "minimum and maximum of registers (FEAT_CSSC)"),
        new("sf 1 0 11010110 00000 00011 any:1 Rn Rd",              "CTZ and CNT (FEAT_CSSC)"),
        new("sf 1 0 11010110 00000 001000 Rn Rd",                   "ABS (FEAT_CSSC)"),
        new("1 1 0 11010110 00001 any:6 Rn Rd",                     "pointer authentication (FEAT_PAuth)"),
        new("1 0 1 11010000 imm6 00001 Rn 0 any:4",                 "RMIF (FEAT_FlagM)"),
        new("0 0 1 11010000 000000 any:1 0010 Rn 0 1101",           "SETF8 and SETF16 (FEAT_FlagM)"),

        new("size 001000 1 any:1 0 any:5 0 any:5 Rn Rt",            "STLLR and LDLAR (FEAT_LOR)"),
        new("size 011001 any:2 0 imm9 00 Rn Rt",                    "LDAPUR and STLUR (FEAT_LRCPC2)"),
        new("11011001 any:2 1 imm9 any:2 Rn Rt",                    "loads and stores of tags (FEAT_MTE)"),
        new("01 101 00 any:2 0 imm7 Rt2 Rn Rt",                     "STGP (FEAT_MTE)"),
        new("11 111000 any:1 any:1 1 imm9 any:1 1 Rn Rt",           "LDRAA and LDRAB (FEAT_PAuth)"),
        new("11 111000 001 any:5 1001 00 Rn Rt",                    "ST64B (FEAT_LS64)"),
        new("11 111000 001 Rs 101 any:1 00 Rn Rt",                  "ST64BV and ST64BV0 (FEAT_LS64_V)"),
        new("11 111000 001 any:5 1101 00 Rn Rt",                    "LD64B (FEAT_LS64)"),
    ];
}
