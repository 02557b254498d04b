using Conformance.Kvm.Machines;
using Conformance.Kvm.Uapi;
using Conformance.Vmm.Scenarios;

namespace Conformance.Vmm.Wire;

/// <summary>The values that scenarios are made of: registers, debug registers and overrides.</summary>
internal static class ValueCodec
{
    public static void Write(WireWriter writer, IReadOnlyList<RegisterValue> values)
    {
        writer.Number((ulong)values.Count);
        foreach (RegisterValue value in values)
        {
            writer.Fixed64(value.Register.Id);
            writer.Number(value.Value);
        }
    }

    public static RegisterValue[] ReadRegisters(ref WireReader reader)
    {
        RegisterValue[] values = new RegisterValue[reader.Count()];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = new(new OneReg(reader.Fixed64()), reader.Number());
        }

        return values;
    }

    public static void Write(WireWriter writer, in GuestDebug debug)
    {
        writer.Number((uint)debug.Control);
        Write(writer, debug.Bcr);
        Write(writer, debug.Bvr);
        Write(writer, debug.Wcr);
        Write(writer, debug.Wvr);
    }

    public static GuestDebug ReadGuestDebug(ref WireReader reader)
    {
        GuestDebug debug = new() { Control = (GuestDebugFlags)reader.Number32() };
        Read(ref reader, ref debug.Bcr);
        Read(ref reader, ref debug.Bvr);
        Read(ref reader, ref debug.Wcr);
        Read(ref reader, ref debug.Wvr);
        return debug;
    }

    public static void Write(WireWriter writer, RegisterOverride bits)
    {
        writer.Number(bits.Mask);
        writer.Number(bits.Value);
    }

    public static RegisterOverride ReadOverride(ref WireReader reader) => new(reader.Number(), reader.Number());

    private static void Write(WireWriter writer, in DebugRegisterFile registers)
    {
        for (int i = 0; i < DebugRegisterFile.Count; i++)
        {
            writer.Number(registers[i]);
        }
    }

    private static void Read(ref WireReader reader, ref DebugRegisterFile registers)
    {
        for (int i = 0; i < DebugRegisterFile.Count; i++)
        {
            registers[i] = reader.Number();
        }
    }
}
