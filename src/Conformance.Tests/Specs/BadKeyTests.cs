using Xunit;

namespace Conformance.Tests.Specs;

/// <summary>What a contributor reads after a slip in a key or value.</summary>
public sealed class BadKeyTests
{
    /// <summary>Keys after the smallest scenario, so the first is on line 6; and the diagnostics as line:col:length message.</summary>
    public static TheoryData<string, string> Appended => new()
    {
        { "gest-debug: [enable]", "6:1:10 unknown key 'gest-debug'; did you mean 'guest-debug'?" },
        { "colour: red", "6:1:6 unknown key 'colour'; the keys here are title, why, source, requirements, machine, cpu, profiles, guest, guest-debug, hardware-breakpoints, hardware-watchpoints, mdcr-el2, hcr-el2, vcpu-features, vmm, show, max-exits, vary" },
        { "guest.pstate: 1", "6:1:12 unknown key 'guest.pstate'; the keys here are title, why, source, requirements, machine, cpu, profiles, guest, guest-debug, hardware-breakpoints, hardware-watchpoints, mdcr-el2, hcr-el2, vcpu-features, vmm, show, max-exits, vary" },
        { "guest-debug: [enabel]", "6:15:6 'enabel' is not a value of 'guest-debug'; did you mean 'enable'?" },
        { "guest-debug: enable", "6:14:6 'guest-debug' wants a list of flags, such as [enable, singlestep], or a number" },
        { "guest-debug:", "6:13:1 'guest-debug' has no value; give a list of flags, such as [enable, singlestep], or a number, or leave the key out" },
        { "guest-debug: 0x100000000", "6:14:11 0x100000000 is out of range; 'guest-debug' goes from 0 to 0xffffffff" },
        { "guest-debug: \"0x3\"", "6:14:5 'guest-debug' wants a list of flags, such as [enable, singlestep], or a number" },
        { "max-exits: 0", "6:12:1 0 is out of range; 'max-exits' goes from 1 to 1000000" },
        { "max-exits: many", "6:12:4 'many' is not a number; write it in decimal, or in hexadecimal after 0x" },
        { "max-exits: 010", "6:12:3 '010' begins with 0, which some readers take for octal; leave it out" },
        { "max-exits: 99999999999999999999", "6:12:20 99999999999999999999 does not fit into 64 bits; the largest number is 0xffffffffffffffff" },
        { "max-exits: -1", "6:12:2 -1 is out of range; 'max-exits' goes from 1 to 1000000" },
        { "machine: el3", "6:10:3 'el3' is not a value of 'machine'; did you mean 'el2'?" },
        { "machine: el2\nguest-debug: [enable]", "7:1:11 'guest-debug' does not apply to machine el2; remove it" },
        { "machine: el2\nshow: [traps, mdcr-el2]", "7:1:4 'mdcr-el2' is an input of machine el2 and not shown; remove it" },
        { "profiles: [linux-9.9]", "6:12:9 unknown profile 'linux-9.9'; 'list profiles' shows all" },
        { "profiles: linux-6.1", "6:11:9 'profiles' wants the word all, or a list of profile names" },
        { "profiles: []", "6:11:1 'profiles' names none; write all, or leave the key out" },
        { "hardware-breakpoints: [{ at: strat }]", "6:30:5 unknown label 'strat'; did you mean 'start'?" },
        { "hardware-breakpoints: [{ control: 1 }]", "6:24:1 'at' is missing; add a label or an address (DBGBVR: the instruction)" },
        { "hardware-breakpoints: [{ at: start, slot: 16 }]", "6:43:2 16 is out of range; 'slot' goes from 0 to 15" },
        { "hardware-breakpoints: [{ at: start }, { at: start, slot: 0 }]", "6:39:1 slot 0 is used for the second time; give each entry its own" },
        { "hardware-breakpoints: { at: start }", "6:23:1 'hardware-breakpoints' wants a list of maps, such as [{ at: start }]" },
        { "hardware-watchpoints: [{ at: 0x40001000, contrl: 0x1fff }]", "6:42:6 unknown key 'contrl'; did you mean 'control'?" },
        { "vcpu-features: [psci]", "6:17:4 'psci' is not a value of 'vcpu-features'; did you mean 'psci-0.2'?" },
        { "vmm: { mmio-reads: [0x1ffffffffffffffff] }", "6:21:19 0x1ffffffffffffffff does not fit into 64 bits; the largest number is 0xffffffffffffffff" },
        { "vmm: { on-breakpoint: contine }", "6:23:7 'contine' is not a value of 'on-breakpoint'; did you mean 'continue'?" },
        { "vmm: { software-breakpoints: [nowhere] }", "6:31:7 unknown label 'nowhere'; the program has start" },
        { "vmm: { software-breakpoints: [0x40000002] }", "6:31:10 0x40000002 is no place for an instruction; use a label of the program" },
        { "vmm: { when: [{ on: debug, do: [serrror] }] }", "6:33:7 'serrror' is not a value of 'do'; did you mean 'serror'?" },
        { "vmm: { when: [{ on: debug, do: [{ set: { x5: 1 }, guest-debug: [] }] }] }", "6:33:1 an action is a word or a map with one key; put each action into an element of its own" },
        { "vmm: { when: [{ on: debug, do: [{ set: { y5: 1 } }] }] }", "6:42:2 unknown register 'y5'; there are x0 to x30, sp, pc, and system registers by their Arm names" },
        { "vmm: { when: [{ nth: 1 }] }", "6:15:1 'do' is missing; add a list of actions, such as [{ set: { x5: 0x10 } }, save-restore] (what is done at that exit, in order)\n6:15:1 'on' is missing; add one of any, debug, mmio-read, mmio-write, system-event (the kind of exit that is counted)" },
        { "show: [trap]", "6:8:4 'trap' is not a value of 'show'; did you mean 'traps'?" },
        { "mdcr-el2: [TDE]", "6:11:1 'mdcr-el2' wants a map of register fields, such as { TDE: 1 }" },
        { "title: again", "6:1:5 the key 'title' is here for the second time; remove one of them" },
        { "source: one", "6:9:3 'source' wants a list of texts, such as [\"one\", \"two\"]" },
    };

    [Theory]
    [MemberData(nameof(Appended))]
    public void A_mistake_is_reported_where_it_is_with_what_to_do(string keys, string expected) =>
        Assert.Equal(expected, SpecText.Errors(SpecText.Smallest + keys + "\n"));
}
