using Conformance.Arm.Instructions;

namespace Conformance.Arm.T32;

/// <summary>The other spellings of 16-bit T32 instructions, most of which write a register again that is read and written.</summary>
internal static class NarrowAliases
{
    private static readonly (string Opcode, string Mnemonic)[] Commuting = [("0000", "and"), ("0001", "eor"), ("0101", "adc"), ("1100", "orr")];

    private static readonly (string Opcode, string Type, string Mnemonic)[] Shifts = [("0010", "00", "lsl"), ("0011", "01", "lsr"), ("0100", "10", "asr"), ("0111", "11", "ror")];

    private static readonly (string Row, string Mnemonic, string Scale)[] Offsets =
    [
        ("0110 0", "str", ""), ("0110 1", "ldr", ""), ("0111 0", "strb", ""), ("0111 1", "ldrb", ""), ("1000 0", "strh", ""), ("1000 1", "ldrh", ""),
    ];

    public static IEnumerable<Alias> Rows() => [.. Written(), .. Repeated(), .. ShiftSpellings(), .. StackPointer(), .. Memory(), .. System()];

    private static IEnumerable<Alias> Written() =>
    [
        new("00000 00000 Rm Rd", "mov<s><c><n> <Rd>, <Rm>", format: EncodingFormat.T16),
        new("010000 1001 Rn Rd", "neg<s><c><n> <Rd>, <Rn>", format: EncodingFormat.T16),
    ];

    private static IEnumerable<Alias> Repeated() =>
    [
        .. from row in Commuting
           select Read($"010000 {row.Opcode} Rm Rdn", $"{row.Mnemonic}<s><c><n> <Rdn>, <Rm>, <=Rdn>"),
        Read("010000 1101 Rn Rdm",     "mul<s><c><n> <Rdm>, <Rn>, <=Rdm>"),
        Read("01000100 DN Rm:4 Rdn",   "add<c><n> <DN:Rdn>, <Rm>, <=DN:Rdn>"),
    ];

    private static IEnumerable<Alias> ShiftSpellings() =>
    [
        Read("00000 imm5 Rm Rd",       "lsl<s><c><n> <Rd=m>, #<left0>"),
        Read("00000 00000 Rm Rd",      "lsr<s><c><n> <Rd>, <Rm>, #0"),
        Read("00000 00000 Rm Rd",      "asr<s><c><n> <Rd>, <Rm>, #0"),
        Read("00001 imm5 Rm Rd",       "lsr<s><c><n> <Rd=m>, #<right>"),
        Read("00010 imm5 Rm Rd",       "asr<s><c><n> <Rd=m>, #<right>"),
        Read("00000 imm5 Rm Rd",       "mov<s><c><n> <Rd>, <Rm>, lsl #<left0>"),
        Read("00001 imm5 Rm Rd",       "mov<s><c><n> <Rd>, <Rm>, lsr #<right>"),
        Read("00010 imm5 Rm Rd",       "mov<s><c><n> <Rd>, <Rm>, asr #<right>"),
        .. from row in Shifts
           select Read($"010000 {row.Opcode} Rs:3 Rdm", $"mov<s><c><n> <Rdm>, <=Rdm>, {row.Mnemonic} <Rs>"),
    ];

    private static IEnumerable<Alias> StackPointer() =>
    [
        Read("10110000 0 imm7",        "add<c><n> sp, sp, #<imm7*4>"),
        Read("10110000 1 imm7",        "sub<c><n> sp, sp, #<imm7*4>"),
        Read("10100 Rd imm8",          "adr<c><n> <Rd>, <literal8>"),
    ];

    private static IEnumerable<Alias> Memory() =>
    [
        .. from row in Offsets
           select Read($"{row.Row} 00000 Rn Rt", $"{row.Mnemonic}<c><n> <Rt>, [<Rn>]"),
        Read("1001 0 Rt 00000000",     "str<c><n> <Rt>, [sp]"),
        Read("1001 1 Rt 00000000",     "ldr<c><n> <Rt>, [sp]"),
        Read("01001 Rt imm8",          "ldr<c><n> <Rt>, <literal8>"),
        .. from name in new[] { "stm", "stmea" }
           select Read("1100 0 Rn register_list", $"{name}<c><n> <Rn>!, <registers>", "register_list=00000000"),
        .. from name in new[] { "ldm", "ldmfd" }
           select Read("1100 1 Rn register_list", $"{name}<c><n> <ldmlist>", "register_list=00000000"),
        .. from name in new[] { "ldm", "ldmia", "ldmfd" }
           select Read("1011 1 10 0 register_list", $"{name}<c><n> sp!, <registers>", "register_list=00000000"),

        // A list of one register is a store or a load of it.
        .. from name in new[] { "stm", "stmia", "stmea" }
           from alias in new[] { Read("0110 0 00000 Rn Rt", $"{name}<c><n> <Rn>, <Rt-list>"), Read("1001 0 Rt 00000000", $"{name}<c><n> sp, <Rt-list>") }
           select alias,
        .. from name in new[] { "ldm", "ldmia", "ldmfd" }
           from alias in new[] { Read("0110 1 00000 Rn Rt", $"{name}<c><n> <Rn>, <Rt-list>"), Read("1001 1 Rt 00000000", $"{name}<c><n> sp, <Rt-list>") }
           select alias,
    ];

    private static IEnumerable<Alias> System() =>
    [
        Read("10111110 00000000",      "bkpt<n>"),
    ];

    private static Alias Read(string diagram, string syntax, string except = "") => new(diagram, syntax, except, onlyRead: true, format: EncodingFormat.T16);
}
