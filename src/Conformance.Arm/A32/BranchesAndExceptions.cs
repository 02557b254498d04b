using Conformance.Arm.Instructions;

namespace Conformance.Arm.A32;

/// <summary>A32 branches and exception generation (Arm ARM F4.1).</summary>
internal static class BranchesAndExceptions
{
    private const string Conditional = "cond=1111";

    public static IEnumerable<Encoding> Rows() =>
    [
        Row(InstructionClass.Branch,    Operation.B,                          "cond 1010 imm24",                             "b<c> <label24>", Conditional),
        Row(InstructionClass.Branch,    Operation.Bl,                         "cond 1011 imm24",                             "bl<c> <label24>", Conditional),
        Row(InstructionClass.Branch,    Operation.BranchLinkExchange,         "1111 101 H imm24",                            "blx <label24:H>"),
        Row(InstructionClass.Branch,    Operation.BranchExchange,             "cond 00010010 (111111111111) 0001 Rm",        "bx<c> <Rm>", Conditional),
        Row(InstructionClass.Branch,    Operation.BranchExchangeJazelle,      "cond 00010010 (111111111111) 0010 Rm",        "bxj<c> <Rm>", Conditional),
        Row(InstructionClass.Branch,    Operation.BranchLinkExchangeRegister, "cond 00010010 (111111111111) 0011 Rm",        "blx<c> <Rm>", Conditional),
        Row(InstructionClass.Branch,    Operation.Eret,                       "cond 00010110 (000000000000) 0110 (1110)",    "eret<c>", Conditional),

        Row(InstructionClass.Exception, Operation.Svc,                        "cond 1111 imm24",                             "svc<c> <imm24>", Conditional),
        Row(InstructionClass.Exception, Operation.Smc,                        "cond 00010110 (000000000000) 0111 imm4",      "smc<c> <imm4>", Conditional),

        // Another condition than AL is UNPREDICTABLE. objdump and QEMU take HVC with one.
        Row(InstructionClass.Exception, Operation.Hvc,                        "cond 00010100 imm12 0111 imm4",               "hvc<c> <imm12:imm4>", Conditional),
        Row(InstructionClass.Exception, Operation.Hlt,                        "1110 00010000 imm12 0111 imm4",               "hlt <imm12:imm4x>"),
        Row(InstructionClass.Exception, Operation.Bkpt,                       "1110 00010010 imm12 0111 imm4",               "bkpt <imm12:imm4x>"),
        Row(InstructionClass.Reserved,  Operation.Udf,                        "1110 01111111 imm12 1111 imm4",               "udf #<imm12:imm4>"),
    ];

    private static Encoding Row(InstructionClass @class, Operation operation, string diagram, string syntax, string except = "") =>
        new(@class, operation, diagram, syntax, except, format: EncodingFormat.A32);
}
