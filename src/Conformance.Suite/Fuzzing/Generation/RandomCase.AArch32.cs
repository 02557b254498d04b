using Conformance.Arm.Instructions;
using Conformance.Arm.Registers;
using Conformance.Kvm.Machines;
using Conformance.Kvm.Uapi;
using Conformance.Suite.Specs.Compilation;
using Conformance.Vmm.Scenarios;

namespace Conformance.Suite.Fuzzing.Generation;

// What is different where the guest is AArch32, at EL0 or at both levels.
public sealed partial class RandomCase
{
    // The vectors branch to what stands behind them.
    private const int AArch32VectorCount = 8;
    private const uint Branch = 0xea00_0000;
    private const uint BranchOffset = 0x00ff_ffff;

    // movs pc, lr: returns behind an SVC or UNDEFINED instruction, and behind the one that an abort was taken at or for.
    private const uint Return = 0xe1b0_f00e;

    // mov r12, #0x0a000000; str lr, [r12]: ends the scenario and tells where from.
    private static readonly uint[] Report = [0xe3a0_c40a, 0xe58c_e000];

    // hvc #0x7fff
    private static readonly uint[] ReportOfEl2 = [0xe147_ff7f];

    // mcr p14, 0, r7, c1, c0, 4; ldr r3, [r4]; hvc #0; cpsie a.
    private static readonly SpecialWords A32 = new(0xee01_7e90, 0xe594_3000, 0xe140_0070, 0xf108_0100);
    private static readonly SpecialWords T32 = new(0xee01_7e90, 0x6823_0000, 0xf7e0_8000, 0xb664_0000);

    // mrc p14, 0, r0, c0, c0, 0, mrc p15, 0, r0, c0, c1, 1, mrc p15, 1, r0, c0, c0, 0: DBGDIDR, ID_PFR1 and CCSIDR into
    // the register that exits tell; and mcrr p15, 0, r0, r1, c2: TTBR0 from it.
    private static readonly uint[] Answered = [0xee10_0e10, 0xee10_0f31, 0xee30_0f10, 0xec41_0f02];

    // wfi, wfe, svc #0, hvc #0, smc #0, bkpt #0, udf #0, mcr p14, 0, r7, c1, c0, 4.
    private static readonly uint[] RareA32 =
        [.. Answered, 0xe320_f003, 0xe320_f002, 0xef00_0000, 0xe140_0070, 0xe160_0070, 0xe120_0070, 0xe7f0_00f0, A32.OslarFromBits];

    // The same, and ite eq.
    private static readonly uint[] RareT32 =
        [.. Answered, 0xbf30_0000, 0xbf20_0000, 0xdf00_0000, 0xf7e0_8000, 0xf7f0_8000, 0xbe00_0000, 0xde00_0000, T32.OslarFromBits, 0xbf0c_0000];

    private static readonly ulong[] AArch32Places =
        [1, OtherRam, OtherRam + 8, OtherRam + 16, 0x4001_0000, 0x4001_0ff8, 0x0900_0000, 0x0900_0000, 0x4100_0000, 0x7fff_0000];

    private static readonly ulong[] AArch32PlacesOfEl2 =
        [0x7fff_0001, OtherRam, OtherRam + 8, OtherRam + 16, 0x4001_0000, 0x4001_0ff8, 0x7fff_0000];

    private SpecialWords Special => _isa switch { GuestIsa.A32 => A32, GuestIsa.T32 => T32, _ => A64 };

    private uint AArch32Word() => Chance(8) ? Any(_isa == GuestIsa.A32 ? RareA32 : RareT32) : Any(RandomAArch32Words.Pool(_isa));

    private IEnumerable<uint> Body(int length)
    {
        InstructionSet set = InstructionSets.Of(_isa);
        ItState it = default;
        for (int i = 0; i < length; i++)
        {
            uint word = CodeWord();

            // A branch inside an IT block is UNPREDICTABLE unless it ends it. And QEMU leaves PSTATE.IT as it is behind a native
            // access that ends one, so that what follows the block is conditional.
            while (it.IsLast ? IsRegisterAccess(set, word) : it.IsInBlock && set.Find(word) is { Class: InstructionClass.Branch })
            {
                word = CodeWord();
            }

            it = set.ItAfter(word, it);
            yield return word;
        }
    }

    private static bool IsRegisterAccess(InstructionSet set, uint word) =>
        set.Find(word) is { Operation: Operation.Mrc or Operation.Mcr or Operation.Mrrc or Operation.Mcrr or Operation.MrsBanked or Operation.MsrBanked };

    // Each exception is reported or returned from.
    private IReadOnlyList<IReadOnlyList<uint>> AArch32Vectors(MachineKind machine)
    {
        List<uint> words = [];
        for (int vector = 0; vector < AArch32VectorCount; vector++)
        {
            // PC is two instructions ahead.
            words.Add(Chance(2) ? Return : Branch | ((uint)(AArch32VectorCount - vector - 2) & BranchOffset));
        }

        return [[.. words, .. machine == MachineKind.El2 ? ReportOfEl2 : Report]];
    }

    private ulong AArch32PstateBits()
    {
        ulong mode = _isEl1AArch32
            ? Any<AArch32Mode>([AArch32Modes.Svc, AArch32Modes.Svc, AArch32Modes.Svc, AArch32Modes.Sys, AArch32Modes.Usr, AArch32Modes.Usr, AArch32Modes.Und]).Number
            : AArch32Modes.Usr.Number;
        return mode | 0xc0 | ((ulong)_random.Next(16) << 28)
            | (_isa == GuestIsa.T32 ? Pstate.T.Mask : 0)
            | Bits([Pstate.A, Pstate.SS], 2)
            | (Chance(16) ? Pstate.E.Mask : 0)
            | (Chance(16) ? Pstate.IL.Mask : 0);
    }

    private IEnumerable<RegisterValue> AArch32Banked()
    {
        AArch32Mode[] modes = _isEl1AArch32 ? [AArch32Modes.Usr, AArch32Modes.Svc] : [AArch32Modes.Usr];
        foreach (AArch32Mode mode in modes)
        {
            yield return new(OneReg.X(mode.Sp), Place());
            yield return new(OneReg.X(mode.Lr), CodePlace());
        }
    }
}
