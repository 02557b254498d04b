// The smallest hypervisor on a bare core: it loads each scenario, reports every entry to EL2 and gets the guest past it as
// machine el2 says, until the scenario ends. Assembled by Conformance.Arm; the words reset_registers, breakpoints_off and
// watchpoints_off stand for lines that MonitorRegisters makes of the table of system registers.

// What the host tells the monitor, at its very beginning: it fills these in before QEMU starts.
        b       start
        .align  3
scenario_count: .quad 0
scenario_table: .quad 0

// Frames, and what they carry: the mark, the kind, the number of the scenario, the number of the row in it, five values, and the
// checksum of all before. MonitorFrame reads them.
frame_mark:     .word 0x324c4543
                .align 3
frame:          .space 64

// State of the scenario that runs. Ticks are those of the watchdog that are still to come.
current:        .quad 0
sequence:       .quad 0
row_limit:      .quad 0
ticks:          .quad 0

// What an UNDEFINED instruction at EL2 means: 0 is the end of everything, 1 that this core lacks the register and the instruction
// is replaced by a NOP for good, 2 that the scenario wants a register which this core lacks.
trying:         .quad 0

// MDCR_EL2 as it comes out of reset: HPMN depends on the core.
reset_mdcr:     .quad 0

// The watchdog in ticks of CNTFRQ_EL0, 62.5 MHz on the virt machine: 40 ms to the first tick, 10 ms to each further one. Time goes
// on while the machine under QEMU is held up; the guest is given up only after it was let run several times.
first_wait:     .quad 2500000
further_wait:   .quad 625000

// x0 to x30 of the guest while the monitor runs. SP_EL2 always points here.
                .align 4
guest_registers: .space 256

// How the monitor answers each exception class: 0 ends the scenario, 1 goes on as it is, 2 steps again (SPSR.SS set), 3 switches
// the breakpoints off, 4 switches the watchpoints off, 5 moves pc past the instruction, 6 looks at the number of the call.
answers:
        .byte   0, 5, 0, 5, 5, 5, 5, 0          // 00 to 07
        .byte   5, 0, 0, 0, 5, 0, 0, 0          // 08 to 0f
        .byte   0, 1, 6, 5, 0, 1, 6, 5          // 10 to 17
        .byte   5, 0, 0, 0, 0, 0, 0, 0          // 18 to 1f
        .space  16                              // 20 to 2f
        .byte   3, 0, 2, 0, 4, 0, 0, 0          // 30 to 37
        .byte   5, 0, 0, 0, 5, 0, 0, 0          // 38 to 3f

        .align  2
start:  adr     x0, vectors
        msr     vbar_el2, x0
        adr     x0, guest_registers
        mov     sp, x0

        // EL1 in AArch64 while its registers are probed.
        mov     x0, #0x80000000
        msr     hcr_el2, x0
        mrs     x0, mdcr_el2
        and     x0, x0, #0x1f
        adr     x1, reset_mdcr
        str     x0, [x1]
        isb

        // Every register is written once; what this core lacks is a NOP from then on.
        mov     x0, #1
        adr     x1, trying
        str     x0, [x1]
        bl      reset_el1
        bl      all_breakpoints_off
        bl      all_watchpoints_off
        adr     x1, trying
        str     xzr, [x1]

        // Hello: the form of frames, the number of scenarios, and what the core is.
        mov     x0, #1
        mov     x1, #0
        mov     x2, #1
        ldr     x3, scenario_count
        mrs     x4, midr_el1
        mrs     x5, id_aa64pfr0_el1
        ldr     x6, reset_mdcr
        bl      send

next:   ldr     x0, current
        ldr     x1, scenario_count
        cmp     x0, x1
        b.hs    leave

        // EL2's own controls as at reset: no stage 2, nothing virtual pending, no timer offset, no trapped timers.
        mov     x0, #0x80000000
        msr     hcr_el2, x0
        ldr     x0, reset_mdcr
        msr     mdcr_el2, x0
        msr     hstr_el2, xzr
        msr     vttbr_el2, xzr
        msr     vtcr_el2, xzr
        msr     cntvoff_el2, xzr
        mov     x0, #3
        msr     cnthctl_el2, x0
        mrs     x0, midr_el1
        msr     vpidr_el2, x0
        mrs     x0, mpidr_el1
        msr     vmpidr_el2, x0
        isb
        bl      reset_el1

        // The interrupt controller (GICv2 of the virt machine) lets the watchdog through and nothing else.
        mov     x0, #0x08000000
        mov     w1, #1
        str     w1, [x0]
        mov     w1, #-1
        str     w1, [x0, #0x180]
        mov     w1, #0x04000000
        str     w1, [x0, #0x100]
        mov     x0, #0x08010000
        mov     w1, #0xff
        str     w1, [x0, #4]
        mov     w1, #1
        str     w1, [x0]

        // RAM is zero but for what the scenario places there.
        mov     x0, #0x40000000
        add     x1, x0, #0x20, lsl #12
1:      stp     xzr, xzr, [x0], #16
        stp     xzr, xzr, [x0], #16
        stp     xzr, xzr, [x0], #16
        stp     xzr, xzr, [x0], #16
        cmp     x0, x1
        b.lo    1b

        // x19 is the scenario as MonitorScenario lays it out. Its memory: target, source, bytes, a multiple of 16.
        ldr     x0, scenario_table
        ldr     x1, current
        ldr     x19, [x0, x1, lsl #3]
        ldp     x20, x21, [x19, #8]
2:      cbz     x21, 4f
        ldp     x0, x1, [x20], #16
        ldr     x2, [x20], #8
3:      ldp     x3, x4, [x1], #16
        stp     x3, x4, [x0], #16
        subs    x2, x2, #16
        b.hi    3b
        sub     x21, x21, #1
        b       2b

4:      clrex
        tlbi    alle1
        ic      iallu
        dsb     sy
        isb

        // Its system registers, in the order in which it names them.
        mov     x0, #2
        adr     x1, trying
        str     x0, [x1]
        ldr     x0, [x19]
        blr     x0
        adr     x1, trying
        str     xzr, [x1]

        ldp     x0, x1, [x19, #24]
        msr     elr_el2, x0
        msr     spsr_el2, x1
        ldr     x0, [x19, #40]
        msr     hcr_el2, x0
        ldp     x0, x1, [x19, #48]
        ldr     x2, reset_mdcr
        bic     x2, x2, x0
        orr     x2, x2, x1
        msr     mdcr_el2, x2
        ldr     x0, [x19, #64]
        adr     x1, row_limit
        str     x0, [x1]
        adr     x1, sequence
        str     xzr, [x1]

        // x0 to x30; the last word of the copy belongs to nothing.
        add     x0, x19, #72
        mov     x1, sp
        mov     x2, #16
5:      ldp     x3, x4, [x0], #16
        stp     x3, x4, [x1], #16
        subs    x2, x2, #1
        b.hi    5b

resume: mov     x0, #5
        adr     x1, ticks
        str     x0, [x1]
        ldr     x0, first_wait

// Lets the guest run for x0 ticks of the counter.
run_on: msr     cnthp_tval_el2, x0
        mov     x0, #1
        msr     cnthp_ctl_el2, x0
        ldp     x2, x3, [sp, #16]
        ldp     x4, x5, [sp, #32]
        ldp     x6, x7, [sp, #48]
        ldp     x8, x9, [sp, #64]
        ldp     x10, x11, [sp, #80]
        ldp     x12, x13, [sp, #96]
        ldp     x14, x15, [sp, #112]
        ldp     x16, x17, [sp, #128]
        ldp     x18, x19, [sp, #144]
        ldp     x20, x21, [sp, #160]
        ldp     x22, x23, [sp, #176]
        ldp     x24, x25, [sp, #192]
        ldp     x26, x27, [sp, #208]
        ldp     x28, x29, [sp, #224]
        ldr     x30, [sp, #240]
        ldp     x0, x1, [sp]
        eret

// An entry to EL2. The guest's registers are saved.
entered:
        msr     cnthp_ctl_el2, xzr
        mrs     x19, esr_el2
        mrs     x20, elr_el2
        mrs     x21, spsr_el2
        mov     x0, #2
        ldr     x1, sequence
        mov     x2, x19
        mov     x3, x20
        mov     x4, x21
        mrs     x5, far_el2
        ldr     x6, [sp]
        bl      send
        ldr     x0, sequence
        add     x0, x0, #1
        adr     x1, sequence
        str     x0, [x1]

        ubfx    x22, x19, #26, #6
        adr     x1, answers
        ldrb    w23, [x1, x22]
        cmp     w23, #6
        b.ne    6f

        // HVC: the last sixteen numbers but 7fff are the default vectors, 7fff is the word "done".
        and     x1, x19, #0xffff
        mov     x2, #0x7fff
        cmp     x1, x2
        b.eq    end

        // AArch32 (EC 12) has no default vectors.
        cmp     w22, #0x12
        b.eq    11f
        mov     x2, #0x7f00
        sub     x1, x1, x2
        cmp     x1, #16
        b.lo    end
11:     mov     w23, #1

6:      cbz     w23, end
        ldr     x1, row_limit
        cmp     x0, x1
        b.hs    end
        cmp     w23, #2
        b.eq    step_again
        cmp     w23, #3
        b.eq    no_breakpoints
        cmp     w23, #4
        b.eq    no_watchpoints
        cmp     w23, #5
        b.eq    move_past
        b       resume

step_again:
        orr     x21, x21, #0x200000
        msr     spsr_el2, x21
        b       resume

no_breakpoints:
        bl      all_breakpoints_off
        b       resume

no_watchpoints:
        bl      all_watchpoints_off
        b       resume

// The length of the instruction is ESR_EL2.IL: 2 bytes or 4. T32 has BKPT (EC 38) in 16 bits alone, and QEMU 7.2 sets IL for it.
move_past:
        mov     x0, #2
        ubfx    x1, x19, #25, #1
        cmp     w22, #0x38
        b.ne    10f
        tst     x21, #0x20
        csel    x1, x1, xzr, eq
10:     lsl     x0, x0, x1
        add     x20, x20, x0
        msr     elr_el2, x20

        // In T32 the IT block advances as well (ITAdvance): IT[1:0] are SPSR bits 26:25, IT[7:2] bits 15:10.
        tbz     x21, #4, resume
        tbz     x21, #5, resume
        ubfx    x0, x21, #25, #2
        ubfx    x1, x21, #10, #6
        orr     x0, x0, x1, lsl #2
        and     x1, x0, #0xe0
        ubfiz   x2, x0, #1, #4
        orr     x1, x1, x2
        tst     x0, #7
        csel    x0, xzr, x1, eq
        bfi     x21, x0, #25, #2
        lsr     x0, x0, #2
        bfi     x21, x0, #10, #6
        msr     spsr_el2, x21
        b       resume

// The watchdog. The guest's registers are saved.
tick:   msr     cnthp_ctl_el2, xzr
        mov     x0, #0x08010000
        ldr     w1, [x0, #0xc]
        str     w1, [x0, #0x10]
        mrs     x20, elr_el2
        mrs     x21, spsr_el2
        ldr     x0, ticks
        sub     x0, x0, #1
        adr     x1, ticks
        str     x0, [x1]
        cbz     x0, give_up

        // A guest that waited for an interrupt was woken by this one, and must not go on: nothing else would have woken it.
        sub     x1, x20, #4
        mov     x2, #0x40000000
        sub     x1, x1, x2
        mov     x2, #0x20000
        cmp     x1, x2
        b.hs    7f
        and     x1, x20, #-4
        ldur    w1, [x1, #-4]
        adr     x2, wait_words
        ldp     w3, w4, [x2]
        cmp     w1, w3
        b.eq    give_up
        cmp     w1, w4
        b.eq    give_up
7:      ldr     x0, further_wait
        b       run_on

// WFI of A64 and of A32.
        .align  3
wait_words: .word 0xd503207f, 0xe320f003

give_up:
        mov     x0, #3
        ldr     x1, sequence
        mov     x2, #0
        mov     x3, x20
        mov     x4, x21
        mov     x5, #0
        ldr     x6, [sp]
        bl      send

// The registers that the end of a scenario tells.
end:    mov     x0, #4
        ldr     x1, sequence
        mrs     x2, esr_el1
        mrs     x3, elr_el1
        mrs     x4, spsr_el1
        mrs     x5, far_el1
        mrs     x6, mdscr_el1
        bl      send

to_next:
        ldr     x0, current
        add     x0, x0, #1
        adr     x1, current
        str     x0, [x1]
        b       next

// All scenarios are done: the last frame, and PSCI SYSTEM_OFF.
leave:  mov     x0, #7
        mov     x1, #0
        mov     x2, #0
        mov     x3, #0
        mov     x4, #0
        mov     x5, #0
        mov     x6, #0
        bl      send
off:    mov     w0, #0x84000000
        add     w0, w0, #8
        smc     #0
        b       off

// An exception from EL2. The registers are saved, as after an entry. While nothing is tried, one such is the guest's: an exception
// return to a level that there is not stays at EL2 with PSTATE.IL set, and the first instruction takes an Illegal Execution
// state exception (EC 0e) from there (Arm ARM D1.4.4).
own_fault:
        ldr     x16, trying
        cbnz    x16, tried
        mrs     x17, esr_el2
        lsr     x17, x17, #26
        cmp     x17, #0x0e
        b.eq    entered
        b       broken
tried:  mrs     x17, esr_el2
        lsr     x17, x17, #26
        cbnz    x17, broken
        mrs     x17, elr_el2
        cmp     x16, #2
        b.eq    refuse
        ldr     w16, nothing
        str     w16, [x17], #4
        msr     elr_el2, x17
        dsb     sy
        ic      iallu
        dsb     sy
        isb
        eret
nothing: nop

refuse: adr     x1, trying
        str     xzr, [x1]
        mov     x0, #5
        mov     x1, #0
        mov     x2, x17
        mov     x3, #0
        mov     x4, #0
        mov     x5, #0
        mov     x6, #0
        bl      send
        b       to_next

broken: mov     x0, #6
        ldr     x1, sequence
        mrs     x2, esr_el2
        mrs     x3, elr_el2
        mrs     x4, far_el2
        mrs     x5, spsr_el2
        mov     x6, #0
        bl      send
        b       off

// Sends a frame: x0 its kind, x1 the number of the row, x2 to x6 its values. The UART (PL011 of the virt machine) takes every
// byte at once. x7 to x11 are lost.
send:   adr     x7, frame
        ldr     w8, frame_mark
        stp     w8, w0, [x7]
        ldr     x8, current
        stp     w8, w1, [x7, #8]
        stp     x2, x3, [x7, #16]
        stp     x4, x5, [x7, #32]
        str     x6, [x7, #48]
        mov     w8, #-1
        mov     x9, #0
8:      ldr     x10, [x7, x9]
        crc32x  w8, w8, x10
        add     x9, x9, #8
        cmp     x9, #56
        b.lo    8b
        mvn     w8, w8
        str     w8, [x7, #56]
        mov     x9, #0
        mov     x11, #0x09000000
9:      ldrb    w10, [x7, x9]
        str     w10, [x11]
        add     x9, x9, #1
        cmp     x9, #60
        b.lo    9b
        ret

// All that a guest can change, as it is when a scenario starts. x0 is lost.
reset_el1:
        reset_registers
        isb
        ret

all_breakpoints_off:
        breakpoints_off
        isb
        ret

all_watchpoints_off:
        watchpoints_off
        isb
        ret

// From EL2 itself.
        .align  11
vectors:
        b       broken
        .align  7
        b       broken
        .align  7
        b       broken
        .align  7
        b       broken
        .align  7
        save_guest
        b       own_fault
        .align  7
        b       broken
        .align  7
        b       broken
        .align  7
        b       broken

// From a guest in AArch64, then from one in AArch32: synchronous, IRQ, FIQ, SError.
        .align  7
        save_guest
        b       entered
        .align  7
        save_guest
        b       tick
        .align  7
        save_guest
        b       entered
        .align  7
        save_guest
        b       entered
        .align  7
        save_guest
        b       entered
        .align  7
        save_guest
        b       tick
        .align  7
        save_guest
        b       entered
        .align  7
        save_guest
        b       entered
