using Conformance.Arm.Instructions;

namespace Conformance.Arm.T32;

/// <summary>T32 branches, exception generation, IT, hints and changes of processor state in 16 bits (Arm ARM F3.2.3, F3.2.10, F3.2.11).</summary>
internal static class NarrowBranchesAndSystem
{
    public static IEnumerable<Encoding> Rows() =>
    [
        Row(InstructionClass.Branch,    Operation.BranchExchange,             "01000111 0 Rm:4 000",        "bx<c><n> <Rm>"),
        Row(InstructionClass.Branch,    Operation.BranchLinkExchangeRegister, "01000111 1 Rm:4 000",        "blx<c><n> <Rm>"),
        Row(InstructionClass.Branch,    Operation.Cbz,                        "10110 0 i 1 imm5 Rn",        "cbz<n> <Rn>, <cbztarget>"),
        Row(InstructionClass.Branch,    Operation.Cbnz,                       "10111 0 i 1 imm5 Rn",        "cbnz<n> <Rn>, <cbztarget>"),
        Row(InstructionClass.Branch,    Operation.B,                          "1101 cond imm8",             "b<branchcond><.n> <target8>", except: "cond=111x"),
        Row(InstructionClass.Branch,    Operation.B,                          "11100 imm11",                "b<c><.n> <target11>", "cond=14"),

        Row(InstructionClass.Exception, Operation.Udf,                        "11011110 imm8",              "udf<c><n> #<imm8>"),
        Row(InstructionClass.Exception, Operation.Svc,                        "11011111 imm8",              "svc<c><n> <imm8>"),
        Row(InstructionClass.Exception, Operation.Hlt,                        "10111010 10 imm6",           "hlt<n> <hex4>"),
        Row(InstructionClass.Exception, Operation.Bkpt,                       "10111110 imm8",              "bkpt<n> <hex4>"),

        Row(InstructionClass.System,    Operation.It,                         "10111111 firstcond mask",    "it<then> <firstcond>", except: "mask=0000; firstcond=1111"),
        Row(InstructionClass.System,    Operation.Yield,                      "10111111 0001 0000",         "yield<c><n>"),
        Row(InstructionClass.System,    Operation.Wfe,                        "10111111 0010 0000",         "wfe<c><n>"),
        Row(InstructionClass.System,    Operation.Wfi,                        "10111111 0011 0000",         "wfi<c><n>"),
        Row(InstructionClass.System,    Operation.Sev,                        "10111111 0100 0000",         "sev<c><n>"),
        Row(InstructionClass.System,    Operation.Sevl,                       "10111111 0101 0000",         "sevl<c><n>"),
        Row(InstructionClass.System,    Operation.Nop,                        "10111111 hint:4 0000",       "nop<c><n><hint>", except: "hint=0001; hint=0010; hint=0011; hint=0100; hint=0101"),

        Row(InstructionClass.System,    Operation.Setend,                     "10110110010 1 E 000",        "setend<n> <endian>"),
        Row(InstructionClass.System,    Operation.Cps,                        "10110110011 0 0 A I F",      "cpsie<n> <iflags>", "imod=2 M=0 mode=0", "A=0 I=0 F=0"),
        Row(InstructionClass.System,    Operation.Cps,                        "10110110011 1 0 A I F",      "cpsid<n> <iflags>", "imod=3 M=0 mode=0", "A=0 I=0 F=0"),
    ];

    private static Encoding Row(InstructionClass @class, Operation operation, string diagram, string syntax, string implied = "", string except = "") =>
        new(@class, operation, diagram, syntax, except, format: EncodingFormat.T16, implied: implied);
}
