using Conformance.Arm.Instructions;

namespace Conformance.Arm.T32;

/// <summary>The other spellings of 32-bit T32 instructions; none of them is what GNU writes.</summary>
internal static class WideAliases
{
    private static readonly (string Type, string Mnemonic, string Amount)[] Shifts = [("00", "lsl", "left"), ("01", "lsr", "right"), ("10", "asr", "right"), ("11", "ror", "left")];

    private static readonly (string Opcode, string Mnemonic)[] ThreeRegisters =
    [
        ("0000", "and"), ("0001", "bic"), ("0010", "orr"), ("0011", "orn"), ("0100", "eor"), ("1000", "add"), ("1010", "adc"), ("1011", "sbc"), ("1101", "sub"), ("1110", "rsb"),
    ];

    // What an instruction is with the immediate inverted, and with its sign changed.
    private static readonly (string Opcode, string Mnemonic, string Change)[] Opposites =
    [
        ("0001", "and", "~"), ("0000", "bic", "~"), ("0011", "orr", "~"), ("0010", "orn", "~"), ("1011", "adc", "~"), ("1010", "sbc", "~"), ("1101", "add", "-"), ("1000", "sub", "-"),
    ];

    public static IEnumerable<Alias> Rows() => [.. ShiftSpellings(), .. Registers(), .. Immediates(), .. Memory(), .. Stacks(), .. System()];

    private static IEnumerable<Alias> ShiftSpellings() =>
    [
        .. from row in Shifts
           from syntax in new[] { $"{row.Mnemonic}<S><c><w> <Rd>, <Rm>, #<{row.Amount}>", $"{row.Mnemonic}<S><c><w> <Rd=m>, #<{row.Amount}>" }
           select Read($"1110101 0010 S 1111 0 imm3 Rd imm2 {row.Type} Rm", syntax, row.Type is "00" or "11" ? "imm3=000 imm2=00" : ""),
        Read("1110101 0010 S 1111 0 000 Rd 00 11 Rm", "rrx<S><c><w> <Rd>, <Rm>"),
        .. from row in Shifts
           from syntax in new[] { $"{row.Mnemonic}<S><c><w> <Rd=m>, <Rs>", $"mov<S><c><w> <Rd>, <Rm>, {row.Mnemonic} <Rs>" }
           select Read($"11111010 0 {row.Type} S Rm 1111 Rd 0000 Rs", syntax),
    ];

    private static IEnumerable<Alias> Registers() =>
    [
        .. from row in ThreeRegisters
           from form in new[] { ("11110 i 0", "0 imm3 Rd imm8", "#<const>"), ("1110101", "0 imm3 Rd imm2 type Rm", "<Rm><shift>") }
           select Read($"{form.Item1} {row.Opcode} S Rn {form.Item2}", $"{row.Mnemonic}<S><c><w> <Rd=n>, {form.Item3}", Excluded(row.Opcode)),
        Read("11111011 0000 Rn 1111 Rd 0000 Rm",      "mul<c><w> <Rd=n>, <Rm>"),
        Read("11111011 1001 Rn 1111 Rd 1111 Rm",      "sdiv<c><w> <Rd=n>, <Rm>"),
        Read("11111011 1011 Rn 1111 Rd 1111 Rm",      "udiv<c><w> <Rd=n>, <Rm>"),
    ];

    private static IEnumerable<Alias> Immediates() =>
    [
        .. from row in Opposites
           from registers in new[] { "<Rd>, <Rn>", "<Rd=n>" }
           select Read($"11110 i 0 {row.Opcode} S Rn 0 imm3 Rd imm8", $"{row.Mnemonic}<S><c><w> {registers}, #<const{row.Change}>", Excluded(row.Opcode)),
        Read("11110 i 0 0011 S 1111 0 imm3 Rd imm8",  "mov<S><c><w> <Rd>, #<const~>"),
        Read("11110 i 0 0010 S 1111 0 imm3 Rd imm8",  "mvn<S><c><w> <Rd>, #<const~>"),
        Read("11110 i 0 1101 1 Rn 0 imm3 1111 imm8",  "cmn<c><w> <Rn>, #<const->"),
        Read("11110 i 0 1000 1 Rn 0 imm3 1111 imm8",  "cmp<c><w> <Rn>, #<const->"),
        Read("11110 i 1 00100 imm4 0 imm3 Rd imm8",  "mov<c><w> <Rd>, #<plain>"),
        .. from row in new[] { ("00000", "add<c><w>", ""), ("01010", "sub<c><w>", ""), ("01010", "add<c><w>", "-"), ("00000", "sub<c><w>", "-"), ("01010", "addw<c><w>", "-"), ("00000", "subw<c><w>", "-") }
           from registers in new[] { "<Rd>, <Rn>", "<Rd=n>" }
           select Read($"11110 i 1 {row.Item1} Rn 0 imm3 Rd imm8", $"{row.Item2} {registers}, #<plain{row.Item3}>", "Rn=1111"),
        Read("11110 i 1 00000 1111 0 imm3 Rd imm8",  "adr<c><w> <Rd>, <adr>"),
        Read("11110 i 1 01010 1111 0 imm3 Rd imm8",  "adr<c><w> <Rd>, <adr->"),
    ];

    private static IEnumerable<Alias> Memory() =>
    [
        .. from row in new[] { ("11111000 U 10 1", "ldr", ""), ("11111000 U 00 1", "ldrb", "Rt=1111"), ("11111000 U 01 1", "ldrh", "Rt=1111"), ("11111001 U 00 1", "ldrsb", "Rt=1111"), ("11111001 U 01 1", "ldrsh", "Rt=1111") }
           select Read($"{row.Item1} 1111 Rt imm12", $"{row.Item2}<c><w> <Rt>, <literal12>", row.Item3),
        Read("1110100 1 U 1 0 1 1111 Rt Rt2 imm8",    "ldrd<c><w> <Rt>, <Rt2>, <literal8*4>"),
        .. from row in new[] { ("11111000 U 00 1", "pld"), ("11111001 U 00 1", "pli") }
           select Read($"{row.Item1} 1111 1111 imm12", $"{row.Item2}<c><w> <literal12>"),
    ];

    // A list of one register is a store or a load of it.
    private static IEnumerable<Alias> Stacks() =>
    [
        Read("11111000 0100 1101 Rt 1 101 00000100",  "push<c><w> <Rt-list>"),
        Read("11111000 0101 1101 Rt 1 011 00000100",  "pop<c><w> <Rt-list>"),
        Read("1110100 10 0 1 0 1101 register_list",   "push<c><w> <registers>"),
        Read("1110100 01 0 1 1 1101 register_list",   "pop<c><w> <registers>"),
        .. from name in new[] { "stm", "stmea" }
           select Read("1110100 01 0 W 0 Rn register_list", $"{name}<c><w> <Rn><W>, <registers>"),
        .. from name in new[] { "ldm", "ldmfd" }
           select Read("1110100 01 0 W 1 Rn register_list", $"{name}<c><w> <Rn><W>, <registers>"),
        Read("1110100 10 0 W 0 Rn register_list",     "stmfd<c><w> <Rn><W>, <registers>"),
        Read("1110100 10 0 W 1 Rn register_list",     "ldmea<c><w> <Rn><W>, <registers>"),
        Read("1110100 00 0 W 0 1101 1100 0000000 mode", "srsfd<c><w> sp<W>, #<mode>"),
        .. from name in new[] { "rfe", "rfefd" }
           select Read("1110100 11 0 W 1 Rn 1100000000000000", $"{name}<c><w> <Rn><W>"),
    ];

    private static IEnumerable<Alias> System() =>
    [
        Read("11110 0111101 1110 1000 1111 00000000", "eret<c><w>"),
        .. from row in new[] { ("0100", "dsb"), ("0101", "dmb"), ("0110", "isb") }
           select Read($"11110 0111011 1111 1000 1111 {row.Item1} 1111", $"{row.Item2}<c><w>"),
    ];

    private static string Excluded(string opcode) => opcode switch
    {
        "0010" or "0011" => "Rn=1111",
        "0000" or "0100" or "1000" or "1101" => "S=1 Rd=1111",
        _ => "",
    };

    private static Alias Read(string diagram, string syntax, string except = "") => new(diagram, syntax, except, onlyRead: true, format: EncodingFormat.T32);
}
