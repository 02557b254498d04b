using System.Runtime.InteropServices;
using Conformance.Arm.Assembly;
using Conformance.Arm.A64;
using Conformance.Arm.Instructions;
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

    private readonly DefaultVectors _vectors = new();
    private readonly Dictionary<(MachineKind, GuestIsa), byte[]?> _done = [];

    /// <summary>Compiles a case.</summary>
    public CompiledScenario Compile(FuzzCase source, string id) => new()
    {
        Id = id,
        Machine = source.Machine,
        Isa = source.Isa,
        Features = source.Features,
        Memory = [.. _vectors.For(source.Machine, source.IsEl1AArch32), new(ScenarioMachine.RamBase, Bytes(source))],
        Registers = Registers(source),
        GuestDebug = DebugArgument(source),
        LogsDirtyPages = source.LogsDirtyPages,
        MmioReads = source.MmioReads,
        SoftwareBreakpoints = [.. source.Planted.Select(word => new PlantedBreakpoint(AddressOf(source, word), PlantedInstructions.Of(source.Isa)))],
        OnBreakpoint = source.OnBreakpoint,
        OnGuestDebugException = source.OnGuestDebugException,
        When = source.When,
        MdcrEl2 = Override(source.MdcrEl2),
        HcrEl2 = Override(source.HcrEl2),
        MaxExits = source.MaxExits,
    };

    /// <summary>The address of a word of the program.</summary>
    public static ulong AddressOf(FuzzCase source, int word)
    {
        InstructionSet set = InstructionSets.Of(source.Isa);
        return ScenarioMachine.RamBase + (ulong)source.Code.Take(word).Sum(set.LengthOf);
    }

    private byte[] Bytes(FuzzCase source)
    {
        InstructionSet set = InstructionSets.Of(source.Isa);
        List<byte> bytes = [];
        foreach (uint word in source.Code)
        {
            Add(bytes, set, word);
        }

        bytes.AddRange(Done(source));
        for (int slot = 0; slot < source.Vectors.Count; slot++)
        {
            Pad(bytes, set, OwnVectorsOffset + (slot * ScenarioMachine.VectorStride));
            foreach (uint word in source.Vectors[slot])
            {
                Add(bytes, A64InstructionSet.Instance, word);
            }
        }

        return [.. bytes];
    }

    private byte[] Done(FuzzCase source)
    {
        ref byte[]? done = ref CollectionsMarshal.GetValueRefOrAddDefault(_done, (source.Machine, source.Isa), out _);
        return done ??= Assembler.Assemble(InstructionSets.Of(source.Isa), "done", ScenarioMachine.RamBase, Macros.For(source.Machine, source.Isa)).Bytes;
    }

    private static void Add(List<byte> bytes, InstructionSet set, uint word)
    {
        Span<byte> written = stackalloc byte[sizeof(uint)];
        set.Write(word, written);
        bytes.AddRange(written[..set.LengthOf(word)]);
    }

    // As the assembler aligns.
    private static void Pad(List<byte> bytes, InstructionSet set, int length)
    {
        while (bytes.Count < length)
        {
            Add(bytes, set, set.Nop);
        }
    }

    // In the order in which the compiler of scenario files sets them.
    private static List<RegisterValue> Registers(FuzzCase source)
    {
        List<RegisterValue> values = source.IsEl1AArch32 ? [] : [new(OneReg.VbarEl1, ScenarioMachine.VectorBase)];
        if (source.Machine == MachineKind.Kvm && !source.IsEl1AArch32)
        {
            values.Add(new(OneReg.X(ScenarioMachine.VectorReportRegister), ScenarioMachine.VectorReport));
        }
        else if (source.Machine == MachineKind.El2)
        {
            AddSlots(values, [.. source.Breakpoints.Select(slot => Breakpoint(source.Isa, slot))], SystemRegister.DBGBVR0_EL1, SystemRegister.DBGBCR0_EL1);
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

        return (source.Pstate ?? (source.Isa == GuestIsa.T32 ? ScenarioMachine.ResetPstateT32 : null)) is { } pstate
            ? [.. values, new(OneReg.Pstate, pstate)]
            : values;
    }

    private static FuzzSlot Breakpoint(GuestIsa isa, FuzzSlot slot)
    {
        (ulong value, ulong control) = InitialRegisters.Breakpoint(isa, slot.Address, slot.Control);
        return new(slot.Slot, value, control);
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
            (argument.Bvr[slot.Slot], argument.Bcr[slot.Slot]) = InitialRegisters.Breakpoint(source.Isa, slot.Address, slot.Control);
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
