using Conformance.Arm.Instructions;

namespace Conformance.Arm.A32;

/// <summary>A32 multiplies and divisions (Arm ARM F4.1).</summary>
internal static class Multiplies
{
    public static IEnumerable<Encoding> Rows() =>
    [
        Row(Operation.Mul,   "cond 0000000 S Rd (0000) Rm 1001 Rn",  "mul<S><c> <Rd>, <Rn>, <Rm>"),
        Row(Operation.Mla,   "cond 0000001 S Rd Ra Rm 1001 Rn",      "mla<S><c> <Rd>, <Rn>, <Rm>, <Ra>"),
        Row(Operation.Umaal, "cond 00000100 RdHi RdLo Rm 1001 Rn",   "umaal<c> <RdLo>, <RdHi>, <Rn>, <Rm>"),
        Row(Operation.Mls,   "cond 00000110 Rd Ra Rm 1001 Rn",       "mls<c> <Rd>, <Rn>, <Rm>, <Ra>"),
        Row(Operation.Umull, "cond 0000100 S RdHi RdLo Rm 1001 Rn",  "umull<S><c> <RdLo>, <RdHi>, <Rn>, <Rm>"),
        Row(Operation.Umlal, "cond 0000101 S RdHi RdLo Rm 1001 Rn",  "umlal<S><c> <RdLo>, <RdHi>, <Rn>, <Rm>"),
        Row(Operation.Smull, "cond 0000110 S RdHi RdLo Rm 1001 Rn",  "smull<S><c> <RdLo>, <RdHi>, <Rn>, <Rm>"),
        Row(Operation.Smlal, "cond 0000111 S RdHi RdLo Rm 1001 Rn",  "smlal<S><c> <RdLo>, <RdHi>, <Rn>, <Rm>"),
        Row(Operation.Sdiv,  "cond 01110001 Rd (1111) Rm 0001 Rn",   "sdiv<c> <Rd>, <Rn>, <Rm>"),
        Row(Operation.Udiv,  "cond 01110011 Rd (1111) Rm 0001 Rn",   "udiv<c> <Rd>, <Rn>, <Rm>"),
    ];

    private static Encoding Row(Operation operation, string diagram, string syntax) =>
        new(InstructionClass.DataProcessingRegister, operation, diagram, syntax, "cond=1111", format: EncodingFormat.A32);
}
