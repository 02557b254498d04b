using Conformance.Arm.Instructions;

namespace Conformance.Arm.T32;

/// <summary>T32 loads and stores in 16 bits (Arm ARM F3.2.5 to F3.2.8, F3.2.12).</summary>
internal static class NarrowLoadsAndStores
{
    // The offset is added before the access, and the base register stays.
    private const string Offset = "P=1 U=1 W=0";

    private const string IncrementAfter = "P=0 U=1 W=1";

    private static readonly AccessShape Word = new(2, false, false);
    private static readonly AccessShape Half = new(1, false, false);
    private static readonly AccessShape Byte = new(0, false, false);

    public static IEnumerable<Encoding> Rows() =>
    [
        Row(Operation.Load,  "01001 Rt imm8",            "ldr<c><n> <Rt>, [pc, #<imm8*4>]", Word, "Rn=15 " + Offset),

        Row(Operation.Store, "0101 000 Rm Rn Rt",        "str<c><n> <Rt>, [<Rn>, <Rm>]", Word, Offset),
        Row(Operation.Store, "0101 001 Rm Rn Rt",        "strh<c><n> <Rt>, [<Rn>, <Rm>]", Half, Offset),
        Row(Operation.Store, "0101 010 Rm Rn Rt",        "strb<c><n> <Rt>, [<Rn>, <Rm>]", Byte, Offset),
        Row(Operation.Load,  "0101 011 Rm Rn Rt",        "ldrsb<c><n> <Rt>, [<Rn>, <Rm>]", new(0, true, false), Offset),
        Row(Operation.Load,  "0101 100 Rm Rn Rt",        "ldr<c><n> <Rt>, [<Rn>, <Rm>]", Word, Offset),
        Row(Operation.Load,  "0101 101 Rm Rn Rt",        "ldrh<c><n> <Rt>, [<Rn>, <Rm>]", Half, Offset),
        Row(Operation.Load,  "0101 110 Rm Rn Rt",        "ldrb<c><n> <Rt>, [<Rn>, <Rm>]", Byte, Offset),
        Row(Operation.Load,  "0101 111 Rm Rn Rt",        "ldrsh<c><n> <Rt>, [<Rn>, <Rm>]", new(1, true, false), Offset),

        Row(Operation.Store, "0110 0 imm5 Rn Rt",        "str<c><n> <Rt>, [<Rn>, #<imm5*4>]", Word, Offset),
        Row(Operation.Load,  "0110 1 imm5 Rn Rt",        "ldr<c><n> <Rt>, [<Rn>, #<imm5*4>]", Word, Offset),
        Row(Operation.Store, "0111 0 imm5 Rn Rt",        "strb<c><n> <Rt>, [<Rn>, #<imm5>]", Byte, Offset),
        Row(Operation.Load,  "0111 1 imm5 Rn Rt",        "ldrb<c><n> <Rt>, [<Rn>, #<imm5>]", Byte, Offset),
        Row(Operation.Store, "1000 0 imm5 Rn Rt",        "strh<c><n> <Rt>, [<Rn>, #<imm5*2>]", Half, Offset),
        Row(Operation.Load,  "1000 1 imm5 Rn Rt",        "ldrh<c><n> <Rt>, [<Rn>, #<imm5*2>]", Half, Offset),
        Row(Operation.Store, "1001 0 Rt imm8",           "str<c><n> <Rt>, [sp, #<imm8*4>]", Word, "Rn=13 " + Offset),
        Row(Operation.Load,  "1001 1 Rt imm8",           "ldr<c><n> <Rt>, [sp, #<imm8*4>]", Word, "Rn=13 " + Offset),

        // Without registers they are UNPREDICTABLE, and undefined on the cores of QEMU.
        Row(Operation.StoreMultiple, "1011 0 10 M register_list",     "push<c><n> <registers>", default, "Rn=13 P=1 U=0 W=1", "M=0 register_list=00000000"),
        Row(Operation.LoadMultiple,  "1011 1 10 PCbit:1 register_list", "pop<c><n> <registers>", default, "Rn=13 " + IncrementAfter, "PCbit=0 register_list=00000000"),
        Row(Operation.StoreMultiple, "1100 0 Rn register_list",       "stmia<c><n> <Rn>!, <registers>", default, IncrementAfter, "register_list=00000000"),
        // A base register that is in the list is loaded and not written back.
        Row(Operation.LoadMultiple,  "1100 1 Rn register_list",       "ldmia<c><n> <ldmlist>", default, IncrementAfter, "register_list=00000000"),
    ];

    private static Encoding Row(Operation operation, string diagram, string syntax, AccessShape access, string implied, string except = "") =>
        new(InstructionClass.LoadStore, operation, diagram, syntax, except, access, format: EncodingFormat.T16, implied: implied);
}
