using System.Runtime.InteropServices;
using Conformance.Arm.Assembly;
using Conformance.Arm.A64;
using Conformance.Arm.Registers;
using Conformance.Kvm.Machines;
using Conformance.Kvm.Uapi;
using Conformance.Suite.Specs.Compilation;
using Conformance.Vmm.Scenarios;

namespace Conformance.Suite.Fuzzing;

/// <summary>Makes the form that backends run of a case.</summary>
public sealed class FuzzProgram
{
    /// <summary>Where the guest's own vectors lie; VBAR_EL1 wants a multiple of 2048.</summary>
    public const ulong OwnVectors = ScenarioMachine.RamBase + OwnVectorsOffset;

    /// <summary>Bytes of the program before the guest's own vectors.</summary>
    public const int OwnVectorsOffset = 0x800;

    // BRK #0, little endian.
    private static readonly byte[] PlantedInstruction = [0x00, 0x00, 0x20, 0xd4];

    private readonly DefaultVectors _vectors = new();

    /// <summary>What pads a program.</summary>
    public static uint Nop { get; } = A64InstructionSet.Instance.Nop;

    /// <summary>The words that <c>done</c> stands for on a machine.</summary>
    public static IReadOnlyList<uint> Done(MachineKind machine) => machine == MachineKind.El2 ? DoneOfEl2 : DoneOfKvm;

    private static uint[] DoneOfKvm { get; } = WordsOf("done", MachineKind.Kvm);

    private static uint[] DoneOfEl2 { get; } = WordsOf("done", MachineKind.El2);

    /// <summary>Compiles a case.</summary>
    public CompiledScenario Compile(FuzzCase source, string id) => new()
    {
        Id = id,
        Machine = source.Machine,
        Features = source.Features,
        Memory = [.. _vectors.For(source.Machine, el132Bit: false), new(ScenarioMachine.RamBase, Bytes(source))],
        Registers = Registers(source),
        GuestDebug = DebugArgument(source),
        LogsDirtyPages = source.LogsDirtyPages,
        MmioReads = source.MmioReads,
        SoftwareBreakpoints = [.. source.Planted.Select(word => new PlantedBreakpoint(AddressOf(word), PlantedInstruction))],
        OnBreakpoint = source.OnBreakpoint,
        OnGuestDebugException = source.OnGuestDebugException,
        When = source.When,
        MdcrEl2 = Override(source.MdcrEl2),
        HcrEl2 = Override(source.HcrEl2),
        MaxExits = source.MaxExits,
    };

    /// <summary>The address of a word of the program.</summary>
    public static ulong AddressOf(int word) => ScenarioMachine.RamBase + ((ulong)word * sizeof(uint));

    private static uint[] WordsOf(string code, MachineKind machine) =>
        MemoryMarshal.Cast<byte, uint>(Assembler.AssembleA64(code, ScenarioMachine.RamBase, Macros.For(machine, GuestIsa.A64)).Bytes).ToArray();

    private static byte[] Bytes(FuzzCase source)
    {
        List<uint> words = [.. source.Code, .. Done(source.Machine)];
        for (int slot = 0; slot < source.Vectors.Count; slot++)
        {
            Pad(words, OwnVectorsOffset + (slot * ScenarioMachine.VectorStride));
            words.AddRange(source.Vectors[slot]);
        }

        return MemoryMarshal.AsBytes<uint>(words.ToArray()).ToArray();
    }

    private static void Pad(List<uint> words, int length)
    {
        while (words.Count * sizeof(uint) < length)
        {
            words.Add(Nop);
        }
    }

    // In the order in which the compiler of scenario files sets them.
    private static List<RegisterValue> Registers(FuzzCase source)
    {
        List<RegisterValue> values = [new(OneReg.VbarEl1, ScenarioMachine.VectorBase)];
        if (source.Machine == MachineKind.Kvm)
        {
            values.Add(new(OneReg.X(ScenarioMachine.VectorReportRegister), ScenarioMachine.VectorReport));
        }
        else
        {
            AddSlots(values, source.Breakpoints, SystemRegister.DBGBVR0_EL1, SystemRegister.DBGBCR0_EL1);
            AddSlots(values, source.Watchpoints, SystemRegister.DBGWVR0_EL1, SystemRegister.DBGWCR0_EL1);
        }

        foreach (RegisterValue register in source.Registers)
        {
            int at = values.FindIndex(value => value.Register == register.Register);
            if (at >= 0)
            {
                values[at] = register;
            }
            else
            {
                values.Add(register);
            }
        }

        return source.Pstate is { } pstate ? [.. values, new(OneReg.Pstate, pstate)] : values;
    }

    private static void AddSlots(List<RegisterValue> values, IReadOnlyList<FuzzSlot> slots, SystemRegister value, SystemRegister control)
    {
        foreach (FuzzSlot slot in slots)
        {
            values.Add(new(IdOf(value + (ushort)slot.Slot), slot.Address));
            values.Add(new(IdOf(control + (ushort)slot.Slot), slot.Control));
        }
    }

    private static OneReg IdOf(SystemRegister register) => OneReg.SysReg(SystemRegisterTable.Row(register).Encoding.Packed);

    private static GuestDebug DebugArgument(FuzzCase source)
    {
        GuestDebug argument = new() { Control = source.Flags };
        if (source.Machine == MachineKind.El2)
        {
            return argument;
        }

        foreach (FuzzSlot slot in source.Breakpoints)
        {
            argument.Bvr[slot.Slot] = slot.Address;
            argument.Bcr[slot.Slot] = slot.Control;
        }

        foreach (FuzzSlot slot in source.Watchpoints)
        {
            argument.Wvr[slot.Slot] = slot.Address;
            argument.Wcr[slot.Slot] = slot.Control;
        }

        return argument;
    }

    private static RegisterOverride Override(IReadOnlyList<FuzzField> fields)
    {
        ulong mask = 0;
        ulong value = 0;
        foreach (FuzzField field in fields)
        {
            mask |= field.Field.Mask;
            value = field.Field.Set(value, field.Value);
        }

        return new(mask, value);
    }
}
