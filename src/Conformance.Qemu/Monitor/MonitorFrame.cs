using System.Buffers.Binary;
using Conformance.Vmm.Wire;

namespace Conformance.Qemu.Monitor;

/// <summary>What a frame tells; the numbers are those that monitor.s sends.</summary>
public enum FrameKind : uint
{
    /// <summary>The monitor has started: form of frames, number of scenarios, MIDR_EL1, ID_AA64PFR0_EL1, HPMN at reset.</summary>
    Hello = 1,

    /// <summary>An entry to EL2: ESR_EL2, ELR_EL2, SPSR_EL2, FAR_EL2, x0.</summary>
    Row = 2,

    /// <summary>The watchdog gave the guest up: 0, pc, pstate, 0, x0.</summary>
    Interrupted = 3,

    /// <summary>The scenario is over: ESR_EL1, ELR_EL1, SPSR_EL1, FAR_EL1, MDSCR_EL1.</summary>
    End = 4,

    /// <summary>The core lacks a register that the scenario sets: the address of the MSR.</summary>
    Refused = 5,

    /// <summary>The monitor took an exception of its own: ESR_EL2, ELR_EL2, FAR_EL2, SPSR_EL2.</summary>
    Broken = 6,

    /// <summary>All scenarios are done.</summary>
    Bye = 7,
}

/// <summary>One message of the monitor, little endian: the letters CEL2, kind, scenario and row as 32 bits each, five values of 64, a CRC-32.</summary>
/// <param name="Kind">What it tells.</param>
/// <param name="Scenario">The number of the scenario that runs.</param>
/// <param name="Sequence">The number of the row, or how many there were.</param>
/// <param name="A">The first value.</param>
/// <param name="B">The second.</param>
/// <param name="C">The third.</param>
/// <param name="D">The fourth.</param>
/// <param name="E">The fifth.</param>
public readonly record struct MonitorFrame(FrameKind Kind, uint Scenario, uint Sequence, ulong A, ulong B, ulong C, ulong D, ulong E)
{
    /// <summary>Bytes of a frame.</summary>
    public const int Length = 60;

    /// <summary>The form of frames that <see cref="FrameKind.Hello"/> has to tell.</summary>
    public const ulong Form = 1;

    private const int ChecksumAt = 56;

    private static ReadOnlySpan<byte> Mark => "CEL2"u8;

    /// <summary>Reads a frame.</summary>
    /// <exception cref="WireFormatException">The bytes are no frame, or were damaged.</exception>
    public static MonitorFrame Read(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith(Mark))
        {
            throw new WireFormatException($"a frame begins with {Convert.ToHexString(bytes[..Mark.Length])}");
        }

        if (Crc32.Of(bytes[..ChecksumAt]) != Word(bytes, ChecksumAt))
        {
            throw new WireFormatException("the checksum of a frame is wrong");
        }

        FrameKind kind = (FrameKind)Word(bytes, 4);
        return Enum.IsDefined(kind)
            ? new(kind, Word(bytes, 8), Word(bytes, 12), Value(bytes, 0), Value(bytes, 1), Value(bytes, 2), Value(bytes, 3), Value(bytes, 4))
            : throw new WireFormatException($"a frame is of kind {(uint)kind}");
    }

    /// <summary>The frame as bytes.</summary>
    public byte[] ToBytes()
    {
        byte[] bytes = new byte[Length];
        Mark.CopyTo(bytes);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4), (uint)Kind);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(8), Scenario);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(12), Sequence);
        ReadOnlySpan<ulong> values = [A, B, C, D, E];
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(16 + (8 * i)), values[i]);
        }

        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(ChecksumAt), Crc32.Of(bytes.AsSpan(0, ChecksumAt)));
        return bytes;
    }

    /// <summary>The frame in words, for somebody who looks for what went wrong.</summary>
    public string Text => Kind switch
    {
        FrameKind.Hello => $"monitor started: {B} scenarios, MIDR_EL1 0x{C:x}",
        FrameKind.Row => $"scenario {Scenario} row {Sequence}: ESR_EL2 0x{A:x} ELR_EL2 0x{B:x} SPSR_EL2 0x{C:x}",
        FrameKind.Interrupted => $"scenario {Scenario} given up at pc 0x{B:x} pstate 0x{C:x}",
        FrameKind.End => $"scenario {Scenario} ended after {Sequence} rows",
        FrameKind.Refused => $"scenario {Scenario} refused at 0x{A:x}",
        FrameKind.Broken => $"ESR_EL2 0x{A:x} ELR_EL2 0x{B:x} FAR_EL2 0x{C:x} SPSR_EL2 0x{D:x}",
        _ => "monitor is done",
    };

    private static uint Word(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    private static ulong Value(ReadOnlySpan<byte> bytes, int index) => BinaryPrimitives.ReadUInt64LittleEndian(bytes[(16 + (8 * index))..]);
}
