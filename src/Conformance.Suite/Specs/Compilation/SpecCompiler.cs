using Conformance.Arm.Assembly;
using Conformance.Arm.Registers;
using Conformance.Kvm.Machines;
using Conformance.Kvm.Uapi;
using Conformance.Suite.Specs.Binding;
using Conformance.Suite.Yaml.Binding;
using Conformance.Vmm.Scenarios;

namespace Conformance.Suite.Specs.Compilation;

/// <summary>Turns a checked scenario file into the form that backends run, and into what is told about it.</summary>
internal sealed class SpecCompiler(BindContext context, DefaultVectors vectors)
{
    /// <summary>Compiles one variant.</summary>
    /// <param name="spec">The variant.</param>
    /// <param name="id">The path under specs/ without its ending.</param>
    /// <param name="variant">The variant part of the id; empty when nothing varies.</param>
    /// <returns>The scenario, or null after a diagnostic.</returns>
    public LoadedScenario? Compile(SpecFile spec, string id, string variant)
    {
        if (!IsRunnable(spec.Guest) || spec.Guest.Code is not { } code)
        {
            return null;
        }

        AssembledProgram? program = ProgramAssembly.Assemble(context, code, spec.Machine, spec.Guest.Isa);
        if (program is null)
        {
            return null;
        }

        LabelScope labels = new(context, program.Labels);
        CompiledScenario compiled = new()
        {
            Id = id + variant,
            Machine = spec.Machine,
            Isa = spec.Guest.Isa,
            Cpu = spec.Cpu,
            Features = spec.Features,
            Memory = Memory(spec, code, program),
            Registers = InitialRegisters.Of(spec, labels),
            GuestDebug = DebugArgument(spec, labels),
            LogsDirtyPages = spec.Vmm.LogsDirtyPages,
            MmioReads = spec.Vmm.MmioReads,
            SoftwareBreakpoints = Planted(spec, labels),
            OnBreakpoint = spec.Vmm.OnBreakpoint,
            OnGuestDebugException = spec.Vmm.OnGuestDebugException,
            When = Rules(spec.Vmm.When, labels),
            MdcrEl2 = spec.MdcrEl2.Bits,
            HcrEl2 = spec.HcrEl2.Bits,
            MaxExits = spec.MaxExits,
        };

        return new(compiled, Listing(spec, compiled.Id, variant, code, program, labels));
    }

    // Which combinations of instruction set, EL1 and PSTATE mean something.
    private bool IsRunnable(GuestSpec guest)
    {
        int before = context.ErrorCount;
        bool isA64 = guest.Isa == GuestIsa.A64;
        ulong pstate = guest.Pstate ?? (isA64 ? ScenarioMachine.ResetPstate : guest.Isa == GuestIsa.A32 ? ScenarioMachine.ResetPstateA32 : ScenarioMachine.ResetPstateT32);
        AArch32Mode? mode = AArch32Modes.Find(pstate);
        if (isA64 && guest.El132Bit)
        {
            context.Error(guest.El132BitSpan, "an AArch32 EL1 runs no A64; choose isa a32 or t32");
        }
        else if (!isA64 && !guest.El132Bit && (guest.Pstate is null || mode != AArch32Modes.Usr))
        {
            context.Error(guest.IsaSpan, "an AArch64 EL1 runs AArch32 at EL0 only; give pstate user mode (0x10 or 0x30), or set el1-32bit: true");
        }
        else if (guest.Pstate is not null && isA64 != (mode is null))
        {
            context.Error(guest.PstateSpan, $"0x{pstate:x} is no PSTATE of {(isA64 ? "AArch64" : "AArch32")}");
        }
        else if (!isA64 && Pstate.T.IsSet(pstate) != (guest.Isa == GuestIsa.T32))
        {
            context.Error(guest.PstateSpan, $"PSTATE.T says {(guest.Isa == GuestIsa.A32 ? "T32" : "A32")}; {(guest.Isa == GuestIsa.A32 ? "clear" : "set")} bit 5");
        }

        return context.ErrorCount == before;
    }

    private IReadOnlyList<MemoryImage> Memory(SpecFile spec, CodeText code, AssembledProgram program)
    {
        MemoryLayout layout = new(context);
        IReadOnlyList<MemoryImage> images = vectors.For(spec.Machine, spec.Guest.El132Bit);
        for (int slot = 0; slot < images.Count; slot++)
        {
            layout.Place(images[slot], $"exception vector {slot}", code.Span);
        }

        layout.Place(
            new(program.Origin, program.Bytes),
            "the program",
            ProgramAssembly.SpanReaching(code, program, ScenarioMachine.VectorBase));
        foreach (DataWords data in spec.Guest.Data)
        {
            layout.Place(data);
        }

        return layout.Images;
    }

    private static GuestDebug DebugArgument(SpecFile spec, LabelScope labels)
    {
        GuestDebug argument = new() { Control = spec.GuestDebug };
        if (spec.Machine == MachineKind.El2)
        {
            return argument;
        }

        foreach (DebugSlot slot in spec.HardwareBreakpoints)
        {
            (argument.Bvr[slot.Slot], argument.Bcr[slot.Slot]) = InitialRegisters.Breakpoint(spec.Guest.Isa, labels.Resolve(slot.At), slot.Control);
        }

        foreach (DebugSlot slot in spec.HardwareWatchpoints)
        {
            argument.Wvr[slot.Slot] = labels.Resolve(slot.At);
            argument.Wcr[slot.Slot] = slot.Control;
        }

        return argument;
    }

    private List<PlantedBreakpoint> Planted(SpecFile spec, LabelScope labels)
    {
        List<PlantedBreakpoint> planted = [];
        ulong alignment = (ulong)InstructionSets.Of(spec.Guest.Isa).Alignment;
        byte[] instruction = PlantedInstructions.Of(spec.Guest.Isa);
        foreach (Place place in spec.Vmm.SoftwareBreakpoints)
        {
            ulong address = labels.Resolve(place);
            if (place.Label.Length == 0 && (address % alignment != 0 || address - ScenarioMachine.RamBase >= ScenarioMachine.RamSize))
            {
                context.Error(place.Span, $"0x{address:x} is no place for an instruction; use a label of the program");
            }

            planted.Add(new(address, instruction));
        }

        return planted;
    }

    private static List<WhenRule> Rules(IReadOnlyList<WhenSpec> specs, LabelScope labels)
    {
        List<WhenRule> rules = [];
        foreach (WhenSpec spec in specs)
        {
            List<VmmAction> actions = [];
            foreach (ActionSpec action in spec.Actions)
            {
                actions.Add(action.Fixed ?? new SetRegisters(Values(action.Set!, labels)));
            }

            rules.Add(new(spec.On, spec.Nth, actions));
        }

        return rules;
    }

    private static List<RegisterValue> Values(IReadOnlyList<RegisterSetting> settings, LabelScope labels)
    {
        List<RegisterValue> values = [];
        foreach (RegisterSetting setting in settings)
        {
            values.Add(new(setting.Register, labels.Resolve(setting.Value)));
        }

        return values;
    }

    private ScenarioListing Listing(
        SpecFile spec, string id, string variant, CodeText code, AssembledProgram program, LabelScope labels) => new()
    {
        Id = id,
        Variant = variant,
        File = context.Source.Path,
        Title = spec.Title,
        Why = spec.Why,
        Source = spec.Source,
        Requirements = spec.Requirements,
        Profiles = spec.Profiles,
        Show = spec.Show,
        Isa = spec.Guest.Isa,
        Setup = new SetupText(labels).Of(spec),
        Program = ProgramListing.Of(code, program),
        Labels = program.Labels,
    };
}
