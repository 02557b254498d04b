using System.Text;
using Conformance.Kvm.Machines;
using Conformance.Kvm.Uapi;
using Conformance.Suite.Specs.Keys;
using Conformance.Vmm.Scenarios;

namespace Conformance.Suite.Fuzzing;

/// <summary>What the head of a scenario file says.</summary>
/// <param name="Title">The claim, in one line.</param>
/// <param name="Why">The question behind it; lines.</param>
/// <param name="Source">What it rests on.</param>
/// <param name="Requirements">Ids of requirements.</param>
public sealed record FuzzSpecHead(string Title, string Why, IReadOnlyList<string> Source, IReadOnlyList<string> Requirements);

/// <summary>Writes a case as a scenario file.</summary>
public static class FuzzSpec
{
    private const string Indent = "  ";
    private const string CodeIndent = "    ";

    // Beyond this many, one register a line is easier to read than one line.
    private const int MostOnALine = 4;

    private static readonly GuestDebugFlags[] Flags =
        [GuestDebugFlags.Enable, GuestDebugFlags.SingleStep, GuestDebugFlags.UseSwBp, GuestDebugFlags.UseHw];

    /// <summary>The text of the file.</summary>
    public static string Write(FuzzCase source, FuzzSpecHead head)
    {
        StringBuilder text = new();
        text.Append("title: ").Append(Quoted(head.Title)).Append('\n');
        text.Append("why: |\n");
        foreach (string line in head.Why.Split('\n'))
        {
            text.Append(Indent).Append(line).Append('\n');
        }

        text.Append("source:\n");
        foreach (string line in head.Source)
        {
            text.Append(Indent).Append("- ").Append(Quoted(line)).Append('\n');
        }

        text.Append($"requirements: [{string.Join(", ", head.Requirements)}]\n");
        if (source.Machine == MachineKind.El2)
        {
            text.Append("machine: el2\n");
        }

        WriteGuest(text, source);
        if (source.Flags != GuestDebugFlags.None)
        {
            text.Append($"guest-debug: [{Words(source.Flags)}]\n");
        }

        WriteSlots(text, "hardware-breakpoints", source.Breakpoints);
        WriteSlots(text, "hardware-watchpoints", source.Watchpoints);
        WriteFields(text, "mdcr-el2", source.MdcrEl2);
        WriteFields(text, "hcr-el2", source.HcrEl2);
        if ((source.Features & VcpuFeatures.Psci02) != 0)
        {
            text.Append("vcpu-features: [psci-0.2]\n");
        }

        WriteVmm(text, source);
        if (source.MaxExits != ScenarioMachine.DefaultMaxExits)
        {
            text.Append($"max-exits: {source.MaxExits}\n");
        }

        return text.ToString();
    }

    private static void WriteGuest(StringBuilder text, FuzzCase source)
    {
        text.Append("guest:\n");
        if (source.Isa != GuestIsa.A64)
        {
            text.Append($"{Indent}isa: {Word("guest.isa", (int)source.Isa)}\n");
        }

        if (source.IsEl1AArch32)
        {
            text.Append($"{Indent}el1-32bit: true\n");
        }

        if (source.Pstate is { } pstate)
        {
            text.Append($"{Indent}pstate: {Hex(pstate)}\n");
        }

        FuzzNames names = new(source.Isa);
        if (source.Registers.Count > MostOnALine)
        {
            text.Append($"{Indent}registers:\n");
            foreach (RegisterValue register in source.Registers)
            {
                text.Append($"{CodeIndent}{names.Of(register.Register)}: {Hex(register.Value)}\n");
            }
        }
        else if (source.Registers.Count > 0)
        {
            text.Append($"{Indent}registers: {names.Settings(source.Registers)}\n");
        }

        text.Append($"{Indent}code: |\n");
        foreach (string line in FuzzListing.Of(source))
        {
            text.Append(CodeIndent).Append(line).Append('\n');
        }
    }

    private static void WriteSlots(StringBuilder text, string key, IReadOnlyList<FuzzSlot> slots)
    {
        if (slots.Count > 0)
        {
            text.Append(key).Append(":\n");
            foreach (FuzzSlot slot in slots)
            {
                text.Append($"{Indent}- {{ slot: {slot.Slot}, at: {Hex(slot.Address)}, control: {Hex(slot.Control)} }}\n");
            }
        }
    }

    private static void WriteFields(StringBuilder text, string key, IReadOnlyList<FuzzField> fields)
    {
        if (fields.Count > 0)
        {
            text.Append($"{key}: {{ {string.Join(", ", fields.Select(field => $"{field.Field.Name}: {Hex(field.Value)}"))} }}\n");
        }
    }

    private static void WriteVmm(StringBuilder text, FuzzCase source)
    {
        List<string> lines = [];
        if (source.LogsDirtyPages)
        {
            lines.Add("log-dirty-pages: true");
        }

        if (source.MmioReads.Count > 0)
        {
            lines.Add($"mmio-reads: [{string.Join(", ", source.MmioReads.Select(Hex))}]");
        }

        if (source.Planted.Count > 0)
        {
            lines.Add($"software-breakpoints: [{string.Join(", ", source.Planted.Select(word => FuzzListing.Label(FuzzProgram.AddressOf(source, word))))}]");
        }

        if (source.OnBreakpoint != BreakpointAction.Stop)
        {
            lines.Add($"on-breakpoint: {Word("vmm.on-breakpoint", (int)source.OnBreakpoint)}");
        }

        if (source.OnGuestDebugException != GuestDebugExceptionAction.Stop)
        {
            lines.Add($"on-guest-debug-exception: {Word("vmm.on-guest-debug-exception", (int)source.OnGuestDebugException)}");
        }

        if (source.When.Count > 0)
        {
            FuzzNames names = new(source.Isa);
            lines.Add("when:");
            foreach (WhenRule rule in source.When)
            {
                string nth = rule.Nth == 0 ? "" : $", nth: {rule.Nth}";
                lines.Add($"{Indent}- {{ on: {Word("vmm.when.on", (int)rule.On)}{nth}, do: [{string.Join(", ", rule.Actions.Select(action => Action(action, names)))}] }}");
            }
        }

        if (lines.Count > 0)
        {
            text.Append("vmm:\n");
            foreach (string line in lines)
            {
                text.Append(Indent).Append(line).Append('\n');
            }
        }
    }

    private static string Action(VmmAction action, FuzzNames names) => action switch
    {
        SetRegisters set => $"{{ set: {names.Settings(set.Values)} }}",
        SetGuestDebugFlags flags => $"{{ guest-debug: [{Words(flags.Flags)}] }}",
        RaiseSError => "serror",
        SetImmediateExit => "immediate-exit",
        SaveRestore => "save-restore",
        ResetVcpu => "vcpu-init",
        _ => throw new ArgumentOutOfRangeException(nameof(action), $"{action.GetType().Name} is nothing that a scenario can say"),
    };

    private static string Words(GuestDebugFlags flags) =>
        string.Join(", ", Flags.Select((flag, i) => (flag, i)).Where(entry => (flags & entry.flag) != 0).Select(entry => Word("guest-debug", entry.i)));

    private static string Word(string key, int index) => SpecKeys.Table[key].Allowed[index];

    private static string Hex(ulong value) => $"0x{value:x}";

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
