using Conformance.Behaviours.Profiles;
using Conformance.Suite.Diagnostics;
using Conformance.Suite.Running;
using Conformance.Suite.Specs;
using Conformance.Suite.Specs.Compilation;
using Conformance.Suite.Traces;
using Conformance.Tests.Model;
using Xunit;

namespace Conformance.Tests.Vmm;

/// <summary>What the VMM does as a debugger: gets past its own breakpoints, hands back what is not its own, moves a vCPU.</summary>
public sealed class DebuggerTests
{
    private const string Loop = "guest:\n  registers: { x0: 2 }\n  code: |\n    loop:  subs x0, x0, #1\n           b.ne loop\n           done\n";

    private const string OwnBreakpoint =
        "guest:\n  code: |\n    start:  adr x0, hit\n            msr dbgbvr0_el1, x0\n            mov x0, #0x1e7\n            msr dbgbcr0_el1, x0\n"
        + "            mov x0, #0xa000\n            msr mdscr_el1, x0\n            isb\n            msr daifclr, #8\n    hit:    nop\n            done\n";

    private const string OwnBrk = "guest:\n  code: |\n    start:  nop\n            brk #42\n            done\n";

    private static readonly RepositoryScenarios Repository = new();

    public static TheoryData<string> KernelsThatStep => [.. Repository.Profiles.All.Select(p => p.Name).Where(n => n is not ("linux-4.1" or "swbp-v2"))];

    [Theory]
    [MemberData(nameof(KernelsThatStep))]
    public void A_planted_BRK_hits_in_every_turn_of_a_loop_and_the_guest_computes_what_it_would(string profile)
    {
        TraceRow[] exits = Exits(profile, "guest-debug: [enable, use-sw-bp]\nvmm: { software-breakpoints: [loop], on-breakpoint: continue }\n" + Loop);

        Assert.Equal(2, exits.Count(row => row[TraceColumns.Hsr] == 0xf200_0000 && row[TraceColumns.Pc] == 0x4000_0000));
        Assert.Equal(2, exits.Count(row => row[TraceColumns.Hsr] == 0xcb00_0022 && row[TraceColumns.Pc] == 0x4000_0004));
        Assert.Equal(0UL, exits[^1][TraceColumns.MmioData]);
    }

    [Theory]
    [MemberData(nameof(KernelsThatStep))]
    public void A_hardware_breakpoint_hits_in_every_turn_of_a_loop(string profile)
    {
        TraceRow[] exits = Exits(profile, "guest-debug: [enable, use-hw]\nhardware-breakpoints: [{ at: loop }]\nvmm: { on-breakpoint: continue }\n" + Loop);

        // Kernels that report the first fetch of a page as a step let the debugger enable its slot again too early.
        int early = profile is "step-v1" or "step-v1-counter" or "step-v1-mmio" or "linux-4.16" ? 1 : 0;
        Assert.Equal(2 + early, exits.Count(row => row[TraceColumns.Hsr] == 0xc200_0022 && row[TraceColumns.Pc] == 0x4000_0000));
        Assert.Equal(0UL, exits[^1][TraceColumns.MmioData]);
    }

    [Theory]
    [MemberData(nameof(KernelsThatStep))]
    public void A_store_under_a_watchpoint_lands_when_the_debugger_gets_past_it(string profile)
    {
        TraceRow[] exits = Exits(
            profile,
            "guest-debug: [enable, use-hw]\nhardware-watchpoints: [{ at: 0x40001000, control: 0x1ff7 }]\nvmm: { on-breakpoint: continue }\n"
            + "guest:\n  registers: { x0: 7, x1: 0x40001000 }\n  code: |\n    start:  str x0, [x1]\n            mov x0, #0\n            ldr x2, [x1]\n            mov x0, x2\n            done\n");

        Assert.Equal(1, exits.Count(row => row[TraceColumns.Hsr] == 0xd200_0062));
        Assert.Equal(7UL, exits[^1][TraceColumns.MmioData]);
    }

    // One instruction under two breakpoint registers, a BRK and a watchpoint: the step comes when all four are out of the way.
    [Theory]
    [InlineData("linux-5.10")]
    [InlineData("linux-7.3")]
    public void All_that_one_instruction_hits_is_lifted_before_its_step_and_put_back_after_it(string profile)
    {
        TraceRow[] exits = Exits(
            profile,
            "guest-debug: [enable, use-sw-bp, use-hw]\nhardware-breakpoints: [{ at: loop }, { at: loop }]\n"
            + "hardware-watchpoints: [{ at: 0x40001000 }]\nvmm: { software-breakpoints: [loop], on-breakpoint: continue }\n"
            + "guest:\n  registers: { x0: 2, x1: 0x40001000 }\n  code: |\n    loop:  str x0, [x1]\n           subs x0, x0, #1\n           b.ne loop\n           done\n");

        ulong[] turn = [0xc200_0022, 0xc200_0022, 0xf200_0000, 0xd200_0062, 0xcb00_0022];
        Assert.Equal([.. turn, .. turn], exits[..^1].Select(row => row[TraceColumns.Hsr]!.Value));
        Assert.Equal(0UL, exits[^1][TraceColumns.MmioData]);
    }

    [Theory]
    [InlineData("brk #42", 0xf200_002a)]
    [InlineData("str x0, [x1]", 0xd600_0062)]
    public void What_the_guest_has_of_its_own_under_a_planted_BRK_is_handed_back_in_place_of_the_step(string code, ulong esr)
    {
        TraceRow[] exits = Exits(
            "linux-6.1",
            "guest-debug: [enable, use-sw-bp]\nvmm: { software-breakpoints: [own], on-breakpoint: continue, on-guest-debug-exception: reinject }\n"
            + "guest:\n  pstate: 0x1c5\n  registers: { x1: 0x40001000, MDSCR_EL1: 0xa000, DBGWVR0_EL1: 0x40001000, DBGWCR0_EL1: 0x1fff }\n"
            + $"  code: |\n    own:  {code}\n          done\n");

        Assert.Equal(3, exits.Length);
        Assert.Equal(esr, exits[^1][TraceColumns.MmioData]);
    }

    // The same program with debugging off shows what the core itself does on that kernel.
    public static TheoryData<string, string> HandedBack()
    {
        TheoryData<string, string> data = [];
        foreach (Profile profile in Repository.Profiles.All)
        {
            data.Add(profile.Name, OwnBrk);

            // There the guest's own breakpoint is lost without an exit, so that there is nothing to hand back.
            if (profile.Name != "linux-7.3")
            {
                data.Add(profile.Name, OwnBreakpoint);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(HandedBack))]
    public void What_is_handed_back_is_what_the_guest_would_have_taken_itself(string profile, string program)
    {
        Trace alone = Run(profile, "guest-debug: []\n" + program);
        Trace handed = Run(profile, "guest-debug: [enable]\nvmm: { on-guest-debug-exception: reinject }\n" + program);

        // A breakpoint taken by the core leaves FAR_EL1 UNKNOWN (QEMU writes 0), so that FAR is no part of it.
        Assert.Equal(EndWithoutFar(alone), EndWithoutFar(handed));
        Assert.Equal(alone.Rows[^2][TraceColumns.MmioData], handed.Rows[^2][TraceColumns.MmioData]);
        Assert.Equal(alone.Rows[^2][TraceColumns.Pc], handed.Rows[^2][TraceColumns.Pc]);
    }

    [Theory]
    [MemberData(nameof(KernelsThatStep))]
    public void Under_a_planted_BRK_a_BRK_of_the_guests_own_is_found_and_handed_back_once(string profile)
    {
        TraceRow[] exits = Exits(
            profile,
            "guest-debug: [enable, use-sw-bp]\nvmm: { software-breakpoints: [own], on-breakpoint: continue, on-guest-debug-exception: reinject }\n"
            + "guest:\n  code: |\n    own:  brk #42\n          done\n");

        Assert.Equal([0xf200_0000UL, 0xf200_002aUL], exits.Where(row => row[TraceColumns.Hsr] is not null).Select(row => row[TraceColumns.Hsr]!.Value));
        Assert.Equal(0xf200_002aUL, exits[^1][TraceColumns.MmioData]);
    }

    [Fact]
    public void A_debugger_whose_new_flags_are_refused_goes_on_with_the_old_ones()
    {
        const string Program = "guest:\n  code: |\n    start:  nop\n            nop\n            done\n";

        TraceRow[] asked = Exits("linux-7.3", "guest-debug: [enable, singlestep]\nvmm: { when: [{ on: debug, do: [{ guest-debug: 0x80000000 }] }] }\n" + Program);
        TraceRow[] silent = Exits("linux-7.3", "guest-debug: [enable, singlestep]\n" + Program);

        Assert.Equal(silent.Select(row => row.ToString()), asked.Select(row => row.ToString()));
    }

    [Fact]
    public void All_state_of_a_vCPU_moves_to_a_fresh_one()
    {
        const string Program =
            "guest:\n  registers: { x20: 0x1234, sp: 0x40003000, vbar_el1: 0x40008000, tpidr_el1: 0x77 }\n  code: |\n    start:  mov x19, #3\n"
            + "            msr dbgbvr1_el1, x20\n            ldr w0, [x21]\n            mov x0, sp\n            add x0, x0, x19\n            add x0, x0, x20\n"
            + "            mrs x22, tpidr_el1\n            add x0, x0, x22\n            mrs x22, dbgbvr1_el1\n            add x0, x0, x22\n            done\n";
        const string Reads = "mmio-reads: [1]";
        string program = Program.Replace("x20: 0x1234", "x21: 0x09000000, x20: 0x1234", StringComparison.Ordinal);

        Trace stays = Run("linux-6.1", $"vmm: {{ {Reads} }}\n{program}");

        // In the middle of the program, at a stop that is no MMIO exit: the pending access would be lost with the vCPU.
        Trace moves = Run("linux-6.1", $"guest-debug: [enable, singlestep]\nvmm: {{ {Reads}, when: [{{ on: debug, nth: 3, do: [save-restore, {{ guest-debug: [] }}] }}] }}\n{program}");

        Assert.Equal(0x4000_3000UL + 3 + 0x1234 + 0x77 + 0x1234, stays.Rows[^2][TraceColumns.X0]);
        Assert.Equal(stays.Rows[^2][TraceColumns.X0], moves.Rows[^2][TraceColumns.X0]);
        Assert.Equal(stays.Rows[^1].Detail, moves.Rows[^1].Detail);
    }

    private static string EndWithoutFar(Trace trace) =>
        string.Join(';', trace.Rows[^1].Detail.Split(';').Where(part => !part.StartsWith("far_el1", StringComparison.Ordinal)));

    private static TraceRow[] Exits(string profile, string yaml) => [.. Run(profile, yaml).Rows.Where(row => row.ExitNumber is not null)];

    private static Trace Run(string profile, string yaml)
    {
        DiagnosticBag bag = new();
        LoadedScenario scenario = new ScenarioReader(Repository.Profiles, new SpecLoadOptions(), bag).Read(new SourceText("test.yaml", "title: t\n" + yaml), "test").Single();
        Assert.Equal("", bag.Render());
        ScenarioRun run = RepositoryScenarios.Runner().Run(scenario, RepositoryScenarios.SubjectOf(Repository.Profiles.Find(profile)!));
        Assert.Null(run.Error);
        return run.Trace!;
    }
}
