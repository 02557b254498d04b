using Conformance.Arm.Assembly;
using Xunit;

namespace Conformance.Tests.Arm.Assembly;

public sealed class DiagnosticTests
{
    public static TheoryData<string, string> Mistakes => new()
    {
        { "addd x0, x1, x2", "1:1+4 unknown instruction 'addd'; did you mean 'add'?" },
        { "nop\n  frobnicate x0", "2:3+10 unknown instruction 'frobnicate'; the A64 base integer instructions are supported" },
        { "nop nop", "1:5+3 'nop' is left over after the last operand of nop" },
        { "add x0, x1", "1:11+1 ',' is expected here" },
        { "ldr x0 [x1]", "1:8+1 ',' is expected here" },
        { "b.xx .", "1:3+2 'xx' is not a condition; use one of eq, ne, cs, cc, mi, pl, vs, vc, hi, ls, ge, lt, gt, le, al, nv, hs, lo" },

        { "add x0, x1, #5000", "1:13+5 immediate 5000 is out of range; use 0 to 4095, or a multiple of 4096 up to 0xfff000, with either sign" },
        { "mov x0, #0x12345", "1:9+8 immediate 74565 cannot be moved by one instruction; use movz and movk" },
        { "mov w0, #0x100000000", "1:9+12 immediate 4294967296 does not fit in 32 bits; use an x register" },
        { "and x0, x1, #0", "1:13+2 immediate 0 is not a bitmask immediate: a repeated, rotated run of ones, neither all zeros nor all ones" },
        { "svc #0x10000", "1:6+7 immediate 65536 is out of range; use 0 to 65535" },
        { "movz x0, #1, lsl #8", "1:13+7 lsl #8 is out of range; use a multiple of 16 up to 48" },
        { "lsl w0, w1, #32", "1:14+2 shift amount 32 is out of range; use 0 to 31" },
        { "add w0, w1, w2, lsl #40", "1:22+2 shift amount 40 is out of range; use 0 to 31" },
        { "tbz w0, #32, .", "1:10+2 bit number 32 is out of range; use 0 to 31" },
        { "ubfx x0, x1, #60, #8", "1:20+1 width 8 is out of range; use 1 to 4" },
        { "mov x0, #0x1ffffffffffffffff", "1:10+19 0x1ffffffffffffffff does not fit in 64 bits; use a smaller number" },
        { "mov x0, #12ab", "1:10+4 '12ab' is not a number that fits in 64 bits; write it in decimal, or in hexadecimal as 0x..." },

        { "ldp x0, x1, [x2, #4]", "1:19+1 offset 4 is not a multiple of 8; use a multiple of 8 from -512 to 504" },
        { "ldr x0, [x1, #40000]", "1:15+5 offset 40000 is out of range; use a multiple of 8 from 0 to 32760" },
        { "ldr x0, [x1, x2, lsl #2]", "1:18+6 the index can be shifted by 0 or 3" },
        { "b .+2", "1:3+3 0x40000002 cannot be reached: the distance is not a multiple of 4" },
        { "b.eq .+0x200000", "1:6+10 0x40200000 is too far away; at most 1048576 bytes can be reached" },

        { "add x0, w1, x2", "1:9+2 w1 has the wrong width; use an x register" },
        { "add w0, w1, x2", "1:13+2 x2 has the wrong width; use a w register" },
        { "stxr x0, x1, [x2]", "1:6+2 x0 has the wrong width; use a w register" },
        { "and x0, sp, x1", "1:9+2 sp cannot be used here; use xzr or x0-x30" },
        { "ldr x0, [xzr]", "1:10+3 xzr cannot be used here; use sp or x0-x30" },
        { "ldr d0, [x1]", "1:5+2 a general register such as w0 is expected here, 'd0' is none" },
        { "casp x0, x2, x4, x5, [x6]", "1:10+2 x2 does not follow the register before it; a pair is an even register and the next one" },
        { "casp x1, x2, x4, x5, [x6]", "1:1+4 casp cannot have these operands together: Rs=xxxx1; Rt=xxxx1 is reserved" },

        { "b nowhere", "1:3+7 there is no label 'nowhere'; define one, as 'name:' in front of an instruction" },
        { "1: b 2f", "1:6+2 there is no label '2f'; define one, as 'name:' in front of an instruction" },
        { "a: nop\na: nop", "2:1+1 label 'a' is defined twice; rename one of them" },
        { "1a: nop", "1:1+2 label '1a' begins with a digit; begin it with a letter" },

        { "mrs x0, esr_el11", "1:9+8 there is no system register 'esr_el11'; did you mean 'esr_el1'?" },
        { "msr spsr_el11, x0", "1:5+9 there is no system register 'spsr_el11'; did you mean 'spsr_el1'?" },
        { "dc foo, x0", "1:4+3 'foo' is not an operation of dc with a register; use one of ivac, isw, csw, cisw, cvac, cvau, civac, zva" },
        { "dmb foo", "1:5+3 'foo' is not a barrier domain; use one of oshld, oshst, osh, nshld, nshst, nsh, ishld, ishst, ish, ld, st, sy" },
        { "msr daifset, #16", "1:15+2 immediate 16 is out of range; use 0 to 15" },

        { ".space 0x20001", "1:1+14 the program is larger than 131072 bytes of RAM; make it smaller" },
        { ".align 17", "1:1+9 .align is out of range; use 0 to 16, a power of two" },
        { ".byte 256", "1:7+3 256 does not fit in the 8 bits of .byte" },
        { ".byte 1 2", "1:9+1 '2' is left over after .byte" },
        { ".frob 1", "1:1+5 there is no directive '.frob'; use one of .inst .byte .hword .2byte .word .4byte .xword .quad .8byte .align .p2align .balign .space .skip .zero" },
        { ".byte 1\nnop", "2:1+3 the instruction is not aligned to 4 bytes; put .align 2 in front of it" },
        { ".inst 0x1e602820", "1:1+16 0x1e602820 belongs to what is not supported: Advanced SIMD and floating-point data processing" },
        { ".inst 0xdac10000", "1:1+16 0xdac10000 belongs to what is not supported: pointer authentication (FEAT_PAuth)" },
        { "nop /* x", "1:5+2 the comment is not closed; end it with */" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_shown_where_it_is_and_says_what_to_do(string source, string expected)
    {
        AssembledProgram program = Assembler.AssembleA64(source, 0x4000_0000, new Dictionary<string, string>());
        Assert.Equal([expected], program.Errors.Select(error => $"{error.Line}:{error.Column}+{error.Length} {error.Message}"));
    }

    [Fact]
    public void All_mistakes_are_reported_in_the_order_of_the_text()
    {
        AssembledProgram program = Assembler.AssembleA64("b x\nnop\nadd x0; brk", 0, new Dictionary<string, string>());
        Assert.Equal(["1:3", "3:7", "3:12"], program.Errors.Select(error => $"{error.Line}:{error.Column}"));
    }

    [Fact]
    public void A_mistake_in_a_macro_is_shown_at_its_name()
    {
        Dictionary<string, string> macros = new() { ["finish"] = "nop\nstr w0, [x99]" };
        AssembledProgram program = Assembler.AssembleA64("nop\n  finish", 0, macros);
        AssemblyError error = Assert.Single(program.Errors);
        Assert.Equal((2, 3), (error.Line, error.Column));
    }
}
