using Conformance.Arm.Registers;
using Conformance.Kvm.Machines;
using Conformance.Kvm.Uapi;
using Conformance.Suite.Specs.Compilation;
using Conformance.Vmm.Scenarios;

namespace Conformance.Suite.Fuzzing.Generation;

/// <summary>
/// A case that is random in everything: words, vectors, registers, PSTATE, flags, breakpoints, MDCR_EL2 and HCR_EL2, and what
/// userspace does. The same seed and number give the same case on every machine.
/// </summary>
public sealed partial class RandomCase
{
    private const int MostWords = 12;
    private const int FewestWords = 4;
    private const int MostExits = 12;
    private const int BusyExits = 6;

    // What is written to a lock comes from this one.
    private const int BitsRegister = 7;

    private const uint Eret = 0xd69f03e0;
    private const ulong UserAccess = 0x00c5_0078;

    // Handlers that return: at once, and behind the instruction.
    private static readonly uint[][] Handlers =
    [
        [Eret],

        // mrs x9, elr_el1; add x9, x9, #4; msr elr_el1, x9; eret
        [0xd5384029, 0x91001129, 0xd5184029, Eret],
    ];

    private const uint HvcZero = 0xd4000002;
    private const uint OslarFromBits = 0xd5101087;

    // mrs xzr, cntpct_el0.
    private const uint CounterRead = 0xd53be03f;

    // ldr x3, [x4]; msr daifclr, #4.
    private static readonly SpecialWords A64 = new(OslarFromBits, 0xf9400083, HvcZero, 0xd50344ff);

    // The first address that a virtual machine of 40 bits does not have.
    private const ulong BeyondIpa = 1UL << 40;

    private const ulong OtherRam = ScenarioMachine.RamBase + 0x400;
    private const ulong SystemOff = 0x8400_0008;

    // Of all words few are these, and KVM has something of its own for each: wfi, wfe, mrs x3, fpcr, msr fpsr, x3,
    // msr oslar_el1, x7, mrs x3, oslsr_el1, mrs x3, id_aa64pfr0_el1, mrs xzr, cntvct_el0,
    // mrs xzr, cntpct_el0, hvc #0, and smc #0.
    private static readonly uint[] Rare =
        [0xd503207f, 0xd503205f, 0xd53b4403, 0xd51b4423, OslarFromBits, 0xd5301183, 0xd5380403, 0xd53be05f, CounterRead, HvcZero, 0xd4000003];

    // SMCCC_VERSION, and the first of PSCI, which calls go to.
    private static readonly ulong[] Functions = [0x8000_0000, 0x8400_0000, 0x8400_0000];

    // RAM in the page of the program and in that of the vectors, other RAM, MMIO, beyond the IPA space, a hole behind RAM, nothing at all, and beyond the physical
    // address size; and a
    // number that is no address, for registers that hold bits. The program itself is none of them: what a core makes of an
    // instruction that was just written over, the architecture leaves open.
    private static readonly ulong[] Places =
    [
        1, OtherRam, OtherRam + 8, OtherRam + 16, ScenarioMachine.VectorBase + 0xa00, 0x4001_0000, 0x4001_0ff8, 0x0900_0000, BeyondIpa, 0x4100_0000, 0x7fff_0000, 0x0010_0000_0000_0000,
    ];

    // A bare core has no second stage: MMIO would be the UART that the monitor speaks over, and the hole the monitor itself.
    private static readonly ulong[] PlacesOfEl2 =
    [
        0x7fff_0001, OtherRam, OtherRam + 8, OtherRam + 16, 0x4001_0000, 0x4001_0ff8, 0x7fff_0000, 0x0010_0000_0000_0000,
    ];

    private static readonly RegisterField[] Mdcr =
        [MdcrEl2.TPMCR, MdcrEl2.TPM, MdcrEl2.HPME, MdcrEl2.TDE, MdcrEl2.TDA, MdcrEl2.TDOSA, MdcrEl2.TDRA];

    private static readonly RegisterField[] Hcr =
        [HcrEl2.TWI, HcrEl2.TWE, HcrEl2.TSC, HcrEl2.TID3, HcrEl2.TVM, HcrEl2.TACR, HcrEl2.TSW, HcrEl2.VSE, HcrEl2.AMO];

    private static readonly RegisterField[] Mdscr = [MdscrEl1.SS, MdscrEl1.KDE, MdscrEl1.MDE, MdscrEl1.TDCC];

    private readonly Random _random;
    private readonly ulong[] _places;

    // A guest that debugs itself needs several things at once, which chance alone would hardly ever bring together.
    private readonly bool _debugsItself;
    private readonly bool _watchesAll;
    private readonly bool _isLocked;
    private readonly bool _powersOff;
    private readonly bool _startsAnew;
    private readonly bool _isMoved;
    private readonly GuestIsa _isa;
    private readonly bool _isEl1AArch32;

    private RandomCase(int seed, int number, MachineKind machine)
    {

        // Neighbouring numbers must not give cases that resemble each other.
        ulong mixed = (((ulong)(uint)seed << 32) | (uint)number) * 0x9e37_79b9_7f4a_7c15;
        _random = new((int)(mixed >> 32) ^ (int)mixed);
        _debugsItself = Chance(5);
        _watchesAll = _debugsItself && Chance(3);
        _isLocked = Chance(20);
        _powersOff = Chance(20);
        _startsAnew = Chance(24);
        _isMoved = Chance(12);
        _isa = !Chance(4) ? GuestIsa.A64 : Chance(2) ? GuestIsa.A32 : GuestIsa.T32;
        _isEl1AArch32 = _isa != GuestIsa.A64 && !Chance(3);
        _places = _isa != GuestIsa.A64 ? machine == MachineKind.Kvm ? AArch32Places : AArch32PlacesOfEl2 : machine == MachineKind.Kvm ? Places : PlacesOfEl2;
    }

    /// <summary>The case with that number out of the cases of a seed.</summary>
    public static FuzzCase Make(int seed, int number, MachineKind machine)
    {
        RandomCase random = new(seed, number, machine);
        return machine == MachineKind.Kvm ? random.MakeKvm() : random.MakeEl2();
    }

    private FuzzCase MakeKvm()
    {
        IReadOnlyList<uint> code = Code();
        GuestDebugFlags flags = Flags();
        return Guest(MachineKind.Kvm, code) with
        {
            Features = El1 | (_powersOff || Chance(8) ? VcpuFeatures.Psci02 : VcpuFeatures.None),
            Flags = flags,
            Breakpoints = (flags & GuestDebugFlags.UseHw) != 0 ? Breakpoints() : [],
            Watchpoints = (flags & GuestDebugFlags.UseHw) != 0 ? Watchpoints() : [],
            Planted = (flags & GuestDebugFlags.UseSwBp) != 0 ? [.. Enumerable.Range(0, code.Count).Where(_ => Chance(6))] : [],
            MmioReads = [.. Enumerable.Range(0, MostExits * 2).Select(_ => Any<ulong>([1, 0xcafe, 0x80, 0x8000, 0x8000_0000, 0x8000_0000_0000_0000, ulong.MaxValue, OtherRam]))],
            OnBreakpoint = Any<BreakpointAction>([BreakpointAction.Continue, BreakpointAction.Continue, BreakpointAction.ReEnter, BreakpointAction.Stop]),
            OnGuestDebugException = (GuestDebugExceptionAction)_random.Next(4),
            When = Script(),
            LogsDirtyPages = Chance(16),
            MaxExits = MostExits,
        };
    }

    private FuzzCase MakeEl2()
    {
        FuzzCase guest = Guest(MachineKind.El2, Code());

        // With TGE there is no EL1 to return to.
        bool canRoute = !_isEl1AArch32 && guest.Pstate is { } pstate && Pstate.M.Get(pstate) == 0;
        RegisterField[] mdcr = Chance(2) ? [Any(Mdcr)] : [.. Mdcr.Where(_ => Chance(4))];
        return guest with
        {
            Features = El1,
            Breakpoints = Chance(2) ? Breakpoints() : [],
            Watchpoints = Chance(2) ? Watchpoints() : [],
            MdcrEl2 = [.. mdcr.Select(field => new FuzzField(field, 1)), .. Chance(4) ? (FuzzField[])[new(MdcrEl2.HPMN, 1)] : []],
            HcrEl2 = [.. Hcr.Where(_ => Chance(3)).Select(field => new FuzzField(field, 1)), .. canRoute && Chance(4) ? (FuzzField[])[new(HcrEl2.TGE, 1)] : []],
            MaxExits = MostExits,
        };
    }

    private FuzzCase Guest(MachineKind machine, IReadOnlyList<uint> code)
    {
        // An AArch32 EL1 has no default vectors.
        bool hasVectors = _isEl1AArch32 || Chance(3);
        return new()
        {
            Machine = machine,
            Isa = _isa,
            Code = code,
            Vectors = _isEl1AArch32 ? AArch32Vectors(machine) : hasVectors ? Vectors() : [],
            Registers = [.. Registers(machine, hasVectors)],
            Pstate = _isa != GuestIsa.A64 ? AArch32PstateBits() : !_debugsItself && Chance(8) ? null : PstateBits(),
        };
    }

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    private T Any<T>(T[] values) => values[_random.Next(values.Length)];

    private VcpuFeatures El1 => _isEl1AArch32 ? VcpuFeatures.El132Bit : VcpuFeatures.None;

    private uint Word() => Chance(16) ? Any(Rare) : Any(RandomWords.Pool);

    private uint CodeWord() => _isa == GuestIsa.A64 ? Word() : AArch32Word();

    private IReadOnlyList<uint> Code() =>
    [
        .. _isLocked ? (uint[])[Special.OslarFromBits] : [],
        .. _watchesAll ? (uint[])[Special.Load] : [],
        .. _startsAnew ? (uint[])[Special.OpenSError] : [],
        .. _isMoved && _isa == GuestIsa.A64 ? (uint[])[InstructionSets.Of(_isa).Nop, CounterRead] : [],
        .. _powersOff ? (uint[])[.. Enumerable.Range(0, _random.Next(3)).Select(_ => InstructionSets.Of(_isa).Nop), Special.HvcZero] : [],
        .. Body(FewestWords + _random.Next(MostWords - FewestWords + 1)),
    ];

    // Vectors of one guest are alike, as those of a real one are.
    private IReadOnlyList<IReadOnlyList<uint>> Vectors()
    {
        uint[] before = [.. Enumerable.Range(0, _random.Next(3)).Select(_ => Word())];
        uint[] vector = [.. before, .. Any(Handlers)];
        return [.. Enumerable.Repeat(vector, ScenarioMachine.VectorCount)];
    }

    private ulong Place() => Any(_places) + (Chance(8) ? (ulong)_random.Next(8) : 0);

    private ulong CodePlace() => ScenarioMachine.RamBase + ((ulong)_random.Next(MostWords) * (_isa == GuestIsa.T32 ? 2UL : 4UL));

    private ulong Bits(RegisterField[] fields, int oneIn)
    {
        ulong value = 0;
        foreach (RegisterField field in fields)
        {
            value |= Chance(oneIn) ? field.Mask : 0;
        }

        return value;
    }

    // EL0t, EL1t or EL1h, with D, A, SS and IL as they come.
    private ulong PstateBits() => Any<ulong>(_debugsItself ? [0, 5, 5, 5] : [0, 0, 4, 5, 5, 5]) | 0xc0
        | Bits([Pstate.A, Pstate.SS], 2) | (_debugsItself || Chance(2) ? 0 : Pstate.D.Mask) | (Chance(16) ? Pstate.IL.Mask : 0);

    private IEnumerable<RegisterValue> Registers(MachineKind machine, bool hasVectors)
    {
        for (int i = 0; i < 8; i++)
        {
            yield return new(OneReg.X(i), i switch
            {
                0 when _powersOff => SystemOff + (ulong)_random.Next(2),
                0 when Chance(3) => Any(Functions) + (Chance(2) ? 0 : (ulong)_random.Next(10)),
                BitsRegister when _isLocked || Chance(2) => _places[0],
                _ => Place(),
            });
        }

        if (_isa != GuestIsa.A64)
        {
            foreach (RegisterValue register in AArch32Banked())
            {
                yield return register;
            }
        }

        if (!_isEl1AArch32)
        {
            yield return new(OneReg.SpEl0, Place());
            yield return new(OneReg.SpEl1, Place());
            yield return new(OneReg.ElrEl1, CodePlace());
            yield return new(OneReg.SpsrEl1, _isa == GuestIsa.A64 ? PstateBits() : AArch32PstateBits());
        }

        if (hasVectors)
        {
            yield return new(OneReg.VbarEl1, FuzzProgram.OwnVectors);
        }

        yield return System(SystemRegister.MDSCR_EL1, Bits(Mdscr, 2) | (_debugsItself ? MdscrEl1.MDE.Mask | MdscrEl1.KDE.Mask : 0));
        yield return System(SystemRegister.SCTLR_EL1, UserAccess | Bits([SctlrEl1.UMA, SctlrEl1.UCT, SctlrEl1.UCI, SctlrEl1.DZE, SctlrEl1.nTWI], 2));
        yield return System(SystemRegister.CPACR_EL1, (ulong)_random.Next(4) << 20);
        if (machine == MachineKind.Kvm && (_debugsItself || Chance(4)))
        {
            yield return System(SystemRegister.DBGBVR0_EL1, CodePlace());
            yield return System(SystemRegister.DBGBCR0_EL1, Any<ulong>([0x1e7, 0x1e5, 0x1e3]));
        }

        if (machine == MachineKind.Kvm && (_debugsItself || Chance(4)))
        {
            FuzzSlot slot = _watchesAll ? new(0, 0, 0x1fff | DebugWatchpointControl.MASK.Mask) : Watchpoint(0);
            yield return System(SystemRegister.DBGWVR0_EL1, slot.Address);
            yield return System(SystemRegister.DBGWCR0_EL1, slot.Control);
        }

        if (machine == MachineKind.El2)
        {
            yield return System(SystemRegister.PMUSERENR_EL0, (ulong)_random.Next(2));
        }
    }

    private static RegisterValue System(SystemRegister register, ulong value) => new(OneReg.SysReg(SystemRegisterTable.Row(register).Encoding.Packed), value);

    // A debugger that only attaches leaves the guest its own breakpoints.
    private GuestDebugFlags Flags() => _debugsItself && Chance(2)
        ? Any<GuestDebugFlags>([GuestDebugFlags.None, GuestDebugFlags.None, GuestDebugFlags.Enable, GuestDebugFlags.Enable | GuestDebugFlags.UseSwBp])
        : (Chance(10) ? GuestDebugFlags.None : GuestDebugFlags.Enable)
            | (Chance(3) ? 0 : GuestDebugFlags.SingleStep)
            | (Chance(2) ? GuestDebugFlags.UseSwBp : 0)
            | (Chance(3) ? GuestDebugFlags.UseHw : 0);

    private IReadOnlyList<FuzzSlot> Breakpoints() =>
        [.. Enumerable.Range(0, 1 + _random.Next(2)).Select(slot => new FuzzSlot(slot, CodePlace(), Any<ulong>([0x1e7, 0x1e7, 0x1e5, 0x1e3])))];

    private IReadOnlyList<FuzzSlot> Watchpoints() =>
        [.. Enumerable.Range(0, _random.Next(3)).Select(Watchpoint)];

    // A doubleword is hardly ever hit; 64 KiB are.
    private FuzzSlot Watchpoint(int slot)
    {
        ulong access = Any<ulong>([0x1fff, 0x1ff7, 0x1fef]);
        return Chance(2) ? new(slot, Place() & ~7UL, access) : new(slot, Place() & ~0xffffUL, access | DebugWatchpointControl.MASK.Place(16));
    }

    // Most often something happens once; now and then at exit after exit, as when debuggers come and go.
    private IReadOnlyList<WhenRule> Script() => _random.Next(12) switch
    {
        _ when _powersOff && Chance(2) => [new(WhenEvent.SystemEvent, 0, [new SetGuestDebugFlags(GuestDebugFlags.None), new ResetVcpu(), new SetGuestDebugFlags(Flags())])],
        _ when _isMoved => [new(WhenEvent.Any, _random.Next(2), [new SaveRestore()]), .. Chance(2) ? (WhenRule[])[new(WhenEvent.Any, 1 + _random.Next(3), [Action()])] : []],
        // What is pending when a vCPU starts anew.
        _ when _startsAnew => [new(WhenEvent.Any, _random.Next(3), [new RaiseSError(), new ResetVcpu()])],
        0 => [.. Enumerable.Range(0, BusyExits).Where(_ => Chance(2)).Select(nth => new WhenRule(WhenEvent.Any, nth, [Chance(2) ? Action() : new SetImmediateExit()]))],
        1 =>
        [
            // A debugger leaves while a step may be pending, and another one attaches.
            new(Any<WhenEvent>([WhenEvent.MmioRead, WhenEvent.MmioWrite]), 0, [new SetImmediateExit()]),
            new(WhenEvent.Any, 1 + _random.Next(4), [new SetGuestDebugFlags(Flags() & ~GuestDebugFlags.SingleStep), new SetGuestDebugFlags(Flags())]),
        ],
        < 6 => [.. Enumerable.Range(0, 1 + _random.Next(2)).Select(_ => Rule())],
        _ => [],
    };

    private WhenRule Rule() => new(
        Any<WhenEvent>([WhenEvent.Any, WhenEvent.Debug, WhenEvent.MmioRead, WhenEvent.MmioWrite]),
        _random.Next(3),
        [Action()]);

    private VmmAction Action() => _random.Next(7) switch
    {
        0 or 1 => new SetGuestDebugFlags(Flags()),
        2 => new RaiseSError(),
        3 => new SetImmediateExit(),
        4 => new SaveRestore(),
        5 => new ResetVcpu(),
        _ => new SetRegisters([Chance(2) ? new(OneReg.Pc, CodePlace()) : new(OneReg.X(_random.Next(8)), Place())]),
    };
}
