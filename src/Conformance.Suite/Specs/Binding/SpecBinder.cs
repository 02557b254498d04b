using Conformance.Kvm.Machines;
using Conformance.Kvm.Uapi;
using Conformance.Suite.Diagnostics;
using Conformance.Suite.Specs.Keys;
using Conformance.Suite.Yaml;
using Conformance.Suite.Yaml.Binding;
using Conformance.Vmm.Scenarios;

namespace Conformance.Suite.Specs.Binding;

/// <summary>Reads a scenario file's nodes into a <see cref="SpecFile"/> and reports every mistake on the way.</summary>
internal sealed class SpecBinder(BindContext context, NameLists names)
{
    // What userspace does to a vCPU means nothing where there is no KVM.
    private static readonly string[] KvmOnly = ["guest-debug", "vmm", "vcpu-features"];

    /// <summary>Reads a file, or one variant of it.</summary>
    public SpecFile Bind(YamlMapping root)
    {
        Section top = new(context, "", root, SourceSpan.Start);
        MachineKind machine = (MachineKind)top.Choice("machine");
        Section guest = new(context, "guest", top.Node("guest"), top.SpanOf("guest"));
        GuestIsa isa = (GuestIsa)guest.Choice("isa");
        ulong? pstate = guest.Number("pstate");
        RegisterNames registers = new(isa, pstate ?? (isa == GuestIsa.A64 ? ScenarioMachine.ResetPstate : ScenarioMachine.ResetPstateA32));
        bool el132Bit = guest.Boolean("el1-32bit");
        List<string> show = Words(top, "show");
        if (machine == MachineKind.El2)
        {
            CheckEl2(top, show);
        }

        return new()
        {
            Title = top.Text("title"),
            Why = top.Text("why"),
            Source = top.List<string>("source", Scalars.TryText),
            Requirements = names.Requirements(context, top.Node("requirements"), top.Key("requirements")),
            Machine = machine,
            Cpu = Cpu(top),
            Profiles = names.Profiles(context, top.Node("profiles"), top.Key("profiles"), machine == MachineKind.El2),
            Guest = new(
                isa,
                ValueSpan(guest, "isa"),
                el132Bit,
                ValueSpan(guest, "el1-32bit"),
                pstate,
                ValueSpan(guest, "pstate"),
                RegisterBinder.BindInitial(context, guest.Node("registers"), guest.Key("registers"), registers),
                CodeBinder.Bind(context, guest.Node("code"), guest.Key("code")),
                DataBinder.Bind(context, guest.Node("data"), guest.Key("data"))),
            GuestDebug = GuestDebugBinder.Bind(context, top.Node("guest-debug"), top.Key("guest-debug")),
            HardwareBreakpoints = DebugSlotBinder.Bind(context, top.Node("hardware-breakpoints"), top.Key("hardware-breakpoints")),
            HardwareWatchpoints = DebugSlotBinder.Bind(context, top.Node("hardware-watchpoints"), top.Key("hardware-watchpoints")),
            MdcrEl2 = FieldBinder.Bind(context, top.Node("mdcr-el2"), top.Key("mdcr-el2")),
            HcrEl2 = FieldBinder.Bind(context, top.Node("hcr-el2"), top.Key("hcr-el2")),
            Features = Features(top, el132Bit),
            Vmm = Vmm(new Section(context, "vmm", top.Node("vmm"), top.SpanOf("vmm")), registers),
            Show = show,
            MaxExits = (int)(top.Number("max-exits") ?? (ulong)ScenarioMachine.DefaultMaxExits),
        };
    }

    private static string Cpu(Section top)
    {
        string name = top.Key("cpu").Allowed[top.Choice("cpu")];
        return name == SpecKeys.AnyCpu ? "" : name;
    }

    private VmmSpec Vmm(Section vmm, RegisterNames registers) => new(
        vmm.Boolean("log-dirty-pages"),
        vmm.List<ulong>("mmio-reads", Scalars.TryNumber),
        vmm.List<Place>("software-breakpoints", Places.TryPlace),
        (BreakpointAction)vmm.Choice("on-breakpoint"),
        (GuestDebugExceptionAction)vmm.Choice("on-guest-debug-exception"),
        WhenBinder.Bind(context, vmm.Node("when"), vmm.Key("when"), registers));

    private static VcpuFeatures Features(Section top, bool el132Bit)
    {
        VcpuFeatures features = el132Bit ? VcpuFeatures.El132Bit : VcpuFeatures.None;
        foreach (int index in top.List<int>("vcpu-features", Scalars.TryChoice))
        {
            features |= index == 0 ? VcpuFeatures.Psci02 : VcpuFeatures.PmuV3;
        }

        return features;
    }

    private static List<string> Words(Section section, string name)
    {
        List<string> words = [];
        foreach (int index in section.List<int>(name, Scalars.TryChoice))
        {
            words.Add(section.Key(name).Allowed[index]);
        }

        return words;
    }

    private void CheckEl2(Section top, List<string> show)
    {
        foreach (string key in KvmOnly)
        {
            if (top.Node(key) is not null)
            {
                context.Error(top.SpanOf(key), $"'{key}' does not apply to machine el2; remove it");
            }
        }

        if (show.Contains(ShowWords.MdcrEl2))
        {
            context.Error(top.SpanOf("show"), $"'{ShowWords.MdcrEl2}' is an input of machine el2 and not shown; remove it");
        }
    }

    private static SourceSpan ValueSpan(Section section, string name) => section.Node(name)?.Span ?? SourceSpan.Start;
}
