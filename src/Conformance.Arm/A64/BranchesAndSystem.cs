using Conformance.Arm.Instructions;
using Conformance.Arm.Registers;

namespace Conformance.Arm.A64;

/// <summary>A64 branches, exception generation and system instructions (Arm ARM C4.1.93).</summary>
internal static class BranchesAndSystem
{
    public static IEnumerable<Encoding> Rows() =>
    [
        new(InstructionClass.Reserved,  Operation.Udf,   "0000000000000000 imm16",                     "udf #<udfimm>"),

        new(InstructionClass.Branch,    Operation.B,     "0 00101 imm26",                              "b <label26>"),
        new(InstructionClass.Branch,    Operation.Bl,    "1 00101 imm26",                              "bl <label26>"),
        new(InstructionClass.Branch,    Operation.BCond, "0101010 0 imm19 0 cond",                     "b.<cond> <label19>"),
        new(InstructionClass.Branch,    Operation.Cbz,   "sf 011010 0 imm19 Rt",                       "cbz <Rt>, <label19>"),
        new(InstructionClass.Branch,    Operation.Cbnz,  "sf 011010 1 imm19 Rt",                       "cbnz <Rt>, <label19>"),
        new(InstructionClass.Branch,    Operation.Tbz,   "b5 011011 0 b40 imm14 Rt",                   "tbz <Rt:b5>, #<bit>, <label14>"),
        new(InstructionClass.Branch,    Operation.Tbnz,  "b5 011011 1 b40 imm14 Rt",                   "tbnz <Rt:b5>, #<bit>, <label14>"),
        new(InstructionClass.Branch,    Operation.Br,    "1101011 0000 11111 000000 Rn 00000",         "br <Xn>"),
        new(InstructionClass.Branch,    Operation.Blr,   "1101011 0001 11111 000000 Rn 00000",         "blr <Xn>"),
        new(InstructionClass.Branch,    Operation.Ret,   "1101011 0010 11111 000000 Rn 00000",         "ret{ <Xn>}"),
        new(InstructionClass.Branch,    Operation.Eret,  "1101011 0100 11111 000000 11111 00000",      "eret"),
        new(InstructionClass.Branch,    Operation.Dcps,  "1101011 0101 11111 000000 11111 00000",      "drps"),

        new(InstructionClass.Exception, Operation.Svc,   "11010100 000 imm16 000 01",                  "svc #<imm16>"),
        new(InstructionClass.Exception, Operation.Hvc,   "11010100 000 imm16 000 10",                  "hvc #<imm16>"),
        new(InstructionClass.Exception, Operation.Smc,   "11010100 000 imm16 000 11",                  "smc #<imm16>"),
        new(InstructionClass.Exception, Operation.Brk,   "11010100 001 imm16 000 00",                  "brk #<imm16>"),
        new(InstructionClass.Exception, Operation.Hlt,   "11010100 010 imm16 000 00",                  "hlt #<imm16>"),
        new(InstructionClass.Exception, Operation.Dcps,  "11010100 101 imm16 000 01",                  "dcps1{ #<imm16?>}"),
        new(InstructionClass.Exception, Operation.Dcps,  "11010100 101 imm16 000 10",                  "dcps2{ #<imm16?>}"),
        new(InstructionClass.Exception, Operation.Dcps,  "11010100 101 imm16 000 11",                  "dcps3{ #<imm16?>}"),

        new(InstructionClass.System,    Operation.Yield, "11010101000000110010 0000001 11111",         "yield"),
        new(InstructionClass.System,    Operation.Wfe,   "11010101000000110010 0000010 11111",         "wfe"),
        new(InstructionClass.System,    Operation.Wfi,   "11010101000000110010 0000011 11111",         "wfi"),
        new(InstructionClass.System,    Operation.Sev,   "11010101000000110010 0000100 11111",         "sev"),
        new(InstructionClass.System,    Operation.Sevl,  "11010101000000110010 0000101 11111",         "sevl"),
        new(InstructionClass.System,    Operation.Nop,   "11010101000000110010 hint 11111",            "hint #<hint>", "hint=0000001; hint=0000010; hint=0000011; hint=0000100; hint=0000101"),
        new(InstructionClass.System,    Operation.Clrex, "11010101000000110011 CRm 010 11111",         "clrex{ #<clrex>}"),
        new(InstructionClass.System,    Operation.Dsb,   "11010101000000110011 CRm 100 11111",         "dsb <barrier>"),
        new(InstructionClass.System,    Operation.Dmb,   "11010101000000110011 CRm 101 11111",         "dmb <barrier>"),
        new(InstructionClass.System,    Operation.Isb,   "11010101000000110011 CRm 110 11111",         "isb{ <isb>}"),
        Pstate(PstateFields.SpSel),
        Pstate(PstateFields.DaifSet),
        Pstate(PstateFields.DaifClr),
        new(InstructionClass.System,    Operation.Sys,   "1101010100 0 01 op1 CRn CRm op2 Rt",         "sys #<op1>, <CRn>, <CRm>, #<op2>{, <Xt>}"),
        new(InstructionClass.System,    Operation.Sysl,  "1101010100 1 01 op1 CRn CRm op2 Rt",         "sysl <Xt>, #<op1>, <CRn>, <CRm>, #<op2>"),
        new(InstructionClass.System,    Operation.MsrRegister, "1101010100 0 1 systemreg Rt",          "msr <sysreg>, <Xt>"),
        new(InstructionClass.System,    Operation.Mrs,   "1101010100 1 1 systemreg Rt",                "mrs <Xt>, <readreg>"),
    ];

    private static Encoding Pstate(PstateField field) => new(
        InstructionClass.System, Operation.MsrImmediate, $"1101010100000 {field.Op1:b3} 0100 CRm {field.Op2:b3} 11111", $"msr <pstate={field.Name}>, #<CRmImm>");
}
