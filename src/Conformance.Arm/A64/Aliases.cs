using Conformance.Arm.Instructions;
using Conformance.Arm.Registers;
using Conformance.Arm.Syntax;

namespace Conformance.Arm.A64;

/// <summary>The other spellings of A64 instructions. For a word that several fit, the first is the preferred disassembly.</summary>
internal static class Aliases
{
    private const string Amount = "{, <shift> #<amount6>}";

    private static readonly string[] AtomicNames = ["stadd", "stclr", "steor", "stset", "stsmax", "stsmin", "stumax", "stumin"];

    public static IEnumerable<Alias> Rows() =>
    [
        .. Moves(), .. Arithmetic(), .. Bitfields(), .. Conditionals(), .. Multiplies(), .. Hints(), .. SystemInstructions(), .. AtomicStores(),
        .. Negatives(), .. LoadsAndStores.UnscaledSpellings(),
    ];

    private static IEnumerable<Alias> Moves() =>
    [
        new("sf 01 01010 00 0 Rm 000000 11111 Rd",       "mov <Rd>, <Rm>"),
        new("sf 0 0 100010 0 000000000000 Rn Rd",        "mov <Rd|SP>, <Rn|SP>", preferred: word => Rd(word) == 31 || Rn(word) == 31),
        new("sf 10 100101 hw imm16 Rd",                  "mov <Rd>, <movz>", "sf=0 hw=1x", word => !IsShiftedZero(word)),
        new("sf 00 100101 hw imm16 Rd",                  "mov <Rd>, <movn>", "sf=0 hw=1x", word => !IsShiftedZero(word) && (Is64(word) || Imm16(word) != 0xffff)),
        new("sf 01 100100 N immr imms 11111 Rd",         "mov <Rd|SP>, <bitmask>", preferred: word => Rd(word) == 31 || !IsMoveWidePreferred(word)),
        new("sf 01 01010 shift 1 Rm imm6 11111 Rd",      "mvn <Rd>, <Rm>" + Amount, "sf=0 imm6=1xxxxx"),
    ];

    private static IEnumerable<Alias> Arithmetic() =>
    [
        new("sf 0 1 100010 sh imm12 Rn 11111",           "cmn <Rn|SP>, <addimm>"),
        new("sf 1 1 100010 sh imm12 Rn 11111",           "cmp <Rn|SP>, <addimm>"),
        new("sf 0 1 01011 shift 0 Rm imm6 Rn 11111",     "cmn <Rn>, <Rm>" + Amount, "shift=11; sf=0 imm6=1xxxxx"),
        new("sf 1 1 01011 shift 0 Rm imm6 Rn 11111",     "cmp <Rn>, <Rm>" + Amount, "shift=11; sf=0 imm6=1xxxxx"),
        new("sf 0 1 01011 00 1 Rm option imm3 Rn 11111", "cmn <Rn|SP>, <extended>", "imm3=101; imm3=11x"),
        new("sf 1 1 01011 00 1 Rm option imm3 Rn 11111", "cmp <Rn|SP>, <extended>", "imm3=101; imm3=11x"),
        new("sf 1 0 01011 shift 0 Rm imm6 11111 Rd",     "neg <Rd>, <Rm>" + Amount, "shift=11; sf=0 imm6=1xxxxx"),
        new("sf 1 1 01011 shift 0 Rm imm6 11111 Rd",     "negs <Rd>, <Rm>" + Amount, "shift=11; sf=0 imm6=1xxxxx"),
        new("sf 1 0 11010000 Rm 000000 11111 Rd",        "ngc <Rd>, <Rm>"),
        new("sf 1 1 11010000 Rm 000000 11111 Rd",        "ngcs <Rd>, <Rm>"),
        new("sf 11 100100 N immr imms Rn 11111",         "tst <Rn>, <bitmask>"),
        new("sf 11 01010 shift 0 Rm imm6 Rn 11111",      "tst <Rn>, <Rm>" + Amount, "sf=0 imm6=1xxxxx"),
    ];

    // GNU as writes the addition of a negative number as a subtraction, and the other way round.
    private static IEnumerable<Alias> Negatives() =>
    [
        new("sf 1 0 100010 sh imm12 Rn Rd",              "add <Rd|SP>, <Rn|SP>, <negimm>", onlyRead: true),
        new("sf 1 1 100010 sh imm12 Rn Rd",              "adds <Rd>, <Rn|SP>, <negimm>", onlyRead: true),
        new("sf 0 0 100010 sh imm12 Rn Rd",              "sub <Rd|SP>, <Rn|SP>, <negimm>", onlyRead: true),
        new("sf 0 1 100010 sh imm12 Rn Rd",              "subs <Rd>, <Rn|SP>, <negimm>", onlyRead: true),
        new("sf 1 1 100010 sh imm12 Rn 11111",           "cmn <Rn|SP>, <negimm>", onlyRead: true),
        new("sf 0 1 100010 sh imm12 Rn 11111",           "cmp <Rn|SP>, <negimm>", onlyRead: true),
    ];

    private static IEnumerable<Alias> Bitfields() =>
    [
        new("sf 0 0 11010110 Rm 001000 Rn Rd",           "lsl <Rd>, <Rn>, <Rm>"),
        new("sf 0 0 11010110 Rm 001001 Rn Rd",           "lsr <Rd>, <Rn>, <Rm>"),
        new("sf 0 0 11010110 Rm 001010 Rn Rd",           "asr <Rd>, <Rn>, <Rm>"),
        new("sf 0 0 11010110 Rm 001011 Rn Rd",           "ror <Rd>, <Rn>, <Rm>"),
        new("sf 00 100111 Nsf 0 Rm imms Rn Rd",          "ror <Rd>, <Rn=m>, #<rorshift>", preferred: word => Rn(word) == Rm(word)),
        new("sf 10 100110 Nsf immr imms Rn Rd",          "lsl <Rd>, <Rn>, #<lslshift>", preferred: word => Imms(word) != Top(word) && Imms(word) + 1 == Immr(word)),
        new("sf 10 100110 Nsf immr imms Rn Rd",          "lsr <Rd>, <Rn>, #<rshift>", preferred: word => Imms(word) == Top(word)),
        new("sf 00 100110 Nsf immr imms Rn Rd",          "asr <Rd>, <Rn>, #<rshift>", preferred: word => Imms(word) == Top(word)),
        new("0 10 100110 0 000000 000111 Rn Rd",         "uxtb <Wd>, <Wn>"),
        new("0 10 100110 0 000000 001111 Rn Rd",         "uxth <Wd>, <Wn>"),
        new("sf 00 100110 Nsf 000000 000111 Rn Rd",      "sxtb <Rd>, <Wn>"),
        new("sf 00 100110 Nsf 000000 001111 Rn Rd",      "sxth <Rd>, <Wn>"),
        new("1 00 100110 1 000000 011111 Rn Rd",         "sxtw <Xd>, <Wn>"),
        new("sf 10 100110 Nsf immr imms Rn Rd",          "ubfiz <Rd>, <Rn>, #<ilsb>, #<iwidth>", preferred: word => Imms(word) < Immr(word)),
        new("sf 10 100110 Nsf immr imms Rn Rd",          "ubfx <Rd>, <Rn>, #<xlsb>, #<xwidth>", preferred: word => Imms(word) >= Immr(word)),
        new("sf 00 100110 Nsf immr imms Rn Rd",          "sbfiz <Rd>, <Rn>, #<ilsb>, #<iwidth>", preferred: word => Imms(word) < Immr(word)),
        new("sf 00 100110 Nsf immr imms Rn Rd",          "sbfx <Rd>, <Rn>, #<xlsb>, #<xwidth>", preferred: word => Imms(word) >= Immr(word)),
        new("sf 01 100110 Nsf immr imms 11111 Rd",       "bfc <Rd>, #<ilsb>, #<iwidth>", preferred: word => Imms(word) < Immr(word)),
        new("sf 01 100110 Nsf immr imms Rn Rd",          "bfi <Rd>, <Rn>, #<ilsb>, #<iwidth>", preferred: word => Imms(word) < Immr(word)),
        new("sf 01 100110 Nsf immr imms Rn Rd",          "bfxil <Rd>, <Rn>, #<xlsb>, #<xwidth>", preferred: word => Imms(word) >= Immr(word)),
    ];

    private static IEnumerable<Alias> Conditionals() =>
    [
        new("sf 0 0 11010100 11111 cond 0 1 11111 Rd",   "cset <Rd>, <invcond>", "cond=111x"),
        new("sf 1 0 11010100 11111 cond 0 0 11111 Rd",   "csetm <Rd>, <invcond>", "cond=111x"),
        new("sf 0 0 11010100 Rm cond 0 1 Rn Rd",         "cinc <Rd>, <Rn=m>, <invcond>", "cond=111x", word => Rn(word) == Rm(word)),
        new("sf 1 0 11010100 Rm cond 0 0 Rn Rd",         "cinv <Rd>, <Rn=m>, <invcond>", "cond=111x", word => Rn(word) == Rm(word)),
        new("sf 1 0 11010100 Rm cond 0 1 Rn Rd",         "cneg <Rd>, <Rn=m>, <invcond>", "cond=111x", word => Rn(word) == Rm(word)),
    ];

    private static IEnumerable<Alias> Multiplies() =>
    [
        new("sf 00 11011 000 Rm 0 11111 Rn Rd",          "mul <Rd>, <Rn>, <Rm>"),
        new("sf 00 11011 000 Rm 1 11111 Rn Rd",          "mneg <Rd>, <Rn>, <Rm>"),
        new("1 00 11011 001 Rm 0 11111 Rn Rd",           "smull <Xd>, <Wn>, <Wm>"),
        new("1 00 11011 001 Rm 1 11111 Rn Rd",           "smnegl <Xd>, <Wn>, <Wm>"),
        new("1 00 11011 101 Rm 0 11111 Rn Rd",           "umull <Xd>, <Wn>, <Wm>"),
        new("1 00 11011 101 Rm 1 11111 Rn Rd",           "umnegl <Xd>, <Wn>, <Wm>"),
    ];

    private static IEnumerable<Alias> Hints() =>
    [
        new("11010101000000110010 0000000 11111",        "nop"),
        // Hints of later extensions are NOPs on a core without them, and assembled programs may hold them for that reason.
        new("11010101000000110010 0000111 11111",        "xpaclri"),
        new("11010101000000110010 0001000 11111",        "pacia1716"),
        new("11010101000000110010 0001010 11111",        "pacib1716"),
        new("11010101000000110010 0001100 11111",        "autia1716"),
        new("11010101000000110010 0001110 11111",        "autib1716"),
        new("11010101000000110010 0010000 11111",        "esb"),
        new("11010101000000110010 0010001 11111",        "psb <csync>"),
        new("11010101000000110010 0010010 11111",        "tsb <csync>"),
        new("11010101000000110010 0010100 11111",        "csdb"),
        new("11010101000000110010 0010110 11111",        "clearbhb"),
        new("11010101000000110010 0011000 11111",        "paciaz"),
        new("11010101000000110010 0011001 11111",        "paciasp"),
        new("11010101000000110010 0011010 11111",        "pacibz"),
        new("11010101000000110010 0011011 11111",        "pacibsp"),
        new("11010101000000110010 0011100 11111",        "autiaz"),
        new("11010101000000110010 0011101 11111",        "autiasp"),
        new("11010101000000110010 0011110 11111",        "autibz"),
        new("11010101000000110010 0011111 11111",        "autibsp"),
        new("11010101000000110010 0100 bti:2 0 11111",   "bti{ <bti>}"),
        new("11010101000000110011 0000 100 11111",       "ssbb"),
        new("11010101000000110011 0100 100 11111",       "pssbb"),
    ];

    private static IEnumerable<Alias> SystemInstructions() =>
    [
        Sys("dc", "dc <dc>, <Xt>"), Sys("ic", "ic <ic>, <Xt>"), Sys("at", "at <at>, <Xt>"), Sys("tlbi", "tlbi <tlbi>, <Xt>"),
        Sys("ic", "ic <ic0>", false), Sys("tlbi", "tlbi <tlbi0>", false),
    ];

    private static Alias Sys(string mnemonic, string syntax, bool takesRegister = true) => new(
        takesRegister ? "1101010100 0 01 op1 CRn CRm op2 Rt" : "1101010100 0 01 op1 CRn CRm op2 11111",
        syntax,
        preferred: word => SystemInstructionTable.Find((word >> 16) & 7, (word >> 12) & 15, (word >> 8) & 15, (word >> 5) & 7) is { } row
            && row.Mnemonic == mnemonic
            && row.TakesRegister == takesRegister);

    // A store of an atomic discards what was in memory: the load with the zero register, without acquire.
    private static IEnumerable<Alias> AtomicStores()
    {
        foreach ((string size, string suffix, char t) in new[] { ("00", "b", 'W'), ("01", "h", 'W'), ("10", "", 'W'), ("11", "", 'X') })
        {
            foreach ((string release, string letter) in new[] { ("0", ""), ("1", "l") })
            {
                string operands = $"{letter}{suffix} <{t}s>, [<Xn|SP>{{, #<zero>}}]";
                int opcode = 0;
                foreach (string name in AtomicNames)
                {
                    yield return new($"{size} 111000 0 {release} 1 Rs {opcode++:b4} 00 Rn 11111", name + operands);
                }
            }
        }
    }

    private static bool Is64(uint word) => (int)word < 0;

    private static uint Rd(uint word) => word & 31;

    private static uint Rn(uint word) => (word >> 5) & 31;

    private static uint Rm(uint word) => (word >> 16) & 31;

    private static uint Immr(uint word) => (word >> 16) & 63;

    private static uint Imms(uint word) => (word >> 10) & 63;

    private static uint Imm16(uint word) => (word >> 5) & 0xffff;

    private static uint Top(uint word) => Is64(word) ? 63u : 31u;

    // MOVZ and MOVN of a shifted zero have no MOV spelling, because MOV writes the unshifted form.
    private static bool IsShiftedZero(uint word) => Imm16(word) == 0 && ((word >> 21) & 3) != 0;

    /// <summary>Whether MOVZ or MOVN makes the same value, so that ORR is not written as MOV (Arm ARM, MoveWidePreferred).</summary>
    private static bool IsMoveWidePreferred(uint word)
    {
        ulong value = BitmaskImmediate.Decode((word >> 22) & 1, Immr(word), Imms(word));
        int quarters = Is64(word) ? 4 : 2;
        ulong mask = Is64(word) ? ulong.MaxValue : uint.MaxValue;
        for (int quarter = 0; quarter < quarters; quarter++)
        {
            ulong others = ~(0xffffUL << (quarter * 16)) & mask;
            if ((value & others) == 0 || (~value & others) == 0)
            {
                return true;
            }
        }

        return false;
    }
}
