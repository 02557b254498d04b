using Xunit;

namespace Conformance.Tests.Specs;

/// <summary>Whole files with mistakes: what is missing, where programs and data may lie, which characters are refused.</summary>
public sealed class BadTextTests
{
    /// <summary>A file, and the diagnostics as line:col:length message.</summary>
    public static TheoryData<string, string> Texts => new()
    {
        { "", "1:1:1 the file is empty; it has to hold a map of keys" },
        { "# only a comment\n", "1:1:1 the file is empty; it has to hold a map of keys" },
        { "- a\n", "1:1:1 the file has to hold a map of keys, such as 'key: value'" },
        { "title\n", "1:1:5 the file has to hold a map of keys, such as 'key: value'" },
        { "title: t\n", "1:1:1 'guest' is missing; add a map of keys (the guest program and its machine state)" },
        { "guest: {}\n", "1:1:5 'code' is missing; add a program: a '|' block, or one line (the program in GNU syntax; the word done ends the scenario)\n1:1:1 'title' is missing; add a text on one line (the claim of the scenario as one sentence)" },
        { "title:\nguest:\n  code: done\n", "1:7:1 'title' has no value; give a text on one line" },
        { "title: ' '\nguest:\n  code: done\n", "1:8:3 'title' is empty; write a text on one line" },
        { "title: t\nguest:\n  code: |\n", "3:9:1 'code' is empty; write a program that ends with done" },
        { "title: t\nguest:\n  code: ''\n", "3:9:2 'code' is empty; write a program that ends with done" },
        { "title: t\nguest:\n  code: |\n    // nothing\n", "3:9:1 the program is empty; write at least one instruction" },
        { "title: t\nguest:\n  code: >\n    nop\n    done\n", "3:9:1 a '>' block would join the lines of 'code'; use '|'" },
        { "title: t\nguest:\n  code: \"nop\\nnop\"\n", "3:9:10 'code' has several lines; write it as a '|' block" },
        { "title: t\nguest:\n  code: nop\n   nop\n", "3:9:3 'code' has several lines; write it as a '|' block" },
        { "title: t\nguest:\n  code: |2\n      nop\n", "3:10:1 an indentation number is not supported; let the first line set the indentation" },
        { "title: t\nguest:\n\tcode: done\n", "3:1:1 a tab in the indentation; indent with spaces" },
        { "title: t\nguest:\n  code: |\n    \tnop\n", "4:5:1 a tab in the indentation; indent with spaces" },
        { "title: t\nguest:\n  el1-32bit: true\n  code: nop\n", "3:14:4 an AArch32 EL1 runs no A64; choose isa a32 or t32" },
        { "title: t\nguest:\n  el1-32bit: yes\n  code: nop\n", "3:14:3 'el1-32bit' wants true or false" },
        { "title: t\nguest:\n  registers: { x31: 0, w0: 0, x01: 0, mdsr_el1: 0, sp: 0, SP_EL1: 0, pstate: 0, x1: strt }\n  code: \"start: nop\"\n", "3:16:3 unknown register 'x31'; there are x0 to x30, sp, pc, and system registers by their Arm names\n3:24:2 unknown register 'w0'; there are x0 to x30, sp, pc, and system registers by their Arm names\n3:31:3 unknown register 'x01'; there are x0 to x30, sp, pc, and system registers by their Arm names\n3:39:8 unknown register 'mdsr_el1'; did you mean 'MDSCR_EL1'?\n3:59:6 'SP_EL1' and 'sp' are the same register; remove one of them\n3:70:6 pstate is not written here; use the key 'pstate' of 'guest'\n3:85:4 unknown label 'strt'; did you mean 'start'?" },
        { "title: t\nguest:\n  data: { 0x40001004: [1], 0x40000000: [1], 0x30000000: [1], 0x4001fff8: [1, 2], 0x40001000: [1,2], 0x40001008: [1], here: [1], 0x40002000: 1 }\n  code: nop\n", "3:11:10 0x40001004 is not a multiple of 8; words are aligned\n3:28:10 data at 0x40000000 overlaps the program, which goes from 0x40000000 to 0x40000003; move it\n3:45:10 data at 0x30000000 does not fit into RAM, which goes from 0x40000000 to 0x4001ffff\n3:62:10 data at 0x4001fff8 does not fit into RAM, which goes from 0x40000000 to 0x4001ffff\n3:101:10 data at 0x40001008 overlaps data, which goes from 0x40001000 to 0x4000100f; move it\n3:118:4 'here' is not a number; write it in decimal, or in hexadecimal after 0x\n3:141:1 '0x40002000' wants a list of numbers, such as [0x11, 0x22]" },
        { "title: t\nguest:\n  code: \".skip 0x8000; nop\"\n", "3:10:1 the program at 0x40000000 overlaps exception vector 0, which goes from 0x40008000 to 0x4000800b; move it" },
        { "title: t\nguest:\n  code: \".skip 0x20000\"\n", "3:10:1 the program at 0x40000000 overlaps exception vector 0, which goes from 0x40008000 to 0x4000800b; move it" },
        { "title: t\nguest:\n  code: |\n      nop\n    nop\n", "5:5:1 this is not YAML: this line is indented less than the first line of the block above, which sets the indentation; correct it first, the rest of the file was not read" },
        { "title: a\u0007b\n", "1:9:1 the character U+0007 is not allowed; remove it" },
        { "title: a\u2028b\n", "1:9:1 the character U+2028 is not allowed; remove it" },
        { "title: t\rguest: 1\n", "1:9:1 a carriage return without a line feed; end lines with LF" },
        { "title: t\nguest:\n  data: { 0x40001000: [1, 2], 0x40001010: [1], 0x40000ff8: [1], 0x4001fff8: [1], 0x40000008: [] }\n  code: nop\n", "" },
        { "title: t\nguest:\n  isa: a32\n  code: nop\n", "3:8:3 an AArch64 EL1 runs AArch32 at EL0 only; give pstate user mode (0x10 or 0x30), or set el1-32bit: true" },
        { "mdcr-el2: { TDE: 2, TDEE: 1, TDA: 1, tda: 0 }\ntitle: t\nguest:\n  code: nop\n", "1:18:1 2 is out of range; 'TDE' goes from 0 to 1\n1:21:4 MDCR_EL2 has no field 'TDEE'; did you mean 'TDE'?\n1:38:3 the field TDA is here for the second time; remove one of them" },
        { "title: t\nguest:\n  registers: {r5: 0}\n  isa: t32\n  code: nop\n", "4:8:3 an AArch64 EL1 runs AArch32 at EL0 only; give pstate user mode (0x10 or 0x30), or set el1-32bit: true" },
        { "title: t\nguest:\n  isa: t32\n  pstate: 0x10\n  code: nop\n", "4:11:4 PSTATE.T says A32; set bit 5" },
        { "title: t\nguest:\n  isa: a32\n  el1-32bit: true\n  pstate: 0x3c5\n  code: nop\n", "5:11:5 0x3c5 is no PSTATE of AArch32" },
        { "title: t\nguest:\n  pstate: 0x1d3\n  code: nop\n", "3:11:5 0x1d3 is no PSTATE of AArch64" },
        { "a: @x\n", "1:4:1 this is not YAML: While scanning for the next token, found character that cannot start any token; correct it first, the rest of the file was not read" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_mistake_is_reported_where_it_is_with_what_to_do(string text, string expected) =>
        Assert.Equal(expected, SpecText.Errors(text));
}
