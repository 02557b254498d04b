using System.Text;
using Conformance.Arm.Cpus;
using Conformance.Cli.Workspaces;
using Conformance.Suite.Requirements;
using Conformance.Suite.Requirements.Judging;
using Conformance.Suite.Running;
using Conformance.Suite.Specs.Compilation;
using Conformance.Suite.Traces;
using Conformance.Tests.Model;
using Conformance.Tests.Traces;
using Xunit;

namespace Conformance.Tests.Requirements;

/// <summary>What a run breaks follows from what is wrong with it: a good run is edited, and the judge has to say which requirement that is.</summary>
public sealed class RequirementJudgeTests
{
    private static readonly RepositoryScenarios Repository = new();
    private static readonly Subject Subject = RepositoryScenarios.SubjectOf(Repository.Profiles.Find("linux-7.3")!);

    /// <summary>A scenario whose run under linux-7.3 keeps everything, a text in that run, what takes its place, and what is broken then.</summary>
    public static TheoryData<string, string, string, string> Edits => new()
    {
        { "single-step/step-plain", ",0xcb000022,", ",0xc8000000,", "STEP-HSR" },
        { "single-step/step-plain", ",0xcb000022,", ",0xca000022,", "STEP-HSR" },
        { "single-step/step-exclusive", ",0xcb000062,", ",0xcb000022,", "STEP-HSR" },
        { "single-step/step-plain", ",0x3c5,", ",0x2003c5,", "STEP-HIDDEN" },
        { "single-step/step-plain", "mdscr_el1=0x0;", "mdscr_el1=0x0;x5=0x1;", "TRANSPARENT" },
        { "single-step/step-plain", ";x16=0xa000000", ";x16=0xa000001", "TRANSPARENT" },
        { "single-step/mmio-read-step", ",0xcafe,", ",0xcaff,", "STEP-MMIO-READ" },
        { "mmio/mmio-read-nodebug", ";x28=0xa001000", ";x28=0xa001008", "UNDEBUGGED" },
        { "mmio/mmio-read-signed", ",0xffffffff80000000,", ",0x80000000,", "MMIO-EXTEND" },
        { "set-guest-debug/flags-unknown", ",set,-1,22,", ",set,0,0,", "FLAGS-VALID" },
        { "watchpoints/hw-watchpoint-write", ",0xd2000062,0x40001000,", ",0xd2000062,0x40002000,", "WP-HOST" },
        { "watchpoints/hw-watchpoint-write", ",0xd2000062,", ",0xd2000022,", "WP-HOST" },
        { "software-breakpoints/brk-use-sw-bp", ",0xf200002a,", ",0xf200002b,", "BRK-HOST" },
        { "guest-owned/guest-own-step-while-host-steps", "mdscr_el1=0x2001", "mdscr_el1=0xa001", "REGS-TRANSPARENT" },
        { "software-breakpoints/brk-reinject", "elr_el1=0x40000004", "elr_el1=0x40000008", "REINJECT" },
    };

    /// <summary>The same with a row that is left out, from 0 without the header.</summary>
    public static TheoryData<string, int, string> Losses => new()
    {
        { "single-step/step-plain", 2, "STEP-ONE" },
        { "single-step/step-hvc", 1, "STEP-EMULATED" },
        { "single-step/mmio-read-step", 2, "STEP-MMIO-READ" },
        { "single-step/mmio-write-step", 2, "STEP-MMIO-WRITE" },
        { "single-step/step-svc", 1, "STEP-EXCEPTION" },
        { "single-step/mmio-pair-no-syndrome-step", 1, "MMIO-NO-SYNDROME" },
        { "software-breakpoints/brk-host-and-guest@vmm.on-guest-debug-exception=skip", 1, "BRK-HOST-WINS" },
        { "hardware-breakpoints/hw-breakpoint", 1, "BP-HOST" },
        { "single-step/immediate-exit-after-mmio-write", 2, "IMMEDIATE-EXIT" },
    };

    /// <summary>The same with a row that is put in before another one.</summary>
    public static TheoryData<string, int, string, string> Additions => new()
    {
        { "software-breakpoints/brk-after-debug-off", 3, "0,0,4,0xf200002a,,0x40000004,0x3c5,,,,,0x0,", "BRK-OFF" },
        { "guest-owned/guest-own-step-under-host@guest.pstate=0x2001c5,guest-debug=enable", 1, "0,0,4,0xcb000022,,0x40000004,0x1c5,,,,,0x0,", "GUEST-STEP-SUSPENDED" },
        { "software-breakpoints/brk-nodebug", 1, "0,0,4,0xf200002a,,0x40000000,0x3c5,,,,,0x0,", "BRK-GUEST" },
        { "single-step/mmio-pair-no-syndrome-step", 1, "0,0,4,0xc8000000,,0x40000000,0x3c5,,,,,0x0,", "STEP-ONE" },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void An_edited_value_breaks_what_it_is_about(string scenario, string text, string replacement, string requirement)
    {
        string run = TextOf(scenario);
        int at = run.IndexOf(text, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{scenario} has no {text}");
        Assert.Contains(requirement, Broken(scenario, run[..at] + replacement + run[(at + text.Length)..]));
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void A_lost_row_breaks_what_it_is_about(string scenario, int row, string requirement)
    {
        List<string> lines = [.. TextOf(scenario).Split('\n')];
        lines.RemoveAt(row + 1);
        Assert.Contains(requirement, Broken(scenario, string.Join('\n', lines)));
    }

    [Theory]
    [MemberData(nameof(Additions))]
    public void A_row_too_many_breaks_what_it_is_about(string scenario, int row, string values, string requirement)
    {
        List<string> lines = [.. TextOf(scenario).Split('\n')];
        string id = scenario.Contains(',', StringComparison.Ordinal) ? $"\"{scenario}\"" : scenario;
        lines.Insert(row + 1, $"{id},0,{values}");
        Assert.Contains(requirement, Broken(scenario, string.Join('\n', lines)));
    }

    [Fact]
    public void An_error_that_is_told_as_a_step_for_ever_breaks_three()
    {
        string id = "single-step/mmio-pair-no-syndrome-step";
        string[] lines = TextOf(id).Split('\n');
        string step = $"{id},0,0,0,4,0xc8000000,,0x40000000,0x3c5,,,,,0x0,";
        string run = string.Join('\n', (string[])[.. lines[..2], .. Enumerable.Repeat(step, 24), lines[^2], ""]);

        Assert.Empty(((string[])["STEP-ONE", "STEP-ERROR", "STEP-PROGRESS"]).Except(Broken(id, run)));
    }

    [Fact]
    public void Every_judged_requirement_is_broken_by_a_kernel_or_by_an_edit()
    {
        HashSet<string> broken =
        [
            .. Edits.Select(row => row.Data.Item4),
            .. Losses.Select(row => row.Data.Item3),
            .. Additions.Select(row => row.Data.Item4),
        ];
        foreach (LoadedScenario scenario in Repository.Scenarios)
        {
            foreach (Subject kernel in SuiteRunner.SubjectsOf(scenario, Subject.AllOf(Repository.Profiles)))
            {
                broken.UnionWith(RepositoryScenarios.Runner().Run(scenario, kernel).Verdicts?.Deviations.Select(deviation => deviation.Requirement) ?? []);
            }
        }

        Assert.Equal(RequirementIds.Judged.Order(StringComparer.Ordinal), broken.Order(StringComparer.Ordinal));
    }

    private static LoadedScenario Scenario(string id) => Repository.Scenarios.Single(scenario => scenario.Id == id);

    // The run as a trace file; rows are renumbered when it is read back, so that a row can be put in or left out.
    private static string TextOf(string id)
    {
        Trace trace = RepositoryScenarios.Runner().Run(Scenario(id), Subject).Trace!;
        return Encoding.UTF8.GetString(TraceWriter.Format([trace]));
    }

    private static IEnumerable<string> Broken(string id, string run)
    {
        string[] lines = run.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        int exits = 0;
        for (int i = 1; i < lines.Length; i++)
        {
            int end = lines[i].StartsWith('"') ? lines[i].IndexOf('"', 1) + 2 : lines[i].IndexOf(',', StringComparison.Ordinal) + 1;
            int next = lines[i].IndexOf(',', end);
            if (char.IsAsciiDigit(lines[i][end]))
            {
                lines[i] = $"{lines[i][..end]}{exits++}{lines[i][next..]}";
            }
        }

        LoadedScenario scenario = Scenario(id);
        Promises promises = ReferenceBackends.Promises(CpuModels.All[0]).Of(scenario, Subject)!;
        Trace edited = TraceText.One(string.Join('\n', lines) + "\n");
        return RequirementJudge.Judge(scenario, promises, edited).Deviations.Select(deviation => deviation.Requirement);
    }
}
