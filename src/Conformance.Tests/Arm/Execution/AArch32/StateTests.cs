using Conformance.Arm.Cpus;
using Conformance.Arm.Execution;
using Conformance.Arm.Registers;
using Conformance.Arm.Syndromes;
using Xunit;

namespace Conformance.Tests.Arm.Execution.AArch32;

/// <summary>Modes, IT blocks, interworking, exceptions and traps of AArch32.</summary>
public sealed class StateTests
{
    private const ulong TvmBit = 1UL << 26;
    private const ulong TwiBit = 1UL << 13;

    // Instruction set, instruction, mode after, LR minus address of the instruction, distance from VBAR, CPSR.{A, I} after an entry with A clear.
    public static TheoryData<string, string, uint, int, uint, uint> Exceptions => new()
    {
        { "a32", "udf #1", 0x1b, 4, 0x04, 0x080 },
        { "t32", "udf #1", 0x1b, 2, 0x04, 0x080 },
        { "a32", "svc #1", 0x13, 4, 0x08, 0x080 },
        { "t32", "svc #1", 0x13, 2, 0x08, 0x080 },
        { "a32", "bkpt #1", 0x17, 4, 0x0c, 0x180 },
        { "t32", "bkpt #1", 0x17, 4, 0x0c, 0x180 },
        { "a32", "ldr r0, [r1]", 0x17, 8, 0x10, 0x180 },
        { "t32", "ldr r0, [r1]", 0x17, 8, 0x10, 0x180 },
    };

    [Theory]
    [MemberData(nameof(Exceptions))]
    public void An_exception_enters_its_mode(string isa, string instruction, uint mode, int link, uint vector, uint masks)
    {
        AArch32Core core = new(isa, instruction);
        ulong before = (core.Cpu.Pstate & ~0x1c0UL) | 0x9000_0000;
        core.Cpu.Pstate = before;
        core.SetR(1, 0x1000);
        core.Run(1);
        Assert.Equal(AArch32Core.Base + 0x8000 + vector, core.Cpu.Pc);
        Assert.Equal(mode, core.Cpu.Pstate & 0x1f);
        Assert.Equal(masks, core.Cpu.Pstate & 0x1c0);
        Assert.Equal(AArch32Core.Base + (ulong)link, core.R(14));
        Assert.Equal(before, core.Cpu[AArch32Modes.Find(mode)!.Spsr!.Value]);
        Assert.Equal(0UL, core.Cpu.Pstate & 0x20);
    }

    [Fact]
    public void Movs_pc_lr_returns_to_the_mode_of_spsr_and_its_instruction_set()
    {
        AArch32Core core = new("a32", "movs pc, lr");
        core.Cpu[SystemRegister.SPSR_EL1] = 0x2000_0030;
        core.SetR(14, 0x4000_0103);
        core.Run();
        Assert.Equal((0x4000_0102UL, 0x2000_0030UL), (core.Cpu.Pc, core.Cpu.Pstate));
    }

    // svc enters Supervisor mode from User mode; its SPSR is what movs returns to, and not what EL2 finds in SPSR_EL1.
    [Fact]
    public void A_core_that_keeps_spsr_apart_returns_to_what_the_mode_itself_was_left_with()
    {
        AArch32Core core = new("a32", "svc #0", CpuModels.CortexA57Qemu);
        ulong user = (core.Cpu.Pstate & ~0x1fUL) | 0x10;
        core.Cpu.Pstate = user;
        core.Run(1);
        Assert.Equal(0UL, core.Cpu[SystemRegister.SPSR_EL1]);

        core.Cpu[SystemRegister.SPSR_EL1] = 0x1d7;
        core.Cpu.Memory.Bytes.AsSpan(0x8008, 4).Clear();
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32LittleEndian(core.Cpu.Memory.Bytes.AsSpan(0x8008), 0xe1b0_f00e);
        core.Cpu.InvalidateDecoded(8);
        core.Run(1);

        Assert.Equal((AArch32Core.Base + 4, user), (core.Cpu.Pc, core.Cpu.Pstate));
    }

    [Fact]
    public void Banked_registers_are_those_that_the_manual_maps()
    {
        AArch32Core core = new("a32", "cps #0x17\nmov sp, #1\nmov lr, #2\ncps #0x11\nmov r8, #3\nmov sp, #4\ncps #0x1f\nmov sp, #5\nmsr sp_und, r0\nmrs r1, sp_abt");
        core.SetR(0, 6);
        core.Run();
        Assert.Equal<ulong[]>([1, 2, 3, 4, 5, 6, 1], [core.Cpu.X[21], core.Cpu.X[20], core.Cpu.X[24], core.Cpu.X[29], core.Cpu.X[13], core.Cpu.X[23], core.Cpu.X[1]]);
    }

    [Fact]
    public void An_IT_block_runs_out_instruction_by_instruction()
    {
        AArch32Core core = new("t32", "movs r0, #0\nitete eq\nmoveq r1, #1\nmovne r2, #2\nmoveq r3, #3\nmovne r4, #4\nmovs r5, #5");
        string[] seen = new string[6];
        for (int i = 0; i < seen.Length; i++)
        {
            core.Run(i == 0 ? 2 : 1);
            seen[i] = $"{ItState.Of(core.Cpu.Pstate).Value:x2}";
        }

        Assert.Equal(["0b", "16", "0c", "18", "00", "00"], seen);
        Assert.Equal<uint[]>([1, 0, 3, 0, 5], [core.R(1), core.R(2), core.R(3), core.R(4), core.R(5)]);
    }

    [Fact]
    public void A_flag_setting_encoding_sets_none_in_an_IT_block()
    {
        AArch32Core core = new("t32", "movs r0, #0\nit eq\naddeq r1, r0, #1\nnop");
        core.Run();
        Assert.Equal(4UL, core.Cpu.Pstate >> 28);
    }

    [Fact]
    public void Blx_goes_to_thumb_and_bx_comes_back()
    {
        AArch32Core core = new("a32", "blx 1f\nmov r0, #7\nnop\n1: .word 0x47704801\nnop");
        core.Run(2);
        Assert.Equal(AArch32Core.Base + 0xc + 2, core.Cpu.Pc);
        Assert.NotEqual(0UL, core.Cpu.Pstate & 0x20);
        core.Run(2);
        Assert.Equal((7u, 0UL), (core.R(0), core.Cpu.Pstate & 0x20));
    }

    [Theory]
    [InlineData("ldmia r1!, {r2, r3}", 0u, 1u, 8)]
    [InlineData("ldmib r1!, {r2, r3}", 1u, 2u, 8)]
    [InlineData("ldmda r1!, {r2, r3}", 0xffff_ffffu, 0u, -8)]
    [InlineData("ldmdb r1!, {r2, r3}", 0xffff_fffeu, 0xffff_ffffu, -8)]
    public void Load_multiple_goes_the_way_its_letters_say(string instruction, uint first, uint second, int moved)
    {
        AArch32Core core = new("a32", instruction);
        for (int i = -4; i < 4; i++)
        {
            core.SetWord(AArch32Core.Data + (ulong)(long)(i * 4), (uint)i);
        }

        core.SetR(1, (uint)AArch32Core.Data);
        core.Run();
        Assert.Equal((first, second, (uint)((long)AArch32Core.Data + moved)), (core.R(2), core.R(3), core.R(1)));
    }

    [Fact]
    public void A_big_endian_store_turns_its_bytes_round()
    {
        AArch32Core core = new("a32", "setend be\nstr r0, [r1]\nstrh r0, [r1, #4]\nsetend le\nldr r2, [r1]");
        core.SetR(0, 0x1122_3344);
        core.SetR(1, (uint)AArch32Core.Data);
        core.Run();
        Assert.Equal((0x4433_2211u, 0x4433u), (core.R(2), core.Word(AArch32Core.Data + 4)));
    }

    [Fact]
    public void A_trapped_access_reports_its_register_as_AArch64_numbers_it()
    {
        AArch32Core core = new("a32", "mcr p15, 0, sp, c1, c0, 0");
        core.Cpu.HcrEl2 = TvmBit;
        Assert.Equal(CpuStop.El2, core.Run());
        Assert.Equal(Esr.Of(ExceptionClass.Cp15Mcr, 0x01e0_0000 | (1 << 10) | (19 << 5)), core.Cpu.Entry.Esr);
    }

    // Condition that fails; core that traps it, and says which condition it is.
    [Theory]
    [InlineData("a32", "mcreq p15, 0, r0, c1, c0, 0", 0x0e00_0400u)]
    [InlineData("t32", "it eq\nmcreq p15, 0, r0, c1, c0, 0", 0x0e00_0400u)]
    [InlineData("a32", "wfieq", 0x0600_0000u)]
    public void A_core_may_trap_what_fails_its_condition(string isa, string code, uint esr)
    {
        CpuModel traps = CpuModels.CortexA57Qemu with { TrapsFailedConditions = true, TrapsReportAlways = false, ThumbTrapsReportCondition = true };
        AArch32Core core = new(isa, code, traps);
        core.Cpu.HcrEl2 = TvmBit | TwiBit;
        Assert.Equal(CpuStop.El2, core.Run());
        Assert.Equal(esr | (1u << 24), core.Cpu.Entry.Esr);

        AArch32Core skips = new(isa, code);
        skips.Cpu.HcrEl2 = TvmBit | TwiBit;
        Assert.Equal(CpuStop.Budget, skips.Run());
        Assert.Equal(default, ItState.Of(skips.Cpu.Pstate));
    }

    [Fact]
    public void A_16_bit_instruction_has_IL_clear()
    {
        AArch32Core core = new("t32", "wfi");
        core.Cpu.HcrEl2 = TwiBit;
        Assert.Equal(CpuStop.El2, core.Run());
        Assert.Equal(0x05e0_0000UL, core.Cpu.Entry.Esr);
    }

    [Theory]
    [InlineData(true, 0x01f3UL)]
    [InlineData(false, 0x15f3UL)]
    public void A_pending_step_in_an_IT_block_may_lose_it(bool loses, ulong spsr)
    {
        AArch32Core core = new("t32", "nop", CpuModels.CortexA57Qemu with { PendingStepClearsIt = loses });
        core.Cpu[SystemRegister.MDSCR_EL1] = 1;
        core.Cpu.MdcrEl2 = 1 << 8;
        core.Cpu.ReturnFromEl2(AArch32Core.Base, 0x15f3);
        Assert.Equal(CpuStop.El2, core.Run());
        Assert.Equal((0xca00_0022UL, spsr), (core.Cpu.Entry.Esr, core.Cpu.Entry.Spsr));
    }

    [Theory]
    [InlineData(0x1d3UL, 0x4000_0000UL)]
    [InlineData(0x1f3UL, 0x4000_0002UL)]
    public void An_exception_return_to_AArch32_aligns_pc(ulong spsr, ulong pc)
    {
        AArch32Core core = new("a32", "nop");
        core.Cpu.ReturnFromEl2(0x1_4000_0003, spsr);
        Assert.Equal(pc, core.Cpu.Pc);
    }

    [Fact]
    public void Without_TDE_nothing_steps_an_AArch32_EL1()
    {
        AArch32Core core = new("a32", "nop\nnop");
        core.Cpu[SystemRegister.MDSCR_EL1] = 1;
        Assert.Equal(CpuStop.Budget, core.Run());
        core.Cpu.MdcrEl2 = 1 << 8;
        core.Cpu.ReturnFromEl2(AArch32Core.Base, 0x2001d3);
        Assert.Equal(CpuStop.El2, core.Run());
        Assert.Equal((0xcb00_0022UL, AArch32Core.Base + 4), (core.Cpu.Entry.Esr, core.Cpu.Entry.Elr));
    }

    [Fact]
    public void A_vector_catch_is_taken_where_the_core_has_it()
    {
        CpuModel catches = CpuModels.CortexA57Qemu with { HasVectorCatch = true };
        AArch32Core core = new("a32", "svc #0", catches);
        core.Cpu[SystemRegister.MDSCR_EL1] = 0x8000;
        core.Cpu[SystemRegister.DBGVCR32_EL2] = 1 << 2;
        core.Cpu.MdcrEl2 = 1 << 8;
        Assert.Equal(CpuStop.El2, core.Run(3));
        Assert.Equal((ExceptionClass.VectorCatch, AArch32Core.Base + 0x8008), (Esr.ClassOf(core.Cpu.Entry.Esr), core.Cpu.Entry.Elr));
    }
}
