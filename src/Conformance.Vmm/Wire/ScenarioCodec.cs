using Conformance.Kvm.Machines;
using Conformance.Kvm.Uapi;
using Conformance.Vmm.Scenarios;

namespace Conformance.Vmm.Wire;

/// <summary>Compiled scenarios as bytes, so that they can be run inside a booted kernel.</summary>
public static class ScenarioCodec
{
    private static ReadOnlySpan<byte> Magic => "CSCN"u8;

    /// <summary>The bytes of a scenario.</summary>
    public static byte[] Encode(CompiledScenario scenario)
    {
        WireWriter writer = new();
        writer.Text(scenario.Id);
        writer.Byte((byte)scenario.Machine);
        writer.Byte((byte)scenario.Isa);
        writer.Text(scenario.Cpu);
        writer.Number((uint)scenario.Features);
        writer.Number((ulong)scenario.Memory.Count);
        foreach (MemoryImage image in scenario.Memory)
        {
            writer.Number(image.Address);
            writer.Block(image.Bytes);
        }

        ValueCodec.Write(writer, scenario.Registers);
        ValueCodec.Write(writer, scenario.GuestDebug);
        writer.Flag(scenario.LogsDirtyPages);
        writer.Number((ulong)scenario.MmioReads.Count);
        foreach (ulong value in scenario.MmioReads)
        {
            writer.Number(value);
        }

        writer.Number((ulong)scenario.SoftwareBreakpoints.Count);
        foreach (PlantedBreakpoint planted in scenario.SoftwareBreakpoints)
        {
            writer.Number(planted.Address);
            writer.Block(planted.Instruction);
        }

        writer.Byte((byte)scenario.OnBreakpoint);
        writer.Byte((byte)scenario.OnGuestDebugException);
        ScriptCodec.Write(writer, scenario.When);
        ValueCodec.Write(writer, scenario.MdcrEl2);
        ValueCodec.Write(writer, scenario.HcrEl2);
        writer.Number((ulong)scenario.MaxExits);
        return Envelope.Seal(Magic, writer.Written);
    }

    /// <summary>The scenario that the bytes hold.</summary>
    /// <exception cref="WireFormatException">The bytes are no scenario, or not a whole one.</exception>
    public static CompiledScenario Decode(ReadOnlySpan<byte> bytes) => Read(Envelope.Open(Magic, bytes));

    /// <summary>The scenarios whose bytes follow one another.</summary>
    /// <exception cref="WireFormatException">The bytes are no scenarios, or the last one is not whole.</exception>
    public static IReadOnlyList<CompiledScenario> DecodeAll(ReadOnlySpan<byte> bytes)
    {
        List<CompiledScenario> scenarios = [];
        while (!bytes.IsEmpty)
        {
            scenarios.Add(Read(Envelope.OpenFirst(Magic, ref bytes)));
        }

        return scenarios;
    }

    private static CompiledScenario Read(ReadOnlySpan<byte> payload)
    {
        WireReader reader = new(payload);

        // Initializers run in the order in which they are written here, which is that of the bytes.
        CompiledScenario scenario = new()
        {
            Id = reader.Text(),
            Machine = reader.Known<MachineKind>(),
            Isa = reader.Known<GuestIsa>(),
            Cpu = reader.Text(),
            Features = (VcpuFeatures)reader.Number32(),
            Memory = ReadMemory(ref reader),
            Registers = ValueCodec.ReadRegisters(ref reader),
            GuestDebug = ValueCodec.ReadGuestDebug(ref reader),
            LogsDirtyPages = reader.Flag(),
            MmioReads = ReadNumbers(ref reader),
            SoftwareBreakpoints = ReadPlanted(ref reader),
            OnBreakpoint = reader.Known<BreakpointAction>(),
            OnGuestDebugException = reader.Known<GuestDebugExceptionAction>(),
            When = ScriptCodec.Read(ref reader),
            MdcrEl2 = ValueCodec.ReadOverride(ref reader),
            HcrEl2 = ValueCodec.ReadOverride(ref reader),
            MaxExits = reader.Int(),
        };
        reader.End();
        return scenario;
    }

    private static MemoryImage[] ReadMemory(ref WireReader reader)
    {
        MemoryImage[] images = new MemoryImage[reader.Count()];
        for (int i = 0; i < images.Length; i++)
        {
            images[i] = new(reader.Number(), reader.Block());
        }

        return images;
    }

    private static ulong[] ReadNumbers(ref WireReader reader)
    {
        ulong[] values = new ulong[reader.Count()];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = reader.Number();
        }

        return values;
    }

    private static PlantedBreakpoint[] ReadPlanted(ref WireReader reader)
    {
        PlantedBreakpoint[] planted = new PlantedBreakpoint[reader.Count()];
        for (int i = 0; i < planted.Length; i++)
        {
            planted[i] = new(reader.Number(), reader.Block());
        }

        return planted;
    }
}
