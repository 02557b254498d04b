using System.Buffers.Binary;
using Conformance.Arm.Assembly;
using Conformance.Vmm.Scenarios;

namespace Conformance.Qemu.Monitor;

/// <summary>What is loaded at <see cref="MonitorProgram.Base"/>: the monitor, the table of its scenarios, and they themselves.</summary>
internal static class MonitorImage
{
    private const int Alignment = 16;
    private const int AddressBytes = 8;

    /// <summary>The bytes of an image with these scenarios.</summary>
    public static byte[] Of(IReadOnlyList<MonitorScenario> scenarios)
    {
        AssembledProgram program = MonitorProgram.Assemble();
        if (program.Errors.Count > 0)
        {
            AssemblyError error = program.Errors[0];
            throw new InvalidOperationException($"monitor.s:{error.Line}:{error.Column}: {error.Message}");
        }

        using MemoryStream image = new();
        image.Write(program.Bytes);
        Pad(image);
        byte[] table = new byte[scenarios.Count * AddressBytes];
        long tableAt = image.Position;
        image.Write(table);
        for (int i = 0; i < scenarios.Count; i++)
        {
            Pad(image);
            ulong address = MonitorProgram.Base + (ulong)image.Position;
            BinaryPrimitives.WriteUInt64LittleEndian(table.AsSpan(i * AddressBytes), address);
            image.Write(scenarios[i].Encode(address));
        }

        byte[] bytes = image.ToArray();
        table.CopyTo(bytes.AsSpan((int)tableAt));
        Set(bytes, program, MonitorProgram.CountLabel, (ulong)scenarios.Count);
        Set(bytes, program, MonitorProgram.TableLabel, MonitorProgram.Base + (ulong)tableAt);
        return bytes;
    }

    private static void Set(byte[] bytes, AssembledProgram program, string label, ulong value) =>
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan((int)(program.Labels[label] - MonitorProgram.Base)), value);

    private static void Pad(MemoryStream image)
    {
        while (image.Position % Alignment != 0)
        {
            image.WriteByte(0);
        }
    }
}
