using Xunit;

namespace Conformance.Tests.Arm.Execution.AArch32;

/// <summary>What the pseudocode of the manual gives for single instructions, worked out by hand.</summary>
public sealed class DataProcessingFactsTests
{
    private const uint N = 8;
    private const uint Z = 4;
    private const uint C = 2;
    private const uint V = 1;

    // Instruction, r1, r2, flags before; r0, flags after.
    public static TheoryData<string, uint, uint, uint, uint, uint> A32 => new()
    {
        { "adds r0, r1, r2", 0x7fff_ffff, 1, 0, 0x8000_0000, N | V },
        { "adds r0, r1, r2", 0xffff_ffff, 1, 0, 0, Z | C },
        { "adcs r0, r1, r2", 0xffff_ffff, 0, C, 0, Z | C },
        { "subs r0, r1, r2", 5, 5, 0, 0, Z | C },
        { "subs r0, r1, r2", 4, 5, 0, 0xffff_ffff, N },
        { "sbcs r0, r1, r2", 5, 5, 0, 0xffff_ffff, N },
        { "rsbs r0, r1, r2", 5, 4, 0, 0xffff_ffff, N },
        { "rscs r0, r1, r2", 5, 6, 0, 0, Z | C },
        { "ands r0, r1, r2, lsl #31", 0xffff_ffff, 3, V, 0x8000_0000, N | C | V },
        { "movs r0, r2, lsr #32", 0, 0x8000_0000, 0, 0, Z | C },
        { "movs r0, r2, asr #32", 0, 0x8000_0000, 0, 0xffff_ffff, N | C },
        { "movs r0, r2, rrx", 0, 1, C, 0x8000_0000, N | C },
        { "movs r0, r2, rrx", 0, 2, C, 0x8000_0001, N },
        { "movs r0, r2, ror #4", 0, 0x8, 0, 0x8000_0000, N | C },
        { "movs r0, r2, lsl r1", 32, 1, 0, 0, Z | C },
        { "movs r0, r2, lsl r1", 33, 1, C, 0, Z },
        { "movs r0, r2, lsr r1", 32, 0x8000_0000, 0, 0, Z | C },
        { "movs r0, r2, asr r1", 200, 0x8000_0000, 0, 0xffff_ffff, N | C },
        { "movs r0, r2, ror r1", 32, 0x8000_0001, 0, 0x8000_0001, N | C },
        { "movs r0, r2, ror r1", 256, 0x8000_0001, C | V, 0x8000_0001, N | C | V },
        { "movs r0, #0xff", 0, 0, C, 0xff, C },
        { "movs r0, #0xff000000", 0, 0, 0, 0xff00_0000, N | C },
        { "bics r0, r1, #0x80000000", 0x8000_0001, 0, 0, 1, C },
        { "mvns r0, r2", 0, 0xffff_ffff, C, 0, Z | C },
        { "teq r1, r2", 3, 3, C, 0, Z | C },
        { "cmn r1, r2", 1, 0xffff_ffff, 0, 0, Z | C },
        { "muls r0, r1, r2", 0x8000_0000, 1, C, 0x8000_0000, N | C },
        { "mul r0, r1, r2", 7, 6, 0, 42, 0 },
        { "sdiv r0, r1, r2", 0x8000_0000, 0xffff_ffff, 0, 0x8000_0000, 0 },
        { "udiv r0, r1, r2", 7, 0, 0, 0, 0 },
        { "sxtb r0, r2, ror #8", 0, 0x8000, 0, 0xffff_ff80, 0 },
        { "uxtah r0, r1, r2", 1, 0x1_ffff, 0, 0x1_0000, 0 },
        { "sbfx r0, r1, #4, #8", 0xf80, 0, 0, 0xffff_fff8, 0 },
        { "ubfx r0, r1, #4, #8", 0xf80, 0, 0, 0xf8, 0 },
        { "revsh r0, r2", 0, 0x1280, 0, 0xffff_8012, 0 },
        { "clz r0, r2", 0, 1, 0, 31, 0 },
        { "movw r0, #0xbeef", 0, 0, 0, 0xbeef, 0 },
        { "addeq r0, r1, r2", 1, 2, 0, 0xdead, 0 },
        { "addne r0, r1, r2", 1, 2, 0, 3, 0 },
    };

    public static TheoryData<string, uint, uint, uint, uint, uint> T32 => new()
    {
        { "adds r0, r1, #1", 0x7fff_ffff, 0, 0, 0x8000_0000, N | V },
        { "lsls r0, r2, #1", 0, 0x8000_0000, 0, 0, Z | C },
        { "lsls r0, r2, #0", 0, 1, C, 1, C },
        { "asrs r0, r2, #32", 0, 0x8000_0000, 0, 0xffff_ffff, N | C },
        { "negs r0, r2", 0, 1, 0, 0xffff_ffff, N },
        { "movs.w r0, #0x80000000", 0, 0, 0, 0x8000_0000, N | C },
        { "movs.w r0, #0x00ff00ff", 0, 0, C, 0x00ff_00ff, C },
        { "orns r0, r1, r2", 0, 0xffff_ffff, 0, 0, Z },
        { "addw r0, r1, #0xfff", 1, 0, 0, 0x1000, 0 },
        { "uxtb r0, r2", 0, 0x1ff, 0, 0xff, 0 },
        { "ror.w r0, r2, r1", 4, 8, 0, 0x8000_0000, 0 },
        { "cmp r1, r2", 1, 2, 0, 0xdead, N },
    };

    [Theory]
    [MemberData(nameof(A32))]
    public void A32_computes(string instruction, uint r1, uint r2, uint flags, uint r0, uint flagsAfter) =>
        Check("a32", instruction, r1, r2, flags, r0, flagsAfter);

    [Theory]
    [MemberData(nameof(T32))]
    public void T32_computes(string instruction, uint r1, uint r2, uint flags, uint r0, uint flagsAfter) =>
        Check("t32", instruction, r1, r2, flags, r0, flagsAfter);

    [Fact]
    public void Long_multiplies_accumulate_64_bits()
    {
        AArch32Core core = new("a32", "umlal r0, r3, r1, r2\nsmlals r4, r5, r1, r2");
        core.SetR(0, 1);
        core.SetR(3, 2);
        core.SetR(1, 0xffff_ffff);
        core.SetR(2, 0xffff_ffff);
        core.SetR(4, 0xffff_fffe);
        core.SetR(5, 0xffff_ffff);
        core.Run();
        Assert.Equal((0x2u, 0x0u), (core.R(0), core.R(3)));
        Assert.Equal((0xffff_ffffu, 0xffff_ffffu), (core.R(4), core.R(5)));
        Assert.Equal(N, (uint)(core.Cpu.Pstate >> 28));
    }

    // r0 of an instruction that leaves it alone is 0xdead, and that of a comparison is whatever it was.
    private static void Check(string isa, string instruction, uint r1, uint r2, uint flags, uint r0, uint flagsAfter)
    {
        AArch32Core core = new(isa, instruction);
        core.Cpu.Pstate |= (ulong)flags << 28;
        bool writesNothing = instruction.StartsWith("teq", StringComparison.Ordinal) || instruction.StartsWith("cm", StringComparison.Ordinal);
        core.SetR(0, writesNothing ? r0 : 0xdead);
        core.SetR(1, r1);
        core.SetR(2, r2);
        core.Run();
        Assert.Equal($"{r0:x8} {flagsAfter:x}", $"{core.R(0):x8} {core.Cpu.Pstate >> 28:x}");
    }
}
