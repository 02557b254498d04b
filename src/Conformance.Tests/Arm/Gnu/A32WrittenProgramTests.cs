using Conformance.Arm.A32;
using Xunit;

namespace Conformance.Tests.Arm.Gnu;

public sealed class A32WrittenProgramTests
{
    public static TheoryData<string> Programs =>
    [
        // Freedom of spelling.
        "add r0, r1, 4\nadd r0,r1,#4\n  ADDS\tR0 , R1 ,  #0x4  \nAddEQ r0, r0, r1\nadd r0, r1, r2 @ a comment\n@ another\nnop // a third",
        "mov r10, r11\nmov sl, fp\nmov r12, r13\nmov ip, sp\nmov r14, r15\nmov lr, pc",
        "addal r0, r0, r1\nbal .\nmovhs r0, #1\nmovcs r0, #1\nmovlo r0, #1\nmovcc r0, #1",
        "teqls r0, r1\nbls .\nblls .\nble .\nbleq .\nblt .\nbllt .\nblle .\nblo .",
        "strls r0, [r1]\nldrls r0, [r1]\nstrhi r0, [r1]\nstrhs r0, [r1]\nldrhs r0, [r1]\nstrhhs r0, [r1]\nldrbcs r0, [r1]\nldrsbls r0, [r1]",
        "mulls r0, r1, r2\nmuls r0, r1, r2\nmulsls r0, r1, r2\nmlas r0, r1, r2, r3\nmls r0, r1, r2, r3\nsmulls r0, r1, r2, r3\nsmullsls r0, r1, r2, r3",
        "bics r0, r0, #1\nbicscs r0, r0, #1\nbiccs r0, r0, #1\nsbcs r0, r1, r2\nrscs r0, r1, r2\nsubcs r0, r1, r2\nlsls r0, r1, #1\nlslls r0, r1, #1",
        "svc 0\nsvcne #0x123456\nswi 5\nbkpt\nbkpt 0xabcd\nbkpt #1\nhvc #65535\nsmc #15\nsmcle 0\nudf\nudf #0xffff\nhlt 7",
        "nop\nnopeq\nyield\nwfe\nwfine\nsev\nsevl\ndbg #3\ncsdb\nnop {6}\nclrex",
        "dsb\ndsb sy\ndsb un\ndsb nsh\nDMB ISHST\ndmb nshst\ndmb unst\ndmb #5\nisb\nisb sy\nisb #3\ndsb ld",

        // Immediates.
        "mov r0, #255\nmov r0, #0xff000000\nmov r0, #0xf000000f\nmov r0, #-1\nmov r0, #-256\nmvn r0, #0\nmvn r0, #-2\nmovs r0, #-1\nmvns r1, #-257",
        "mov r0, #0x1234\nmov r0, #65535\nmoveq r0, #257\nmovw r0, #1\nmovt r0, #0xffff\nmovwlt r0, #0",
        "mov r0, #0xff, 8\nmovs r0, #1, 2\nadds r0, r1, #0, 4\ntst r0, #4, 30",
        "add r0, r1, #-1\nsub r0, r1, #-1\nadds r0, r1, #-255\nadc r0, r1, #-1\nsbc r0, r1, #-2\nand r0, r1, #-2\nbic r0, r1, #-2\ncmp r0, #-1\ncmn r0, #-1",
        "and r0, r1, #0xfffffffe\nbic r0, r1, #0xffffff00\nadd r0, r1, #0xffffffff\ncmp r0, #0xfffffffe\nsub r0, r0, #0xffffff01",
        "rsb r0, r1, #0\nneg r0, r1\nnegs r0, r1\nrsbs r0, r1, #0x80000000\nrsc r0, r1, #5\nteq r0, #1\northo: orr r0, r1, #0xff00",

        // Two operands where the destination is the first source.
        "add r0, #4\nadds r0, r1\nand r0, #-2\norrs r0, r1\nsubne r0, #-4\nadc r0, #-1\nlsl r0, #3\nasrs r0, #32\nror r0, r1\nmul r0, r1\nsdiv r0, r1\nudiv r2, r3",

        // Shifts.
        "mov r0, r1, lsl #3\nmov r0, r1, lsl #0\nmovs r0, r1, lsr #32\nmov r0, r1, asr #1\nmov r0, r1, ror #31\nmov r0, r1, rrx\nmovs r0, r1, lsl r2",
        "lsl r0, r1, #0\nlsl r0, r1, #31\nlsr r0, r1, #32\nasr r0, r1, #1\nror r0, r1, #5\nrrx r0, r1\nrrxs r0, r1\nlsleq r0, r1, r2\nrors r0, r1, r2",
        "add r0, r1, r2, lsl #31\nadd r0, r1, r2, LSR #32\nsub r0, r1, r2, rrx\neor r0, r1, r2, ror r3\ncmp r0, r1, asr #5\ntst r0, r1, lsl r2\nadd r0, r1, r2, lsr #0",
        "mvn r0, r1, lsl #2\nmvns r0, r1, ror r2\nbic pc, pc, r1, lsl #4\nmovs pc, lr\nsubs pc, lr, #4\neret",

        // Parts of registers.
        "uxtb r0, r1\nuxtb r0, r1, ror #8\nuxtab r0, r1, r2, ror #24\nsxth r0, r1, ror #16\nsxtah r0, r1, r2\nsxtb r0, r1, ror #0\nuxthge r0, r1",
        "bfc r0, #0, #32\nbfc r0, #31, #1\nbfi r0, r1, #4, #8\nsbfx r0, r1, #0, #32\nubfx r0, r1, #31, #1\nclz r0, r1\nrev r0, r1\nrev16 r0, r1\nrevsh r0, r1\nrbit r0, r1",
        "crc32b r0, r1, r2\ncrc32h r0, r1, r2\ncrc32w r0, r1, r2\ncrc32cb r0, r1, r2\ncrc32ch r0, r1, r2\ncrc32cw r0, r1, r2",
        "umull r0, r1, r2, r3\numulls r0, r1, r2, r3\numlal r0, r1, r2, r3\numaal r0, r1, r2, r3\nsmlals r0, r1, r2, r3\nmla r0, r1, r2, r3",

        // Addresses.
        "ldr r0, [r1]\nldr r0, [r1, #0]\nldr r0, [r1, #-0]\nldr r0, [r1, 4095]\nldr r0, [r1, #-4095]\nldr r0, [r1, #4]!\nldr r0, [r1], #4\nldr r0, [r1], #-4\nldr r0, [ r1 , # 8 ] !",
        "ldr r0, [r1, r2]\nldr r0, [r1, -r2]\nldr r0, [r1, +r2]\nldr r0, [r1, r2, lsl #2]\nldr r0, [r1, -r2, ror #3]!\nldr r0, [r1], r2\nldr r0, [r1], -r2, rrx\nstr r0, [r1, r2, asr #32]",
        "ldrb r0, [r1, #1]\nstrb r0, [r1], #-1\nldrt r0, [r1]\nldrt r0, [r1], #4\nstrbt r0, [r1], r2, lsl #2\nldrbt r0, [r1], #-1\nstrt r0, [r1]",
        "ldrh r0, [r1, #255]\nldrh r0, [r1, #-255]!\nldrsb r0, [r1, r2]\nldrsh r0, [r1], -r2\nstrh r0, [r1]\nldrht r0, [r1], #2\nstrht r0, [r1]\nldrsbt r0, [r1], r2\nldrsht r0, [r1], #-2",
        "ldrd r0, [r2]\nldrd r0, r1, [r2]\nldrd r0, r1, [r2, #8]!\nstrd r2, r3, [r4], #-8\nstrd r2, r3, [r4, r6]\nldrdeq r4, r5, [sp], r0\nldrd r6, [r1, #-255]",
        "pld [r0]\npld [r0, #-4]\npldw [r0, r1]\npli [r0, #4095]\npld [r0, -r1, lsl #3]\npli [pc, #-8]",
        "ldr pc, [r0]\nldr pc, [sp], #4\nstr lr, [sp, #-4]!\nldr r0, [pc, #8]\nldr r0, [pc, #-0]\nldrh r0, [pc, r1]",

        // Lists.
        "push {r0}\npush {r0, r1}\npush {r4-r11, lr}\npop {r4-r11, pc}\npop {r0}\npushne {lr}\npopeq {pc}\npush {sp}\npush {R0-R3,R12}",
        "ldm r0, {r1}\nldm r0!, {r1, r2}\nldmia r0, {r1}\nldmfd sp!, {r0-r3}\nldmea r0, {r1}\nldmda r0!, {r1}\nldmfa r0, {r1}\nldmib r0, {r1}\nldmed r0, {r1}\nldmdb r0, {r1}",
        "stm r0, {r1}\nstm r0!, {r1, r2}\nstmia r0!, {r1}\nstmea r0, {r1}\nstmfd sp!, {r0}\nstmdb r0, {r1}\nstmed r0!, {r1}\nstmda r0, {r1}\nstmfa r0, {r1}\nstmib r0, {r1-r3, r5}",
        "ldm sp, {r0-r12}^\nldmia sp!, {r0-r12, pc}^\nstmdb sp, {sp, lr}^\nldmfd sp!, {r0, pc}^\nstmfd sp, {r0-lr}^\nldmls r0, {r1}\nstmdbhi r0, {r1}",
        "rfeia sp!\nrfe r0\nrfefd sp!\nrfeea r1\nrfedb r0\nsrsdb sp!, #19\nsrsfd sp!, #18\nsrsia sp, #31\nsrs sp, #16\nsrsib sp, #23\nsrsda sp!, #17",

        // Exclusives, acquire and release.
        "ldrex r0, [r1]\nstrex r0, r1, [r2]\nldrexb r0, [r1]\nstrexh r0, r1, [r2]\nldrexd r0, r1, [r2]\nldrexd r0, [r2]\nstrexd r0, r2, r3, [r4]\nstrexd r0, r2, [r4]",
        "lda r0, [r1]\nldab r0, [r1]\nstlh r0, [r1]\nldaex r0, [r1]\nstlexb r0, r1, [r2]\nldaexd r0, r1, [r2]\nstlexd r0, r2, r3, [r4]\nldaexheq r0, [r1]",

        // Labels and branches.
        "start: b start\nb end\nbl start\nbeq end\nblne start\nbxeq lr\nblx r0\nbx pc\nbxj r1\nend: nop",
        "1: b 1b\nb 1f\n1: bne 1b\nb 2f\n2: nop",
        "b .\nb .+8\nbl . - 4\nb .+0x1000000\nb .-0x1fffff8\nnop",
        "a: nop\nldr r0, a\nldrb r1, a+1\nldrh r2, a\nldrsb r3, b\nstr r4, b\nldrd r6, b\npld a\nadr r0, a\nadr r1, b\nadrne r2, .+8\nadr r3, .+264\nb: nop",

        // System instructions.
        "mrs r0, CPSR\nmrs r0, cpsr\nmrs r1, APSR\nmrsne r2, SPSR\nmsr CPSR_fsxc, r0\nmsr cpsr_c, #0xd3\nmsr CPSR, r1\nmsr SPSR_cxsf, r2\nmsr CPSR_cf, r0\nmsr APSR_nzcvq, r0\nmsr apsr_g, r1\nmsr APSR_nzcvqg, #0xf0000000",
        "mrs r0, SP_irq\nmrs r1, lr_svc\nmsr SPSR_abt, r2\nmrs r3, ELR_hyp\nmsr SP_und, r4\nmrs r5, R8_usr\nmsr r12_fiq, r6\nmrs r7, SPSR_hyp\nmsr sp_mon, r8\nmrs r0, SPSR_fiq",
        "cps #19\ncpsie i\ncpsid aif\ncpsie af, #16\ncpsid if,#31\ncpsid fia\nsetend be\nsetend LE",
        "mrc p15, 0, r0, c1, c0, 0\nmrc p15, 0, r0, c1, c0\nmcr p15, 7, r1, c15, c14, 7\nmrc p14, 0, APSR_nzcv, c0, c1, 0\nmrc p14, 0, r15, c0, c1, 0\nmrc 15, 0, r0, cr1, cr0, 2\nmcreq P14, 0, r0, C0, C5",
        "mrrc p15, 0, r0, r1, c2\nmcrr p15, 1, r2, r3, c14\nmrrcne p14, 0, r0, r1, c1\nldc p14, c5, [r0]\nldc p14, c5, [r0, #-4]\nstc p14, c5, [r1], #4\nldcne p14, c5, [r2, #1020]!\nstc p14, c5, [r3], {7}",

        // Directives.
        ".inst 0xe320f000\n.word 1, 2, -1\nnop\n.align 4\nnop\n.byte 1\n.balign 4\n.space 8\nnop",
        "nop; nop ;nop\nnop /* inside */\nnop",
    ];

    [Theory]
    [MemberData(nameof(Programs))]
    public void Both_assemblers_make_the_same_bytes(string source) => WrittenProgram.Compare(A32InstructionSet.Instance, source);
}
