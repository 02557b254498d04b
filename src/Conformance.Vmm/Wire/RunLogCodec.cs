using Conformance.Kvm.Exits;
using Conformance.Kvm.Uapi;
using Conformance.Vmm.Running;

namespace Conformance.Vmm.Wire;

/// <summary>What a run returned as bytes: the records, the end state and the outcome.</summary>
public static class RunLogCodec
{
    private const byte AllFields = (byte)(RecordFields.Hsr | RecordFields.Far | RecordFields.Mmio | RecordFields.DebugPc);

    private static ReadOnlySpan<byte> Magic => "CRUN"u8;

    /// <summary>The bytes of a run.</summary>
    public static byte[] Encode(RunLog log)
    {
        WireWriter writer = new();
        writer.Byte((byte)log.Outcome);
        writer.Text(log.Error);
        writer.Flag(log.End is not null);
        if (log.End is { } end)
        {
            Write(writer, end);
        }

        writer.Number((ulong)log.Records.Length);
        foreach (ref readonly ExitRecord record in log.Records)
        {
            Write(writer, record);
        }

        return Envelope.Seal(Magic, writer.Written);
    }

    /// <summary>The run that the bytes hold.</summary>
    /// <exception cref="WireFormatException">The bytes are no run, or not a whole one.</exception>
    public static RunLog Decode(ReadOnlySpan<byte> bytes)
    {
        WireReader reader = new(Envelope.Open(Magic, bytes));
        RunOutcome outcome = reader.Known<RunOutcome>();
        string error = reader.Text();
        EndState? end = reader.Flag() ? ReadEnd(ref reader) : null;
        RunLog log = new();
        for (int count = reader.Count(); count > 0; count--)
        {
            log.Add(ReadRecord(ref reader));
        }

        reader.End();
        log.Finish(outcome, end, error);
        return log;
    }

    private static void Write(WireWriter writer, EndState end)
    {
        writer.Number((ulong)end.Values.Length);
        foreach (ulong value in end.Values)
        {
            writer.Number(value);
        }

        writer.Flag(end.Ram is not null);
        if (end.Ram is { } ram)
        {
            writer.Fixed64(ram);
        }
    }

    private static EndState ReadEnd(ref WireReader reader)
    {
        ulong[] values = new ulong[reader.Count()];
        if (values.Length > EndRegisters.All.Count)
        {
            throw new WireFormatException($"{values.Length} registers at the end, {EndRegisters.All.Count} are known");
        }

        for (int i = 0; i < values.Length; i++)
        {
            values[i] = reader.Number();
        }

        return new(values, reader.Flag() ? reader.Fixed64() : null);
    }

    private static void Write(WireWriter writer, in ExitRecord record)
    {
        writer.Byte((byte)record.Kind);
        writer.Byte((byte)record.Fields);
        writer.Flag(record.MmioIsWrite);
        writer.Number((ulong)record.Errno);
        writer.Number((ulong)record.ExitReason);
        writer.Number(record.MmioLength);
        writer.Number(record.Hsr);
        writer.Number(record.Far);
        writer.Number(record.DebugPc);
        writer.Number(record.Pc);
        writer.Number(record.Pstate);
        writer.Number(record.MmioAddress);
        writer.Number(record.MmioData);
        writer.Number(record.X0);
        writer.Number((ulong)record.EventsErrno);
    }

    // Initializers run in the order in which they are written here, which is that of the bytes.
    private static ExitRecord ReadRecord(ref WireReader reader) => new()
    {
        Kind = reader.Known<RecordKind>(),
        Fields = ReadFields(ref reader),
        MmioIsWrite = reader.Flag(),
        Errno = (Errno)reader.Int(),
        ExitReason = (ExitReason)reader.Number32(),
        MmioLength = reader.Number32(),
        Hsr = reader.Number(),
        Far = reader.Number(),
        DebugPc = reader.Number(),
        Pc = reader.Number(),
        Pstate = reader.Number(),
        MmioAddress = reader.Number(),
        MmioData = reader.Number(),
        X0 = reader.Number(),
        EventsErrno = (Errno)reader.Int(),
    };

    private static RecordFields ReadFields(ref WireReader reader)
    {
        byte fields = reader.Byte();
        return (fields & ~AllFields) == 0 ? (RecordFields)fields : throw new WireFormatException($"fields 0x{fields:x} are not known");
    }
}
