using Conformance.Arm.Instructions;

namespace Conformance.Arm.T32;

/// <summary>The other spellings of 32-bit T32 instructions.</summary>
internal static class WideAliases
{
    private static readonly (string Type, string Mnemonic, string Amount)[] Shifts = [("00", "lsl", "left"), ("01", "lsr", "right"), ("10", "asr", "right"), ("11", "ror", "left")];

    // What an instruction is with the immediate inverted, and with its sign changed.
    private static readonly (string Opcode, string Mnemonic, string Change)[] Opposites =
    [
        ("0001", "and", "~"), ("0000", "bic", "~"), ("0011", "orr", "~"), ("0010", "orn", "~"), ("1011", "adc", "~"), ("1010", "sbc", "~"), ("1101", "add", "-"), ("1000", "sub", "-"),
    ];

    public static IEnumerable<Alias> Rows() => [.. ShiftSpellings(), .. Immediates(), .. Memory(), .. Stacks(), .. System()];

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

    private static IEnumerable<Alias> Immediates() =>
    [
        Read("11111011 0000 Rn 1111 Rd 0000 Rm",      "mul<c><w> <Rd=m>, <Rn>"),
        .. from row in Opposites
           select Read($"11110 i 0 {row.Opcode} S Rn 0 imm3 Rd imm8", $"{row.Mnemonic}<S><c><w> <Rd>, <Rn?>#<const{row.Change}>", Excluded(row.Opcode)),
        Read("11110 i 0 0011 S 1111 0 imm3 Rd imm8",  "mov<S><c><w> <Rd>, #<const~>"),
        Read("11110 i 0 0010 S 1111 0 imm3 Rd imm8",  "mvn<S><c><w> <Rd>, #<const~>"),
        Read("11110 i 0 1101 1 Rn 0 imm3 1111 imm8",  "cmn<c><w> <Rn>, #<const->"),
        Read("11110 i 0 1000 1 Rn 0 imm3 1111 imm8",  "cmp<c><w> <Rn>, #<const->"),
        Read("11110 i 1 00100 imm4 0 imm3 Rd imm8",  "mov<c><w> <Rd>, #<plain>"),
        .. from row in new[] { ("00000", "add<c><w>", ""), ("01010", "sub<c><w>", ""), ("01010", "add<c><w>", "-"), ("00000", "sub<c><w>", "-"), ("01010", "addw<c><w>", "-"), ("00000", "subw<c><w>", "-") }
           select Read($"11110 i 1 {row.Item1} Rn 0 imm3 Rd imm8", $"{row.Item2} <Rd>, <Rn?>#<plain{row.Item3}>", "Rn=1111"),
        Read("11110 0 0 1110 S Rn 0 000 Rd 00000000", "neg<S><c><w> <Rd>, <Rn>"),
        Read("11110 i 1 00000 1111 0 imm3 Rd imm8",  "add<c><w> <Rd>, pc, #<plain>"),
        Read("11110 i 1 01010 1111 0 imm3 Rd imm8",  "sub<c><w> <Rd>, pc, #<plain>"),
        Read("11110 i 1 00000 1111 0 imm3 Rd imm8",  "adr<c><w> <Rd>, <adr>"),
        Read("11110 i 1 01010 1111 0 imm3 Rd imm8",  "adr<c><w> <Rd>, <adr->"),
    ];

    private static IEnumerable<Alias> Memory() =>
    [
        .. from row in new[] { ("0", "strd"), ("1", "ldrd") }
           from alias in new[]
           {
               Read($"1110100 1 U 1 0 {row.Item1} Rn Rt Rt2 imm8", $"{row.Item2}<c><w> <Rt+Rt2>, [<Rn>{{, #<offset*4>}}]"),
               Read($"1110100 0 U 1 1 {row.Item1} Rn Rt Rt2 imm8", $"{row.Item2}<c><w> <Rt+Rt2>, [<Rn>], #<offset*4>"),
               Read($"1110100 1 U 1 1 {row.Item1} Rn Rt Rt2 imm8", $"{row.Item2}<c><w> <Rt+Rt2>, [<Rn>{{, #<offset*4>}}]!"),
           }
           select alias,
        .. from row in new[] { ("11111000 U 10 1", "ldr", ""), ("11111000 U 00 1", "ldrb", "Rt=1111"), ("11111000 U 01 1", "ldrh", "Rt=1111"), ("11111001 U 00 1", "ldrsb", "Rt=1111"), ("11111001 U 01 1", "ldrsh", "Rt=1111") }
           select Read($"{row.Item1} 1111 Rt imm12", $"{row.Item2}<c><w> <Rt>, <literal12>", row.Item3),
        Read("1110100 1 U 1 0 1 1111 Rt Rt2 imm8",    "ldrd<c><w> <Rt>, <Rt2>, <literaldual>"),
        .. from row in new[] { ("11111000 U 00 1", "pld"), ("11111001 U 00 1", "pli") }
           select Read($"{row.Item1} 1111 1111 imm12", $"{row.Item2}<c><w> <literal12>"),
    ];

    private static IEnumerable<Alias> Stacks() =>
    [
        .. Stack("0", "push", "stm"),
        .. Stack("1", "pop", "ldm"),
        Read("1110100 00 0 W 0 1101 1100 0000000 mode", "srsfd<c><w> sp<W>, #<mode>"),
        .. from name in new[] { "rfe", "rfefd" }
           select Read("1110100 11 0 W 1 Rn 1100000000000000", $"{name}<c><w> <Rn><W>"),
    ];

    // LDM and STM by their names for stacks, which are opposite; a list of one register is a store or a load of it.
    private static IEnumerable<Alias> Stack(string load, string onStack, string mnemonic)
    {
        bool isLoad = load == "1";
        string[] after = [mnemonic, mnemonic + "ia", mnemonic + (isLoad ? "fd" : "ea")];
        string[] before = [mnemonic + "db", mnemonic + (isLoad ? "ea" : "fd")];
        yield return Read($"11111000 010 {load} 1101 Rt 1 {(isLoad ? "011" : "101")} 00000100", $"{onStack}<c><w> <Rt-list>");
        yield return Read($"1110100 {(isLoad ? "01" : "10")} 0 1 {load} 1101 register_list", $"{onStack}<c><w> <registers2>");
        foreach (string name in after)
        {
            yield return Read($"1110100 01 0 W {load} Rn register_list", $"{name}<c><w> <Rn><W>, <registers2>");
            yield return Read($"11111000 110 {load} Rn Rt 000000000000", $"{name}<c><w> <Rn>, <Rt-list>", "Rn=1111");
            yield return Read($"11111000 010 {load} Rn Rt 1 011 00000100", $"{name}<c><w> <Rn>!, <Rt-list>", "Rn=1111");
        }

        foreach (string name in before)
        {
            yield return Read($"1110100 10 0 W {load} Rn register_list", $"{name}<c><w> <Rn><W>, <registers2>");
            yield return Read($"11111000 010 {load} Rn Rt 1 100 00000100", $"{name}<c><w> <Rn>, <Rt-list>", "Rn=1111");
            yield return Read($"11111000 010 {load} Rn Rt 1 101 00000100", $"{name}<c><w> <Rn>!, <Rt-list>", "Rn=1111");
        }
    }

    private static IEnumerable<Alias> System() =>
    [
        new("11110 0111011 1111 1000 1111 0100 0000", "ssbb<w>", format: EncodingFormat.T32),
        new("11110 0111011 1111 1000 1111 0100 0100", "pssbb<w>", format: EncodingFormat.T32),
        new("11110 0111011 1111 1000 1111 0100 1100", "dfb<c><w>", format: EncodingFormat.T32),
        Read("11110 0111101 1110 1000 1111 00000000", "eret<c><w>"),
        Read("11110 0111101 1110 1000 1111 00000000", "movs<c><w> pc, lr"),
        Read("1110 1110 opc1:3 0 CRn Rt coproc 000 1 CRm", "mcr<c><w> <coproc>, <opc1>, <Rt>, <CRn>, <CRm>", "coproc=0xxx; coproc=10xx; coproc=110x"),
        Read("1110 1110 opc1:3 1 CRn Rt coproc 000 1 CRm", "mrc<c><w> <coproc>, <opc1>, <Rt|APSR_nzcv>, <CRn>, <CRm>", "coproc=0xxx; coproc=10xx; coproc=110x"),
        .. from row in new[] { ("0100", "dsb"), ("0101", "dmb"), ("0110", "isb") }
           select Read($"11110 0111011 1111 1000 1111 {row.Item1} 1111", $"{row.Item2}<c><w>"),
    ];

    private static string Excluded(string opcode) => opcode switch
    {
        "0010" or "0011" => "Rn=1111",
        "1000" or "1101" => "S=1 Rd=1111; Rn=1111",
        "0000" or "0100" => "S=1 Rd=1111",
        _ => "",
    };

    private static Alias Read(string diagram, string syntax, string except = "") => new(diagram, syntax, except, onlyRead: true, format: EncodingFormat.T32);
}
