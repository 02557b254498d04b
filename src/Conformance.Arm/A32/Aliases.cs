using Conformance.Arm.Instructions;

namespace Conformance.Arm.A32;

/// <summary>The other spellings of A32 instructions. For a word that several fit, the first is the preferred disassembly.</summary>
internal static class Aliases
{
    private const string Conditional = "cond=1111";

    private static readonly (string Bits, string Name)[] Calculations =
        [("0000", "and"), ("0001", "eor"), ("0010", "sub"), ("0011", "rsb"), ("0100", "add"), ("0101", "adc"), ("0110", "sbc"), ("0111", "rsc"), ("1100", "orr"), ("1110", "bic")];

    // The instruction that does the same with the immediate inverted, or with its sign changed, which GNU as takes where the
    // immediate itself has no encoding: what is written, the bits of what is assembled, how the immediate is changed.
    private static readonly (string Name, string Bits, string Change)[] Opposites =
    [
        ("and", "1110", "~"), ("bic", "0000", "~"), ("adc", "0110", "~"), ("sbc", "0101", "~"), ("add", "0010", "-"), ("sub", "0100", "-"),
    ];

    public static IEnumerable<Alias> Rows() =>
        [.. Shifts(), .. Moves(), .. Hints(), .. Stacks(), .. Literals(), .. Pairs(), .. TwoRegisters(), .. OppositeImmediates(), .. LeftOut()];

    private static IEnumerable<Alias> Shifts()
    {
        yield return New("cond 000 1101 S (0000) Rd imm5 00 0 Rm", "lsl<S><c> <Rd>, <Rm>, #<left>", "; imm5=00000");
        yield return New("cond 000 1101 S (0000) Rd imm5 01 0 Rm", "lsr<S><c> <Rd>, <Rm>, #<right>");
        yield return New("cond 000 1101 S (0000) Rd imm5 10 0 Rm", "asr<S><c> <Rd>, <Rm>, #<right>");
        yield return New("cond 000 1101 S (0000) Rd imm5 11 0 Rm", "ror<S><c> <Rd>, <Rm>, #<left>", "; imm5=00000");
        yield return New("cond 000 1101 S (0000) Rd 00000 11 0 Rm", "rrx<S><c> <Rd>, <Rm>");
        yield return Read("cond 000 1101 S (0000) Rd 00000 00 0 Rm", "lsl<S><c> <Rd>, <Rm>, #<zero>");
        foreach ((string bits, string name, string amount) in new[] { ("00", "lsl", "left"), ("01", "lsr", "right"), ("10", "asr", "right"), ("11", "ror", "left") })
        {
            yield return New($"cond 000 1101 S (0000) Rd Rs 0 {bits} 1 Rm", $"{name}<S><c> <Rd>, <Rm>, <Rs>");
            yield return Read($"cond 000 1101 S (0000) Rd imm5 {bits} 0 Rm", $"{name}<S><c> <Rd=m>, #<{amount}>", bits is "00" or "11" ? "; imm5=00000" : "");
            yield return Read($"cond 000 1101 S (0000) Rd Rs 0 {bits} 1 Rm", $"{name}<S><c> <Rd=m>, <Rs>");
        }
    }

    private static IEnumerable<Alias> Moves() =>
    [
        Read("cond 001 1111 S (0000) Rd rot imm8", "mov<S><c> <Rd>, #<const~>"),
        Read("cond 001 1101 S (0000) Rd rot imm8", "mvn<S><c> <Rd>, #<const~>"),
        Read("cond 00110000 imm4 Rd imm12", "mov<c> <Rd>, #<imm4:imm12>"),
        Read("cond 001 1010 1 Rn (0000) rot imm8", "cmn<c> <Rn>, #<const->"),
        Read("cond 001 1011 1 Rn (0000) rot imm8", "cmp<c> <Rn>, #<const->"),
        Read("cond 001 0011 S Rn Rd 0000 00000000", "neg<S><c> <Rd>, <Rn>"),
        Read("cond 001 0100 0 1111 Rd rot imm8", "adr<c> <Rd>, <adr>"),
        Read("cond 001 0010 0 1111 Rd rot imm8", "adr<c> <Rd>, <adr->"),
    ];

    private static IEnumerable<Alias> Hints() =>
    [
        New("cond 001100100000 (1111) (0000) 00000000", "nop<c>"),
        new("1110 001100100000 (1111) (0000) 00010000", "esb", format: EncodingFormat.A32),
        new("1110 001100100000 (1111) (0000) 00010100", "csdb", format: EncodingFormat.A32),
        New("cond 001100100000 (1111) (0000) 1111 option", "dbg<c> #<dbg>"),
        new("1111 01010111 (111111110000) 0100 0000", "ssbb", format: EncodingFormat.A32),
        new("1111 01010111 (111111110000) 0100 0100", "pssbb", format: EncodingFormat.A32),
        new("1111 01010111 (111111110000) 0100 1100", "dfb", format: EncodingFormat.A32),
    ];

    private static IEnumerable<Alias> Stacks()
    {
        // STR with write-back of sp itself is UNPREDICTABLE, so PUSH of sp is STM.
        yield return New("cond 010 1 0 0 1 0 1101 Rt 000000000100", "push<c> <Rt-list>", "; Rt=1101");
        yield return New("cond 010 0 1 0 0 1 1101 Rt 000000000100", "pop<c> <Rt-list>");
        yield return New("cond 100 1 0 0 1 0 1101 register_list", "push<c> <registers>", "", HasNotOne);
        yield return New("cond 100 0 1 0 1 1 1101 register_list", "pop<c> <registers>", "", HasNotOne);
        yield return New("cond 100 1 0 0 1 0 1101 register_list", "stmfd<c> sp!, <registers>");
        yield return New("cond 100 0 1 0 1 1 1101 register_list", "ldmfd<c> sp!, <registers>");
        yield return New("cond 100 0 1 0 0 0 Rn register_list", "stm<c> <Rn>, <registers>");
        yield return Read("cond 100 0 1 0 W 0 Rn register_list", "stm<c> <Rn><W>, <registers>");
        yield return Read("cond 100 0 1 1 W 0 Rn register_list", "stm<c> <Rn><W>, <registers>^");
        foreach ((string p, string u, string letters, string load, string store) in LoadsAndStoresMultiple.Modes)
        {
            foreach ((string name, string bit, string stack) in new[] { ("ldm", "1", load), ("stm", "0", store) })
            {
                foreach (string suffix in letters == "ia" && bit == "1" ? new[] { letters, stack } : [stack])
                {
                    yield return Read($"cond 100 {p} {u} 0 W {bit} Rn register_list", $"{name}{suffix}<c> <Rn><W>, <registers>");
                    yield return Read($"cond 100 {p} {u} 1 W {bit} Rn register_list", $"{name}{suffix}<c> <Rn><W>, <registers>^");
                }
            }

            yield return new($"1111 100 {p} {u} 0 W 1 Rn (0000101000000000)", $"rfe{load} <Rn><W>", onlyRead: true, format: EncodingFormat.A32);
            yield return new($"1111 100 {p} {u} 1 W 0 (1101) (00000101000) mode", $"srs{store} sp<W>, #<mode>", onlyRead: true, format: EncodingFormat.A32);
        }
    }

    // An address by a label is one from pc, which is eight bytes ahead.
    private static IEnumerable<Alias> Literals()
    {
        foreach ((string b, string load, string name) in new[] { ("0", "0", "str"), ("0", "1", "ldr"), ("1", "0", "strb"), ("1", "1", "ldrb") })
        {
            yield return Read($"cond 010 1 U {b} 0 {load} 1111 Rt imm12", $"{name}<c> <Rt>, <literal>");
        }

        foreach ((string load, string bits, string name) in new[] { ("0", "01", "strh"), ("1", "01", "ldrh"), ("1", "10", "ldrsb"), ("1", "11", "ldrsh"), ("0", "10", "ldrd"), ("0", "11", "strd") })
        {
            yield return Read($"cond 000 1 U 1 0 {load} 1111 Rt imm4H 1 {bits} 1 imm4L", $"{name}<c> <Rt>, <literal>");
        }

        yield return new("1111 0101 U 1 01 1111 (1111) imm12", "pld <literal>", onlyRead: true, format: EncodingFormat.A32);
        yield return new("1111 0100 U 1 01 1111 (1111) imm12", "pli <literal>", onlyRead: true, format: EncodingFormat.A32);
    }

    // The second register of a pair, which objdump leaves out.
    private static IEnumerable<Alias> Pairs()
    {
        foreach (Encoding row in LoadsAndStores.Rows().Where(row => row.Operation is Operation.LoadDual or Operation.StoreDual))
        {
            yield return Read(row.Diagram, row.Syntax.Text.Replace("<Rt>,", "<Rt>, <Rt+1>,", StringComparison.Ordinal));
        }

        yield return Read("cond 00011 01 0 Rn Rd (11) 11 1001 Rt", "strexd<c> <Rd>, <Rt>, <Rt+1>, [<Rn>]");
        yield return Read("cond 00011 01 1 Rn Rt (11) 11 1001 (1111)", "ldrexd<c> <Rt>, <Rt+1>, [<Rn>]");
    }

    // The destination is the first source.
    private static IEnumerable<Alias> TwoRegisters()
    {
        foreach ((string bits, string name) in Calculations)
        {
            yield return Read($"cond 001 {bits} S Rn Rd rot imm8", $"{name}<S><c> <Rd=n>, #<const>");
            yield return Read($"cond 000 {bits} S Rn Rd 00000 00 0 Rm", $"{name}<S><c> <Rd=n>, <Rm>");
        }

        yield return Read("cond 0000000 S Rd (0000) Rm 1001 Rn", "mul<S><c> <Rd=m>, <Rn>");
        yield return Read("cond 01110001 Rd (1111) Rm 0001 Rn", "sdiv<c> <Rd=n>, <Rm>");
        yield return Read("cond 01110011 Rd (1111) Rm 0001 Rn", "udiv<c> <Rd=n>, <Rm>");
    }

    private static IEnumerable<Alias> OppositeImmediates()
    {
        foreach ((string name, string bits, string change) in Opposites)
        {
            yield return Read($"cond 001 {bits} S Rn Rd rot imm8", $"{name}<S><c> <Rd>, <Rn>, #<const{change}>");
            yield return Read($"cond 001 {bits} S Rn Rd rot imm8", $"{name}<S><c> <Rd=n>, #<const{change}>");
        }
    }

    private static IEnumerable<Alias> LeftOut() =>
    [
        new("1111 01010111 (111111110000) 0100 1111", "dsb", onlyRead: true, format: EncodingFormat.A32),
        new("1111 01010111 (111111110000) 0101 1111", "dmb", onlyRead: true, format: EncodingFormat.A32),
        new("1111 01010111 (111111110000) 0110 1111", "isb", onlyRead: true, format: EncodingFormat.A32),
        new("1111 100 0 1 0 W 1 Rn (0000101000000000)", "rfe <Rn><W>", onlyRead: true, format: EncodingFormat.A32),
        new("1111 100 0 1 1 W 0 (1101) (00000101000) mode", "srs sp<W>, #<mode>", onlyRead: true, format: EncodingFormat.A32),
        new("1110 00010010 000000000000 0111 0000", "bkpt", onlyRead: true, format: EncodingFormat.A32),
        new("1110 01111111 000000000000 1111 0000", "udf", onlyRead: true, format: EncodingFormat.A32),
        Read("cond 1111 imm24", "swi<c> <imm24>"),
        Read("cond 1110 opc1 0 CRn Rt coproc 000 1 CRm", "mcr<c> <coproc>, <opc1>, <Rt>, <CRn>, <CRm>", "; coproc=0xxx; coproc=10xx; coproc=110x"),
        Read("cond 1110 opc1 1 CRn Rt coproc 000 1 CRm", "mrc<c> <coproc>, <opc1>, <Rt|APSR_nzcv>, <CRn>, <CRm>", "; coproc=0xxx; coproc=10xx; coproc=110x"),
        .. from access in new[] { ("0", "0", "strt"), ("0", "1", "ldrt"), ("1", "0", "strbt"), ("1", "1", "ldrbt") }
           select Read($"cond 010 0 1 {access.Item1} 1 {access.Item2} Rn Rt 000000000000", $"{access.Item3}<c> <Rt>, [<Rn>]"),
        .. from access in new[] { ("0", "01", "strht"), ("1", "01", "ldrht"), ("1", "10", "ldrsbt"), ("1", "11", "ldrsht") }
           select Read($"cond 000 0 1 1 1 {access.Item1} Rn Rt 0000 1 {access.Item2} 1 0000", $"{access.Item3}<c> <Rt>, [<Rn>]"),
    ];

    private static Alias New(string diagram, string syntax, string except = "", Func<uint, bool>? preferred = null) =>
        new(diagram, syntax, Conditional + except, preferred, format: EncodingFormat.A32);

    private static Alias Read(string diagram, string syntax, string except = "") =>
        new(diagram, syntax, Conditional + except, onlyRead: true, format: EncodingFormat.A32);

    // One register is pushed by STR and popped by LDR, so that it must not be written as PUSH or POP.
    private static bool HasNotOne(uint word) => System.Numerics.BitOperations.PopCount(word & 0xffff) != 1;
}
