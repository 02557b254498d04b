using Conformance.Arm.Instructions;

namespace Conformance.Arm.A32;

/// <summary>A32 transfers to and from coprocessors 14 and 15, the debug and system registers (Arm ARM F4.1).</summary>
internal static class Coprocessors
{
    // Armv8 has no other coprocessors than 14 and 15, apart from Advanced SIMD and floating-point.
    private const string Others = "cond=1111; coproc=0xxx; coproc=10xx; coproc=110x";

    // LDC and STC are left for DBGDTRTXint and DBGDTRRXint alone.
    private const string OtherThanDebug = Others + "; coproc=1111; CRd=1xxx; CRd=x0xx; CRd=xx1x; CRd=xxx0";

    // P and W, with the address around an offset of words.
    private static readonly (string P, string W, string Syntax)[] Modes =
        [("1", "0", "[<Rn>{, #<offset*4>}]"), ("1", "1", "[<Rn>, #<offset*4>]!"), ("0", "1", "[<Rn>], #<offset*4>")];

    public static IEnumerable<Encoding> Rows() =>
    [
        Row(Operation.Mcr,  "cond 1110 opc1 0 CRn Rt coproc opc2 1 CRm",   "mcr<c> <coproc>, <opc1>, <Rt>, <CRn>, <CRm>, <opc2>"),
        Row(Operation.Mrc,  "cond 1110 opc1 1 CRn Rt coproc opc2 1 CRm",   "mrc<c> <coproc>, <opc1>, <Rt|APSR_nzcv>, <CRn>, <CRm>, <opc2>"),
        Row(Operation.Mcrr, "cond 1100 010 0 Rt2 Rt coproc opc1:4 CRm",    "mcrr<c> <coproc>, <opc1>, <Rt>, <Rt2>, <CRm>"),
        Row(Operation.Mrrc, "cond 1100 010 1 Rt2 Rt coproc opc1:4 CRm",    "mrrc<c> <coproc>, <opc1>, <Rt>, <Rt2>, <CRm>"),
        .. from access in new[] { ("0", "stc", Operation.Stc), ("1", "ldc", Operation.Ldc) }
           from mode in Modes
           select Debug(access.Item3, mode.P, "U", mode.W, access.Item1, $"{access.Item2}<c> <coproc>, <CRd>, {mode.Syntax}"),
        Debug(Operation.Stc, "0", "1", "0", "0", "stc<c> <coproc>, <CRd>, [<Rn>], <option>"),
        Debug(Operation.Ldc, "0", "1", "0", "1", "ldc<c> <coproc>, <CRd>, [<Rn>], <option>"),
    ];

    private static Encoding Row(Operation operation, string diagram, string syntax) =>
        new(InstructionClass.System, operation, diagram, syntax, Others, format: EncodingFormat.A32);

    private static Encoding Debug(Operation operation, string p, string u, string w, string load, string syntax) => new(
        InstructionClass.System,
        operation,
        $"cond 110 {p} {u} 0 {w} {load} Rn CRd coproc imm8",
        syntax,
        OtherThanDebug,
        new(2, false, false),
        format: EncodingFormat.A32,
        implied: $"P={p} W={w}{(u == "U" ? "" : " U=" + u)}");
}
