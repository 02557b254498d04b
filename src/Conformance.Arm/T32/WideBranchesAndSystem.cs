using Conformance.Arm.Instructions;

namespace Conformance.Arm.T32;

/// <summary>T32 branches, exception generation, status registers, hints and barriers in 32 bits (Arm ARM F3.3.4, branches and miscellaneous control).</summary>
internal static class WideBranchesAndSystem
{
    private const string NamedHints =
        "hint=00000001; hint=00000010; hint=00000011; hint=00000100; hint=00000101; hint=00010000; hint=00010100; hint=1111xxxx";

    public static IEnumerable<Encoding> Rows() => [.. Branches(), .. Exceptions(), .. Hints(), .. StatusRegisters(), .. Barriers()];

    private static IEnumerable<Encoding> Branches() =>
    [
        Row(InstructionClass.Branch, Operation.B,                   "11110 S cond imm6 10 J1 0 J2 imm11",     "b<branchcond><.w> <target20>", except: "cond=111x"),
        Row(InstructionClass.Branch, Operation.B,                   "11110 S imm10 10 J1 1 J2 imm11",         "b<c><.w> <target24>", "cond=14"),
        Row(InstructionClass.Branch, Operation.Bl,                  "11110 S imm10 11 J1 1 J2 imm11",         "bl<c><w> <target24>"),
        Row(InstructionClass.Branch, Operation.BranchLinkExchange,  "11110 S imm10H:10 11 J1 0 J2 imm10L:10 0", "blx<c><w> <targetblx>"),
        Row(InstructionClass.Branch, Operation.BranchExchangeJazelle, "11110 0111100 Rm 10 0 0 111100000000", "bxj<c><w> <Rm>"),
        Row(InstructionClass.Branch, Operation.SubsPc,              "11110 0111101 1110 10 0 0 1111 imm8", "subs<c><w> pc, lr, #<imm8>", "Rn=14"),
    ];

    private static IEnumerable<Encoding> Exceptions() =>
    [
        Row(InstructionClass.Exception, Operation.Hvc,  "11110 1111110 imm4 1000 imm12",          "hvc<w> #<imm4:imm12>"),
        Row(InstructionClass.Exception, Operation.Smc,  "11110 1111111 imm4 1000 000000000000", "smc<c><w> #<imm4>"),
        Row(InstructionClass.Exception, Operation.Udf,  "11110 1111111 imm4 1010 imm12",          "udf<c><.w> #<imm4:imm12>"),
        Row(InstructionClass.Exception, Operation.Dcps, "11110 1111000 1111 1000 0000 0000 0001", "dcps1<w>"),
        Row(InstructionClass.Exception, Operation.Dcps, "11110 1111000 1111 1000 0000 0000 0010", "dcps2<w>"),
        Row(InstructionClass.Exception, Operation.Dcps, "11110 1111000 1111 1000 0000 0000 0011", "dcps3<w>"),
    ];

    private static IEnumerable<Encoding> Hints() =>
    [
        Hint(Operation.Yield, "00000001", "yield<c><.w>"),
        Hint(Operation.Wfe,   "00000010", "wfe<c><.w>"),
        Hint(Operation.Wfi,   "00000011", "wfi<c><.w>"),
        Hint(Operation.Sev,   "00000100", "sev<c><.w>"),
        Hint(Operation.Sevl,  "00000101", "sevl<c><.w>"),
        Hint(Operation.Nop,   "hint:8",   "nop<c><.w><hint>", NamedHints),
    ];

    private static IEnumerable<Encoding> StatusRegisters() =>
    [
        State(Operation.Cps,            "11110 0111010 1111 10 0 0 0 00 1 000 mode",      "cps<w> #<mode>", "imod=0 M=1 A=0 I=0 F=0"),
        State(Operation.Cps,            "11110 0111010 1111 10 0 0 0 10 0 A I F 00000",     "cpsie<.w> <iflags>", "imod=2 M=0 mode=0", "A=0 I=0 F=0"),
        State(Operation.Cps,            "11110 0111010 1111 10 0 0 0 11 0 A I F 00000",     "cpsid<.w> <iflags>", "imod=3 M=0 mode=0", "A=0 I=0 F=0"),
        State(Operation.Cps,            "11110 0111010 1111 10 0 0 0 10 1 A I F mode",      "cpsie<w> <iflags>, #<mode>", "imod=2 M=1"),
        State(Operation.Cps,            "11110 0111010 1111 10 0 0 0 11 1 A I F mode",      "cpsid<w> <iflags>, #<mode>", "imod=3 M=1"),
        State(Operation.MrsPsr,         "11110 011111 R 1111 10 0 0 Rd 00 0 00000",       "mrs<c><w> <Rd>, <psr>"),
        State(Operation.MsrPsrRegister, "11110 011100 R Rn 10 0 0 mask 00 0 00000",         "msr<c><w> <psrfields>, <Rn>"),
        State(Operation.MrsBanked,      "11110 011111 R SYSm:4 10 0 0 Rd 00 1 M 0000",      "mrs<c><w> <Rd>, <banked>", except: Syntax.BankedRegisterOperand.Except),
        State(Operation.MsrBanked,      "11110 011100 R Rn 10 0 0 SYSm:4 00 1 M 0000",      "msr<c><w> <banked>, <Rn>", except: Syntax.BankedRegisterOperand.Except),
    ];

    private static IEnumerable<Encoding> Barriers() =>
    [
        State(Operation.Clrex, "11110 0111011 1111 10 0 0 1111 0010 1111", "clrex<c><w>"),
        State(Operation.Dsb,   "11110 0111011 1111 10 0 0 1111 0100 option", "dsb<c><w> <barrier>"),
        State(Operation.Dmb,   "11110 0111011 1111 10 0 0 1111 0101 option", "dmb<c><w> <barrier>"),
        State(Operation.Isb,   "11110 0111011 1111 10 0 0 1111 0110 option", "isb<c><w> <isb>"),
    ];

    private static Encoding Hint(Operation operation, string hint, string syntax, string except = "") =>
        State(operation, $"11110 0111010 1111 10 0 0 0 000 {hint}", syntax, except: except);

    private static Encoding State(Operation operation, string diagram, string syntax, string implied = "", string except = "") =>
        Row(InstructionClass.System, operation, diagram, syntax, implied, except);

    private static Encoding Row(InstructionClass @class, Operation operation, string diagram, string syntax, string implied = "", string except = "") =>
        new(@class, operation, diagram, syntax, except, format: EncodingFormat.T32, implied: implied);
}
