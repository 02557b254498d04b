using Conformance.Arm.Cpus;
using Conformance.Suite.Yaml.Keys;
using Conformance.Vmm.Scenarios;

namespace Conformance.Suite.Specs.Keys;

/// <summary>The keys of a scenario file.</summary>
public static class SpecKeys
{
    /// <summary>The word for whichever core the backend has.</summary>
    public const string AnyCpu = "any";

    private const string EmptyList = "[]";

    private const string EmptyMap = "{}";

    /// <summary>Most exits that a scenario may ask for, so that a slip of the pen does not run for hours.</summary>
    private const ulong MostExits = 1_000_000;

    /// <summary>The table.</summary>
    public static KeyTable Table { get; } = new(
        new FormatKey("title", ValueKind.Text,
            "The claim of the scenario as one sentence.")
            { IsRequired = true, MayVary = false },
        new FormatKey("why", ValueKind.LongText,
            "The review question or the debugger's need behind it.")
            { MayVary = false },
        new FormatKey("source", ValueKind.Texts,
            "List messages, commits, rules of the Arm manual and recordings that the claim rests on.")
            { Default = EmptyList, MayVary = false },
        new FormatKey("requirements", ValueKind.Texts,
            "Ids of the requirements that the scenario is evidence for.")
            { Default = EmptyList, MayVary = false },
        new FormatKey("machine", ValueKind.Choice,
            "A KVM virtual machine, or a bare core with the smallest hypervisor at EL2.")
            { Default = "kvm", Allowed = ["kvm", "el2"] },
        new FormatKey("cpu", ValueKind.Choice,
            "A core that no machine at hand is, where the scenario is about one; any is whichever core the backend has.")
            { Default = AnyCpu, Allowed = [AnyCpu, .. CpuModels.ModelOnly.Select(model => model.Name)] },
        new FormatKey("profiles", ValueKind.Profiles,
            "The profiles that the scenario says something about.")
            { Default = "all" },
        new FormatKey("guest", ValueKind.Section, "The guest program and its machine state.") { IsRequired = true },
        new FormatKey("guest.isa", ValueKind.Choice,
            "Instruction set of the program.")
            { Default = "a64", Allowed = ["a64", "a32", "t32"] },
        new FormatKey("guest.el1-32bit", ValueKind.Boolean, "Whether EL1 is AArch32 (KVM_ARM_VCPU_EL1_32BIT); without it an AArch32 program runs at EL0.") { Default = "false" },
        new FormatKey("guest.pstate", ValueKind.Number, "PSTATE at the start; KVM's reset value if left out."),
        new FormatKey("guest.registers", ValueKind.Registers,
            "Registers at the start: x0 to x30, sp, pc; in AArch32 r0 to r14, sp_und, lr_und and spsr_und of each mode; system registers by their Arm names.")
            { Default = EmptyMap },
        new FormatKey("guest.code", ValueKind.Code,
            "The program in GNU syntax; the word done ends the scenario.")
            { IsRequired = true },
        new FormatKey("guest.data", ValueKind.Words,
            "64-bit words that RAM holds at the start, by address.")
            { Default = EmptyMap },
        new FormatKey("guest-debug", ValueKind.GuestDebug,
            "KVM_GUESTDBG_* flags of the first KVM_SET_GUEST_DEBUG.")
            { Default = EmptyList, Allowed = ["enable", "singlestep", "use-sw-bp", "use-hw"], Maximum = uint.MaxValue },
        new FormatKey("hardware-breakpoints", ValueKind.Sections,
            "Breakpoint registers of KVM_SET_GUEST_DEBUG.")
            { Default = EmptyList },
        new FormatKey("hardware-breakpoints.slot", ValueKind.Number,
            "Index of the register; the position in the list if left out.")
            { Maximum = 15 },
        new FormatKey("hardware-breakpoints.at", ValueKind.Place, "DBGBVR: the instruction.") { IsRequired = true },
        new FormatKey("hardware-breakpoints.control", ValueKind.Number,
            "DBGBCR; the default is enabled at EL0 and EL1. In T32 a BAS of 0xf means the halfword at the address.")
            { Default = "0x1e7" },
        new FormatKey("hardware-watchpoints", ValueKind.Sections,
            "Watchpoint registers of KVM_SET_GUEST_DEBUG.")
            { Default = EmptyList },
        new FormatKey("hardware-watchpoints.slot", ValueKind.Number,
            "Index of the register; the position in the list if left out.")
            { Maximum = 15 },
        new FormatKey("hardware-watchpoints.at", ValueKind.Place,
            "DBGWVR: the first watched doubleword.")
            { IsRequired = true },
        new FormatKey("hardware-watchpoints.control", ValueKind.Number,
            "DBGWCR; the default is loads and stores of eight bytes at EL0 and EL1.")
            { Default = "0x1fff" },
        new FormatKey("mdcr-el2", ValueKind.Fields,
            "Fields of MDCR_EL2: forced over the profile's on machine kvm, all of it on machine el2.")
            { Default = EmptyMap },
        new FormatKey("hcr-el2", ValueKind.Fields,
            "Fields of HCR_EL2: forced over the profile's on machine kvm, beside RW on machine el2.")
            { Default = EmptyMap },
        new FormatKey("vcpu-features", ValueKind.Choices,
            "Features of KVM_ARM_VCPU_INIT.")
            { Default = EmptyList, Allowed = ["psci-0.2", "pmu-v3"] },
        new FormatKey("vmm", ValueKind.Section, "What userspace does.") { Default = EmptyMap },
        new FormatKey("vmm.log-dirty-pages", ValueKind.Boolean,
            "Whether RAM is logged for dirty pages, as during a migration: the first write to each page faults at stage 2.")
            { Default = "false" },
        new FormatKey("vmm.mmio-reads", ValueKind.Numbers, "Answers to MMIO reads, in order.") { Default = EmptyList },
        new FormatKey("vmm.software-breakpoints", ValueKind.Places,
            "Where the debugger plants BRK, or BKPT in AArch32.")
            { Default = EmptyList },
        new FormatKey("vmm.on-breakpoint", ValueKind.Choice,
            "What the debugger does at its own BRK or BKPT, breakpoint or watchpoint.")
            { Default = "stop", Allowed = ["stop", "continue", "re-enter"] },
        new FormatKey("vmm.on-guest-debug-exception", ValueKind.Choice,
            "What the debugger does at a debug exception that it did not plant.")
            { Default = "stop", Allowed = ["stop", "skip", "reinject", "re-enter"] },
        new FormatKey("vmm.when", ValueKind.Sections,
            "What userspace does between two KVM_RUNs.")
            { Default = EmptyList },
        new FormatKey("vmm.when.on", ValueKind.Choice,
            "The kind of exit that is counted.")
            { IsRequired = true, Allowed = ["any", "debug", "mmio-read", "mmio-write", "system-event"] },
        new FormatKey("vmm.when.nth", ValueKind.Number,
            "Which exit of that kind, from 0.")
            { Default = "0", Maximum = MostExits },
        new FormatKey("vmm.when.do", ValueKind.Actions,
            "What is done at that exit, in order.")
            { IsRequired = true, Allowed = ["serror", "immediate-exit", "save-restore", "vcpu-init"] },
        new FormatKey("vmm.when.do.set", ValueKind.Registers, "KVM_SET_ONE_REG."),
        new FormatKey("vmm.when.do.guest-debug", ValueKind.GuestDebug,
            "KVM_SET_GUEST_DEBUG with other flags.")
            { Allowed = ["enable", "singlestep", "use-sw-bp", "use-hw"], Maximum = uint.MaxValue },
        new FormatKey("show", ValueKind.Choices,
            "What the golden shows besides: traps is the trap log, mdcr-el2 is MDCR_EL2 as KVM computed it for the last guest entry.")
            { Default = EmptyList, Allowed = ShowWords.All, MayVary = false },
        new FormatKey("max-exits", ValueKind.Number,
            "Number of exits after which the scenario ends.")
            { Default = $"{ScenarioMachine.DefaultMaxExits}", Minimum = 1, Maximum = MostExits },
        new FormatKey("vary", ValueKind.Alternatives,
            "Keys and the values they take in turn: the scenario runs once for each combination.")
            { Default = EmptyMap, MayVary = false });
}
