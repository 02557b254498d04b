using Conformance.Arm.A64;
using Xunit;

namespace Conformance.Tests.Arm.Gnu;

public sealed class A64WrittenProgramTests
{
    public static TheoryData<string> Programs =>
    [
        // Freedom of spelling.
        "add x0, x1, 4",
        "add x0,x1,#4",
        "  ADD\tX0 , X1 ,  #0x4  ",
        "Mov X0, XZR\nMOV w1, WZR\nmov sp, x2\nmov x3, SP\nmov wsp, w4",
        "mov lr, fp\nmov ip0, ip1\nmov x16, x17",
        "ldr x0, [ x1 , # 8 ]",
        "ldr x0, [x1, 8]!\nldr x0, [x1], 8\nldr x0, [x1, #0]",
        "ret\nret x30\nret x1\nRET X2",
        "svc 0\nhvc #0x10\nbrk #65535\nsmc 1\nhlt 2",
        "isb\nisb sy\ndsb sy\ndsb ish\ndmb ishst\ndmb #5\nclrex\nclrex #3",
        "nop\nNOP\nyield\nhint #0\nhint 0x7f\nhint #20",
        "psb csync\ntsb csync\nbti\nbti c\nbti j\nbti jc\npaciasp\nautiasp\nesb\nxpaclri",

        // Immediates.
        "add x0, x1, #0x1000\nadd x0, x1, #1, lsl #12\nadd x0, x1, #1, lsl #0\nsub x0, x1, #0xfff000",
        "cmp x0, #4095\ncmn w0, #0\nadds xzr, x1, #1\nsubs wzr, wsp, #1",
        "add x0, x1, #-1\nadds x0, x1, #-4096\ncmp x0, #-5\ncmn w0, #-1\nsub sp, sp, #-16\nsubs w0, w1, #-2",
        "mov x0, #0\nmov x0, #0xffff\nmov x0, #0x10000\nmov x0, #0xffff000000000000",
        "mov x0, #-1\nmov x0, #-2\nmov x0, #-65536\nmov w0, #-1\nmov w0, #0xffffffff\nmov w0, #0xffff0000",
        "mov x0, #0x5555555555555555\nmov w0, #0x55555555\nmov x0, #0xff00ff00ff00ff\nmov w1, #0xf0f0f0f0\nmov sp, #0xff0",
        "mov x0, #0x00ff000000000000\nmov x0, #0xffffffff0000ffff\nmov x0, 0x80000000\nmov w0, 0x80000000",
        "movz x0, #1, lsl #48\nmovn w0, #2, lsl 16\nmovk x3, #0xabcd, LSL #32\nmovk x3, #1, lsl #0",
        "and x0, x1, #1\nand w0, w1, #0xfffffffe\norr x0, x1, #-2\neor sp, x1, #0xf\ntst x1, #0x8000000000000000\nand w0, w0, #-2",
        "and x0, x1, x2\nand x0, x1, x2, lsl #0\nbic w0, w1, w2, ror #31\norn x0, x1, x2, asr #63\nmvn x0, x1, lsr #3",
        "ccmp x0, #31, #0xf, ne\nccmn w1, w2, #0, AL\nccmp x0, x1, 4, hs\nccmp x0, x1, #4, lo",

        // Shifts, extensions and bit fields.
        "lsl x0, x1, #3\nlsl w0, w1, #31\nlsl x0, x1, x2\nlsr x0, x1, #63\nasr w0, w1, #1\nror x0, x1, #5\nror w0, w1, w2\nlsl x0, x1, #0",
        "add x0, x1, w2, uxtb\nadd x0, x1, w2, sxtw #2\nadd x0, sp, x2\nadd x0, sp, x2, lsl #2\nadd sp, sp, x2\nadd x0, x1, x2, uxtx #1",
        "add w0, wsp, w2\nadd w0, w1, w2, uxtw\nsub w0, wsp, w2, lsl #3\ncmp sp, x1\ncmp x1, w2, sxth #4\nadds x0, sp, x2, sxtx",
        "ubfx x0, x1, #4, #8\nsbfx w0, w1, #0, #32\nubfiz x0, x1, #60, #4\nbfi w0, w1, #3, #5\nbfxil x0, x1, #0, #1\nbfc x0, #3, #4",
        "sxtb x0, w1\nsxth w0, w1\nsxtw x0, w1\nuxtb w0, w1\nuxth w0, w1\nextr x0, x1, x2, #7",
        "ubfm x0, x1, #3, #4\nsbfm w0, w1, #31, #0\nbfm x0, x1, #0, #63",
        "cset x0, eq\ncsetm w0, CS\ncinc x0, x1, lo\ncinv x0, x1, hi\ncneg x0, x1, lt\ncsel x0, x1, x2, nv",
        "mul x0, x1, x2\nmneg w0, w1, w2\nsmull x0, w1, w2\numnegl x0, w1, w2\nsmulh x0, x1, x2",
        "neg x0, x1\nnegs w0, w1, lsl #3\nngc x0, x1\nngcs w0, w1\ncmn x1, x2, asr #3",

        // Addresses.
        "ldr x0, [x1, x2]\nldr x0, [x1, x2, lsl #3]\nldr x0, [x1, w2, uxtw]\nldr w0, [x1, w2, sxtw #2]\nldr x0, [x1, x2, sxtx]\nldr x0, [x1, x2, sxtx #3]",
        "ldrb w0, [x1, x2]\nldrb w0, [x1, x2, lsl #0]\nstrb w0, [sp, w2, uxtw #0]\nldrsb x0, [x1, x2]\nldrh w0, [x1, x2, lsl #1]\nldr x0, [x1, x2, lsl #0]",
        "ldur x0, [x1, #-1]\nstur w0, [sp, #255]\nldtr x0, [x1, #-256]\nsttrb w0, [x1]\nldtrsw x0, [sp, #4]",
        "ldr x0, [x1, #-8]\nldr x0, [x1, #3]\nstr w0, [sp, #-256]\nldrsb x0, [x1, #-1]\nprfm pldl1keep, [x0, #-8]\nldrh w0, [x1, #255]\nstrb w1, [x2, #-4]",
        "tbz x0, #5, .\ntbz w0, #31, .\ntbnz x0, #63, .",
        "ldp x0, x1, [sp], #16\nstp x29, x30, [sp, #-16]!\nldpsw x0, x1, [x2, #-256]\nldnp w0, w1, [x2, #252]\nstnp x0, x1, [sp]\nstp wzr, wzr, [x0]",
        "prfm pldl1keep, [x0]\nprfm #7, [x0, #8]\nprfum pstl3strm, [x0, #-3]\nprfm pldl2strm, [x1, x2, lsl #3]\nPRFM PLIL1KEEP, [sp]",
        "ldxr x0, [x1]\nstxr w2, x0, [sp]\nldaxp x0, x1, [x2]\nstlxp w3, x0, x1, [x2, #0]\nldarb w0, [x1]\nstlrh w0, [x1,#0]\nldapr x0, [x1]\nldadd x0, x1, [x2, #0]\ncas w0, w1, [x2, 0]",
        "cas w0, w1, [x2]\ncaspal x0, x1, x2, x3, [sp]\nldaddal x0, x1, [x2]\nstadd w0, [x1]\nswpb w0, w1, [x2]\nstsmaxlh w0, [sp]",

        // Labels and branches.
        "start: b start\nb end\nbl start\nb.eq end\ncbz x0, start\ntbnz x0, #63, end\ntbz w0, 3, start\nend: nop",
        "1: b 1b\nb 1f\n1: b 1b\n2: b.ne 1b\nb 2b\nb 3f\n3: nop",
        "b .\nb .+8\nb . - 4\nnop\ncbnz w1, .+0x10\nadr x0, .\nadr x0, .-1",
        "a: nop\nb a+4\nb a - 4 + 8\nadr x1, a+1\nldr x0, a\nldrsw x1, a\nprfm pldl1keep, a",
        "beq .+8\nbne .+4\nblo .\nb.hs .\nble .\nbcs .",
        "x: y: z: b x; b y ; b z",
        "_l.1$x: b _l.1$x",

        // System instructions.
        "msr daifset, #2\nmsr DAIFClr, 15\nmsr spsel, #1\nmsr SPSel, x0\nmrs x0, CurrentEL\nmrs x1, NZCV\nmsr nzcv, xzr",
        "mrs x0, esr_el1\nmsr VBAR_EL1, x1\nmrs x2, S3_0_C1_C0_1\nmsr s2_0_c0_c2_2, x3\nmrs x0, dbgbvr15_el1\nmrs x4, dbgdtrrx_el0\nmsr dbgdtrtx_el0, x5",
        "dc civac, x0\nDC ZVA, X1\nic iallu\nic ivau, x2\ntlbi vmalle1\ntlbi VAE1, x3\nat s1e1r, x4\ntlbi alle2is\nat s12e1w, x1",
        "sys #3, c7, c5, #1, x0\nsys #0, C7, C5, #0\nsysl x0, #0, c1, c2, #3\nSYS 1, c15, c3, 4, xzr",
        "eret\ndrps\ndcps1\ndcps2 #1\nudf #7\nwfi\nwfe\nsev\nsevl",

        // Directives and comments.
        ".inst 0xd503201f\n.inst 0xd65f03c0, 0xd503201f",
        ".byte 1, 2, -1, 255\n.align 2\nnop\n.hword 0x1234\n.2byte 65535\n.balign 8\n.word 0xffffffff\n.4byte -1\n.quad 0x0123456789abcdef, -1\n.8byte 2\n.xword 3",
        "nop\n.p2align 4\nnop\n.space 8\n.skip 4\n.zero 4\nnop",
        "nop // a comment\n// another\n# a third\nnop // b .\n   # indented\nnop",
        "nop; nop ;nop",
        "nop /* inside a line */\nnop /* over\nlines */ ; nop // no /* start\nnop",
    ];

    [Theory]
    [MemberData(nameof(Programs))]
    public void Both_assemblers_make_the_same_bytes(string source) => WrittenProgram.Compare(A64InstructionSet.Instance, source);
}
