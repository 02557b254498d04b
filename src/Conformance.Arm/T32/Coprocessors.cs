using Conformance.Arm.Instructions;

namespace Conformance.Arm.T32;

/// <summary>T32 accesses to coprocessors 14 and 15 (Arm ARM F3.3.18).</summary>
internal static class Coprocessors
{
    // Armv8 has no other coprocessors than 14 and 15, apart from Advanced SIMD and floating-point.
    private const string Others = "coproc=0xxx; coproc=10xx; coproc=110x";

    // LDC and STC are left for DBGDTRTXint and DBGDTRRXint alone.
    private const string OtherThanDebug = Others + "; coproc=1111; CRd=1xxx; CRd=x0xx; CRd=xx1x; CRd=xxx0";

    public static IEnumerable<Encoding> Rows() =>
    [
        Row(Operation.Mcr,  "1110 1110 opc1:3 0 CRn Rt coproc opc2 1 CRm",  "mcr<c><w> <coproc>, <opc1>, <Rt>, <CRn>, <CRm>, <opc2>"),
        Row(Operation.Mrc,  "1110 1110 opc1:3 1 CRn Rt coproc opc2 1 CRm",  "mrc<c><w> <coproc>, <opc1>, <Rt|APSR_nzcv>, <CRn>, <CRm>, <opc2>"),
        Row(Operation.Mcrr, "1110 1100 0100 Rt2 Rt coproc opc1:4 CRm",      "mcrr<c><w> <coproc>, <opc1>, <Rt>, <Rt2>, <CRm>"),
        Row(Operation.Mrrc, "1110 1100 0101 Rt2 Rt coproc opc1:4 CRm",      "mrrc<c><w> <coproc>, <opc1>, <Rt>, <Rt2>, <CRm>"),
        .. Memory(Operation.Stc, "0", "stc"),
        .. Memory(Operation.Ldc, "1", "ldc"),
    ];

    private static IEnumerable<Encoding> Memory(Operation operation, string load, string mnemonic) =>
    [
        Debug(operation, $"1110 110 1 U 0 0 {load} Rn CRd coproc imm8", $"{mnemonic}<c><w> <coproc>, <CRd>, [<Rn>{{, #<offset*4>}}]", "P=1 W=0"),
        Debug(operation, $"1110 110 1 U 0 1 {load} Rn CRd coproc imm8", $"{mnemonic}<c><w> <coproc>, <CRd>, [<Rn>, #<offset*4>]!", "P=1 W=1"),
        Debug(operation, $"1110 110 0 U 0 1 {load} Rn CRd coproc imm8", $"{mnemonic}<c><w> <coproc>, <CRd>, [<Rn>], #<offset*4>", "P=0 W=1"),
        Debug(operation, $"1110 110 0 1 0 0 {load} Rn CRd coproc imm8", $"{mnemonic}<c><w> <coproc>, <CRd>, [<Rn>], <option>", "P=0 U=1 W=0"),
    ];

    private static Encoding Row(Operation operation, string diagram, string syntax) =>
        new(InstructionClass.System, operation, diagram, syntax, Others, format: EncodingFormat.T32);

    private static Encoding Debug(Operation operation, string diagram, string syntax, string implied) =>
        new(InstructionClass.System, operation, diagram, syntax, OtherThanDebug, new(2, false, false), format: EncodingFormat.T32, implied: implied);
}
