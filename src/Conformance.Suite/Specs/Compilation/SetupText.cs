using Conformance.Arm.Registers;
using Conformance.Kvm.Machines;
using Conformance.Kvm.Uapi;
using Conformance.Suite.Specs.Binding;
using Conformance.Suite.Specs.Keys;
using Conformance.Vmm.Scenarios;

namespace Conformance.Suite.Specs.Compilation;

/// <summary>Tells in words what a scenario sets up: every fact that differs from the defaults, one a line.</summary>
internal sealed class SetupText(LabelScope labels)
{
    private static readonly string[] FlagNames = [.. SpecKeys.Table["guest-debug"].Allowed];

    private readonly List<string> _lines = [];

    /// <summary>The lines.</summary>
    public IReadOnlyList<string> Of(SpecFile spec)
    {
        if (spec.Machine == MachineKind.El2)
        {
            _lines.Add("machine: el2");
        }

        if (spec.Cpu.Length > 0)
        {
            _lines.Add($"cpu: {spec.Cpu}");
        }

        AddGuest(spec.Guest);
        if (spec.Machine == MachineKind.Kvm)
        {
            _lines.Add($"guest-debug: {Flags(spec.GuestDebug)}");
        }

        AddSlots(
            "hardware breakpoint", spec.HardwareBreakpoints,
            DebugBreakpointControl.Layout, slot => InitialRegisters.Breakpoint(spec.Guest.Isa, labels.Resolve(slot.At), slot.Control).Control);
        AddSlots("hardware watchpoint", spec.HardwareWatchpoints, DebugWatchpointControl.Layout, slot => slot.Control);
        AddFields("mdcr-el2", spec.MdcrEl2);
        AddFields("hcr-el2", spec.HcrEl2);
        if ((spec.Features & ~VcpuFeatures.El132Bit) != VcpuFeatures.None)
        {
            _lines.Add($"vcpu-features: {Features(spec.Features)}");
        }

        AddVmm(spec.Vmm);
        if (spec.MaxExits != ScenarioMachine.DefaultMaxExits)
        {
            _lines.Add($"max-exits: {spec.MaxExits}");
        }

        return _lines;
    }

    /// <summary>Flags as a scenario writes them, bits without a name in hexadecimal.</summary>
    public static string Flags(GuestDebugFlags flags)
    {
        List<string> words = [];
        ReadOnlySpan<GuestDebugFlags> named =
            [GuestDebugFlags.Enable, GuestDebugFlags.SingleStep, GuestDebugFlags.UseSwBp, GuestDebugFlags.UseHw];
        for (int i = 0; i < named.Length; i++)
        {
            if ((flags & named[i]) != 0)
            {
                words.Add(FlagNames[i]);
                flags &= ~named[i];
            }
        }

        if (flags != GuestDebugFlags.None)
        {
            words.Add($"0x{(uint)flags:x}");
        }

        return words.Count == 0 ? "none" : string.Join(", ", words);
    }

    private static string Features(VcpuFeatures features)
    {
        List<string> words = [];
        if ((features & VcpuFeatures.Psci02) != 0)
        {
            words.Add("psci-0.2");
        }

        if ((features & VcpuFeatures.PmuV3) != 0)
        {
            words.Add("pmu-v3");
        }

        return string.Join(", ", words);
    }

    private void AddGuest(GuestSpec guest)
    {
        if (guest.Isa != GuestIsa.A64)
        {
            _lines.Add($"isa: {guest.Isa.ToString().ToLowerInvariant()}, EL1 is {(guest.El132Bit ? "AArch32" : "AArch64")}");
        }

        if (guest.Pstate is { } pstate)
        {
            _lines.Add($"pstate: 0x{pstate:x}");
        }

        if (guest.Registers.Count > 0)
        {
            _lines.Add($"registers: {Settings(guest.Registers)}");
        }

        foreach (DataWords data in guest.Data)
        {
            _lines.Add($"data at 0x{data.Address:x}: {Hex(data.Words)}");
        }
    }

    private void AddSlots(string name, IReadOnlyList<DebugSlot> slots, RegisterLayout layout, Func<DebugSlot, ulong> controlOf)
    {
        foreach (DebugSlot slot in slots)
        {
            ulong control = controlOf(slot);
            _lines.Add($"{name} {slot.Slot}: at {Shown(slot.At)}, control 0x{control:x} ({layout.Describe(control)})");
        }
    }

    private void AddFields(string name, ForcedFields forced)
    {
        if (forced.Fields.Count > 0)
        {
            List<string> words = [];
            foreach (FieldSetting field in forced.Fields)
            {
                words.Add($"{field.Name} = 0x{field.Value:x}");
            }

            _lines.Add($"{name}: {string.Join(", ", words)}");
        }
    }

    private void AddVmm(VmmSpec vmm)
    {
        if (vmm.LogsDirtyPages)
        {
            _lines.Add("log-dirty-pages: true");
        }

        if (vmm.MmioReads.Count > 0)
        {
            _lines.Add($"mmio-reads: {Hex(vmm.MmioReads)}");
        }

        foreach (Place place in vmm.SoftwareBreakpoints)
        {
            _lines.Add($"software breakpoint: at {Shown(place)}");
        }

        if (vmm.OnBreakpoint != BreakpointAction.Stop)
        {
            _lines.Add($"on-breakpoint: {Word("vmm.on-breakpoint", (int)vmm.OnBreakpoint)}");
        }

        if (vmm.OnGuestDebugException != GuestDebugExceptionAction.Stop)
        {
            _lines.Add($"on-guest-debug-exception: {Word("vmm.on-guest-debug-exception", (int)vmm.OnGuestDebugException)}");
        }

        foreach (WhenSpec rule in vmm.When)
        {
            List<string> actions = [];
            foreach (ActionSpec action in rule.Actions)
            {
                actions.Add(Action(action));
            }

            _lines.Add($"when {Word("vmm.when.on", (int)rule.On)} {rule.Nth}: {string.Join("; ", actions)}");
        }
    }

    private static string Word(string key, int index) => SpecKeys.Table[key].Allowed[index];

    private string Action(ActionSpec action) => action.Fixed switch
    {
        null => $"set {Settings(action.Set!)}",
        SetGuestDebugFlags flags => $"guest-debug {Flags(flags.Flags)}",
        RaiseSError => "serror",
        SetImmediateExit => "immediate-exit",
        SaveRestore => "save-restore",
        ResetVcpu => "vcpu-init",
        _ => throw new ArgumentOutOfRangeException(nameof(action)),
    };

    private string Settings(IReadOnlyList<RegisterSetting> settings)
    {
        List<string> words = [];
        foreach (RegisterSetting setting in settings)
        {
            words.Add($"{setting.Name} = {Shown(setting.Value)}{Fields(setting)}");
        }

        return string.Join(", ", words);
    }

    // The registers that decide about debug exceptions are told field by field: few know them by heart.
    private static string Fields(RegisterSetting setting) =>
        setting.Value.Label.Length == 0 && RegisterLayouts.OfDebug(setting.Name) is { } layout ? $" ({layout.Describe(setting.Value.Address)})" : "";

    private string Shown(Place place) =>
        place.Label.Length == 0 ? $"0x{place.Address:x}" : $"{place.Label} (0x{labels.Resolve(place):x})";

    private static string Hex(IReadOnlyList<ulong> words)
    {
        List<string> shown = [];
        foreach (ulong word in words)
        {
            shown.Add($"0x{word:x}");
        }

        return string.Join(", ", shown);
    }
}
