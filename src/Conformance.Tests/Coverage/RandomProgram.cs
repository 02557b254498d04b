using System.Runtime.InteropServices;
using Conformance.Arm.Registers;
using Conformance.Kvm.Machines;
using Conformance.Kvm.Uapi;
using Conformance.Vmm.Scenarios;

namespace Conformance.Tests.Coverage;

/// <summary>A scenario that is random in everything: words, registers, PSTATE, flags, MDCR_EL2 and HCR_EL2, and what userspace does.</summary>
internal sealed class RandomProgram(int seed)
{
    private const int Words = 12;
    private const int VectorWords = 2;
    private const int MaxExits = 5;
    private const uint Eret = 0xd69f03e0;

    // RAM that holds the program, other RAM, MMIO, a hole behind RAM, nothing at all, and beyond the physical address size.
    private static readonly ulong[] Places =
        [0x4000_0000, 0x4000_0010, 0x4000_0020, 0x4001_0000, 0x4001_0ff8, 0x0900_0000, 0x4100_0000, 0x7fff_0000, 0x0010_0000_0000_0000];

    private static readonly RegisterField[] Mdcr =
        [MdcrEl2.TPMCR, MdcrEl2.TPM, MdcrEl2.HPME, MdcrEl2.TDE, MdcrEl2.TDA, MdcrEl2.TDOSA, MdcrEl2.TDRA];

    private static readonly RegisterField[] Hcr =
        [HcrEl2.TWI, HcrEl2.TWE, HcrEl2.TSC, HcrEl2.TID3, HcrEl2.TVM, HcrEl2.TACR, HcrEl2.TSW, HcrEl2.VSE, HcrEl2.AMO];

    private static readonly RegisterField[] Mdscr = [MdscrEl1.SS, MdscrEl1.KDE, MdscrEl1.MDE, MdscrEl1.TDCC];

    private readonly Random _random = new(seed);

    /// <summary>The scenario.</summary>
    public CompiledScenario Compile(MachineKind machine) => new()
    {
        Id = $"random/{seed}",
        Machine = machine,
        Features = Chance(8) ? VcpuFeatures.Psci02 : VcpuFeatures.None,
        Memory = [new(ScenarioMachine.RamBase, Code()), new(ScenarioMachine.VectorBase, Vectors())],
        Registers = [.. Registers()],
        GuestDebug = GuestDebug(),
        MmioReads = [1, 2, 3, 4, 5, 6, 7, 8],
        OnBreakpoint = Chance(2) ? BreakpointAction.Continue : BreakpointAction.ReEnter,
        OnGuestDebugException = (GuestDebugExceptionAction)_random.Next(1, 4),
        When = Chance(3) ? [new(WhenEvent.Any, 0, [Action()])] : [],
        MdcrEl2 = machine == MachineKind.El2 ? new(~0UL, MdcrBits() | MdcrEl2.HPMN.Place(Chance(4) ? 1UL : 6)) : default,
        HcrEl2 = machine == MachineKind.El2 ? new(~0UL, Bits(Hcr, 3) | (Chance(8) ? HcrEl2.TGE.Mask : 0)) : default,
        MaxExits = MaxExits,
    };

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    private T Any<T>(T[] values) => values[_random.Next(values.Length)];

    private ulong Bits(RegisterField[] fields, int oneIn)
    {
        ulong value = 0;
        foreach (RegisterField field in fields)
        {
            value |= Chance(oneIn) ? field.Mask : 0;
        }

        return value;
    }

    private ulong MdcrBits() => Chance(2) ? Any(Mdcr).Mask : Bits(Mdcr, 4);

    private byte[] Code()
    {
        uint[] words = new uint[Words];
        for (int i = 0; i < words.Length; i++)
        {
            words[i] = Any(RandomWords.Pool);
        }

        return MemoryMarshal.AsBytes<uint>(words).ToArray();
    }

    private byte[] Vectors()
    {
        uint[] words = new uint[ScenarioMachine.VectorCount * ScenarioMachine.VectorStride / sizeof(uint)];
        for (int slot = 0; slot < ScenarioMachine.VectorCount; slot++)
        {
            int at = slot * ScenarioMachine.VectorStride / sizeof(uint);
            for (int i = 0; i < VectorWords; i++)
            {
                words[at + i] = Chance(3) ? Eret : Any(RandomWords.Pool);
            }
        }

        return MemoryMarshal.AsBytes<uint>(words).ToArray();
    }

    private ulong Place() => Any(Places) + (Chance(8) ? (ulong)_random.Next(8) : 0);

    // EL0t, EL1t or EL1h, with D, A, SS and IL as they come.
    private ulong PstateBits() => Any<ulong>([0, 0, 4, 5, 5]) | 0xc0
        | Bits([Pstate.D, Pstate.A, Pstate.SS], 2) | (Chance(16) ? Pstate.IL.Mask : 0);

    private IEnumerable<RegisterValue> Registers()
    {
        for (int i = 0; i < 8; i++)
        {
            yield return new(OneReg.X(i), i == 0 && Chance(2) ? 0x8400_0000UL + (ulong)_random.Next(10) : Place());
        }

        yield return new(OneReg.SpEl0, Place());
        yield return new(OneReg.SpEl1, Place());
        yield return new(OneReg.Pstate, PstateBits());
        yield return new(OneReg.ElrEl1, Place());
        yield return new(OneReg.SpsrEl1, PstateBits());
        yield return new(OneReg.VbarEl1, ScenarioMachine.VectorBase);
        yield return System(SystemRegister.MDSCR_EL1, Bits(Mdscr, 2));
        yield return System(SystemRegister.SCTLR_EL1, 0x00c5_0078 | Bits([SctlrEl1.UMA, SctlrEl1.UCT, SctlrEl1.UCI, SctlrEl1.DZE, SctlrEl1.nTWI], 2));
        yield return System(SystemRegister.CPACR_EL1, (ulong)_random.Next(4) << 20);
        yield return System(SystemRegister.PMUSERENR_EL0, (ulong)_random.Next(2));
        yield return System(SystemRegister.DBGBVR0_EL1, Place() & ~3UL);
        yield return System(SystemRegister.DBGBCR0_EL1, Chance(2) ? 0x1e7UL : 0);
        yield return System(SystemRegister.DBGWVR0_EL1, Place() & ~3UL);
        yield return System(SystemRegister.DBGWCR0_EL1, Chance(2) ? 0x1fffUL : 0);
    }

    private static RegisterValue System(SystemRegister register, ulong value) => new(OneReg.SysReg(SystemRegisterTable.Row(register).Encoding.Packed), value);

    private GuestDebugFlags Flags() =>
        (Chance(4) ? GuestDebugFlags.None : GuestDebugFlags.Enable)
        | (Chance(2) ? GuestDebugFlags.SingleStep : 0)
        | (Chance(2) ? GuestDebugFlags.UseSwBp : 0)
        | (Chance(3) ? GuestDebugFlags.UseHw : 0);

    private GuestDebug GuestDebug()
    {
        GuestDebug debug = new() { Control = Flags() };
        debug.Bvr[0] = Place() & ~3UL;
        debug.Bcr[0] = 0x1e7;
        debug.Wvr[0] = Place() & ~7UL;
        debug.Wcr[0] = 0x1ff7;
        return debug;
    }

    private VmmAction Action() => _random.Next(6) switch
    {
        0 => new SetGuestDebugFlags(Flags()),
        1 => new RaiseSError(),
        2 => new SetImmediateExit(),
        3 => new SaveRestore(),
        4 => new ResetVcpu(),
        _ => new SetRegisters([new(OneReg.Pstate, PstateBits())]),
    };
}
