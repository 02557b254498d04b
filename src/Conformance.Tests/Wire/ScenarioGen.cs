using Conformance.Kvm.Machines;
using Conformance.Kvm.Uapi;
using Conformance.Vmm.Scenarios;
using CsCheck;

namespace Conformance.Tests.Wire;

/// <summary>Generators of compiled scenarios: every field may have every value.</summary>
internal static class ScenarioGen
{
    private static readonly Gen<ulong> Value = Gen.OneOf(Gen.Const(0UL), Gen.ULong[0, 0xff], Gen.ULong, Gen.Const(ulong.MaxValue));

    private static readonly Gen<RegisterValue[]> Registers =
        Gen.Select(Gen.ULong, Value).Select((id, value) => new RegisterValue(new OneReg(id), value)).Array[0, 4];

    private static readonly Gen<MemoryImage[]> Memory =
        Gen.Select(Value, Gen.Byte.Array[0, 40]).Select((address, bytes) => new MemoryImage(address, bytes)).Array[0, 3];

    private static readonly Gen<PlantedBreakpoint[]> Planted =
        Gen.Select(Value, Gen.Byte.Array[2, 4]).Select((address, bytes) => new PlantedBreakpoint(address, bytes)).Array[0, 3];

    private static readonly Gen<GuestDebug> Debug = Gen.Select(Gen.UInt, Value.Array[4 * DebugRegisterFile.Count]).Select((control, values) =>
    {
        GuestDebug debug = new() { Control = (GuestDebugFlags)control };
        for (int i = 0; i < DebugRegisterFile.Count; i++)
        {
            debug.Bcr[i] = values[4 * i];
            debug.Bvr[i] = values[(4 * i) + 1];
            debug.Wcr[i] = values[(4 * i) + 2];
            debug.Wvr[i] = values[(4 * i) + 3];
        }

        return debug;
    });

    private static readonly Gen<VmmAction> Action = Gen.OneOf<VmmAction>(
        Registers.Select(values => (VmmAction)new SetRegisters(values)),
        Gen.UInt.Select(flags => (VmmAction)new SetGuestDebugFlags((GuestDebugFlags)flags)),
        Gen.Const((VmmAction)new RaiseSError()),
        Gen.Const((VmmAction)new SetImmediateExit()),
        Gen.Const((VmmAction)new SaveRestore()),
        Gen.Const((VmmAction)new ResetVcpu()));

    private static readonly Gen<WhenRule[]> When = Gen.Select(Gen.Enum<WhenEvent>(), Gen.Int[0, int.MaxValue], Action.Array[0, 4])
        .Select((on, nth, actions) => new WhenRule(on, nth, actions)).Array[0, 3];

    private static readonly Gen<RegisterOverride> Override = Gen.Select(Value, Value).Select((mask, value) => new RegisterOverride(mask, value));

    private static readonly Gen<CompiledScenario> Machine = Gen.Select(
        Gen.String["abz/-@=é"], Gen.Enum<MachineKind>(), Gen.Enum<GuestIsa>(), Gen.UInt, Memory, Registers, Debug)
        .Select((id, machine, isa, features, memory, registers, debug) => new CompiledScenario
        {
            Id = id,
            Machine = machine,
            Isa = isa,
            Cpu = id,
            Features = (VcpuFeatures)features,
            Memory = memory,
            Registers = registers,
            GuestDebug = debug,
        });

    public static Gen<CompiledScenario> Scenario { get; } = Gen.Select(
        Machine, Value.Array[0, 4], Planted, Gen.Select(Gen.Enum<BreakpointAction>(), Gen.Enum<GuestDebugExceptionAction>()), When,
        Gen.Select(Override, Override, Gen.Bool), Gen.Int[0, int.MaxValue])
        .Select((machine, reads, planted, answers, when, machineOptions, maxExits) => new CompiledScenario
        {
            Id = machine.Id,
            Machine = machine.Machine,
            Isa = machine.Isa,
            Cpu = machine.Cpu,
            Features = machine.Features,
            Memory = machine.Memory,
            Registers = machine.Registers,
            GuestDebug = machine.GuestDebug,
            LogsDirtyPages = machineOptions.Item3,
            MmioReads = reads,
            SoftwareBreakpoints = planted,
            OnBreakpoint = answers.Item1,
            OnGuestDebugException = answers.Item2,
            When = when,
            MdcrEl2 = machineOptions.Item1,
            HcrEl2 = machineOptions.Item2,
            MaxExits = maxExits,
        });
}
