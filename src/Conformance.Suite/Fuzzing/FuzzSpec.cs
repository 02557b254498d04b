using System.Text;
using Conformance.Arm.A64;
using Conformance.Arm.Assembly;
using Conformance.Arm.Instructions;
using Conformance.Arm.Registers;
using Conformance.Arm.Syntax;
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
    private const int LabelWidth = 8;

    // Beyond this many, one register a line is easier to read than one line.
    private const int MostOnALine = 4;

    private static readonly IReadOnlyDictionary<string, string> NoMacros = new Dictionary<string, string>();
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
        if (source.Pstate is { } pstate)
        {
            text.Append($"{Indent}pstate: {Hex(pstate)}\n");
        }

        if (source.Registers.Count > MostOnALine)
        {
            text.Append($"{Indent}registers:\n");
            foreach (RegisterValue register in source.Registers)
            {
                text.Append($"{CodeIndent}{NameOf(register.Register)}: {Hex(register.Value)}\n");
            }
        }
        else if (source.Registers.Count > 0)
        {
            text.Append($"{Indent}registers: {Settings(source.Registers)}\n");
        }

        text.Append($"{Indent}code: |\n");
        HashSet<ulong> targets = [];
        List<(ulong Address, uint Word)> words = [.. source.Code.Select((word, i) => (FuzzProgram.AddressOf(i), word))];
        for (int slot = 0; slot < source.Vectors.Count; slot++)
        {
            ulong start = FuzzProgram.OwnVectors + (ulong)(slot * ScenarioMachine.VectorStride);
            words.AddRange(source.Vectors[slot].Select((word, i) => (start + ((ulong)i * sizeof(uint)), word)));
        }

        HashSet<ulong> own = [.. words.Select(word => word.Address)];
        foreach ((ulong address, uint word) in words)
        {
            Line(address, word, target =>
            {
                targets.Add(target);
                return null;
            });
        }

        targets.IntersectWith(own);
        targets.UnionWith(source.Planted.Select(FuzzProgram.AddressOf));

        // The first line of a block sets its indentation, and lines with a label begin further left than those without.
        targets.Add(ScenarioMachine.RamBase);
        int at = 0;
        foreach (uint _ in source.Code)
        {
            WriteLine(text, words[at++], targets);
        }

        text.Append(CodeIndent).Append(' ', LabelWidth).Append("done\n");
        for (int slot = 0; slot < source.Vectors.Count; slot++)
        {
            int align = slot == 0 ? FuzzProgram.OwnVectorsOffset : ScenarioMachine.VectorStride;
            text.Append(CodeIndent).Append(' ', LabelWidth).Append($".balign 0x{align:x}\n");
            if (source.Vectors[slot].Count == 0)
            {
                // An alignment pads from where it stands, and there has to be something to pad from.
                text.Append(CodeIndent).Append(' ', LabelWidth).Append("nop\n");
            }

            for (int i = 0; i < source.Vectors[slot].Count; i++)
            {
                WriteLine(text, words[at++], targets);
            }
        }
    }

    private static void WriteLine(StringBuilder text, (ulong Address, uint Word) word, HashSet<ulong> targets)
    {
        string label = targets.Contains(word.Address) ? Label(word.Address) + ":" : "";
        string line = Line(word.Address, word.Word, target => targets.Contains(target) ? Label(target) : null);
        text.Append(CodeIndent).Append(label.PadRight(LabelWidth)).Append(line).Append('\n');
    }

    private static string Label(ulong address) => address == ScenarioMachine.RamBase ? "start" : $"at_{address - ScenarioMachine.RamBase:x}";

    // What does not assemble to the same word again, or has no text, is given as a number.
    private static string Line(ulong address, uint word, Func<ulong, string?> nameOf)
    {
        if (A64InstructionSet.Instance.Find(word) is null)
        {
            return $".inst 0x{word:x8}";
        }

        StringBuilder plain = new();
        A64InstructionSet.Instance.Disassemble(word, new(address), plain);
        AssembledProgram again = Assembler.AssembleA64(plain.ToString(), address, NoMacros);
        if (again.Errors.Count > 0 || again.Bytes.Length != sizeof(uint) || BitConverter.ToUInt32(again.Bytes) != word)
        {
            return $".inst 0x{word:x8}";
        }

        StringBuilder named = new();
        A64InstructionSet.Instance.Disassemble(word, new(address, nameOf), named);
        return named.ToString();
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
            lines.Add($"software-breakpoints: [{string.Join(", ", source.Planted.Select(word => Label(FuzzProgram.AddressOf(word))))}]");
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
            lines.Add("when:");
            foreach (WhenRule rule in source.When)
            {
                string nth = rule.Nth == 0 ? "" : $", nth: {rule.Nth}";
                lines.Add($"{Indent}- {{ on: {Word("vmm.when.on", (int)rule.On)}{nth}, do: [{string.Join(", ", rule.Actions.Select(Action))}] }}");
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

    private static string Action(VmmAction action) => action switch
    {
        SetRegisters set => $"{{ set: {Settings(set.Values)} }}",
        SetGuestDebugFlags flags => $"{{ guest-debug: [{Words(flags.Flags)}] }}",
        RaiseSError => "serror",
        SetImmediateExit => "immediate-exit",
        SaveRestore => "save-restore",
        ResetVcpu => "vcpu-init",
        _ => throw new ArgumentOutOfRangeException(nameof(action), $"{action.GetType().Name} is nothing that a scenario can say"),
    };

    private static string Settings(IReadOnlyList<RegisterValue> registers) =>
        $"{{ {string.Join(", ", registers.Select(register => $"{NameOf(register.Register)}: {Hex(register.Value)}"))} }}";

    private static string Words(GuestDebugFlags flags) =>
        string.Join(", ", Flags.Select((flag, i) => (flag, i)).Where(entry => (flags & entry.flag) != 0).Select(entry => Word("guest-debug", entry.i)));

    private static string Word(string key, int index) => SpecKeys.Table[key].Allowed[index];

    private static string NameOf(OneReg register) =>
        register == OneReg.Pc ? "pc"
        : register == OneReg.SpEl0 ? "SP_EL0"
        : register == OneReg.SpEl1 ? "SP_EL1"
        : register == OneReg.ElrEl1 ? "ELR_EL1"
        : register == OneReg.SpsrEl1 ? "SPSR_EL1"
        : register.IsCore ? $"x{register.CoreIndex}"
        : SystemRegisterTable.Find(new SystemRegisterEncoding(register.SysRegEncoding))?.Name
            ?? throw new ArgumentOutOfRangeException(nameof(register), $"register 0x{register.Id:x} has no name in a scenario");

    private static string Hex(ulong value) => $"0x{value:x}";

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
