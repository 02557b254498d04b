using System.Globalization;
using Conformance.Arm.Cpus;
using Conformance.Cli.Workspaces;
using Conformance.Qemu.Monitor;
using Conformance.Suite.Diagnostics;
using Conformance.Suite.Traces;
using Conformance.Tests.Traces;
using Xunit;

namespace Conformance.Tests.Cli;

/// <summary>What ./run-tests.sh run does, seen from outside.</summary>
public sealed class RunVerbTests
{
    [Fact]
    public void An_untouched_checkout_is_as_expected()
    {
        using Checkout checkout = new();

        Checkout.Result result = checkout.Run();

        Assert.Equal("", result.Error);
        Assert.Equal(0, result.ExitCode);
        Assert.Matches(@"^\d+ passed, 0 failed, \d+ skipped$", result.LastLine);
    }

    [Fact]
    public void Deleting_a_scenario_lowers_planned_by_its_profiles_and_reports_what_it_leaves_behind()
    {
        using Checkout checkout = new();
        int before = Planned(checkout.Run("run"));
        File.Delete(checkout.At("specs/single-step/step-hvc.yaml"));

        Checkout.Result result = checkout.Run();

        Assert.Equal(before - checkout.Profiles, Planned(result));
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("golden/single-step/step-hvc.verified.txt:1:1: error: no scenario is called single-step/step-hvc", result.Error);
        Assert.Equal(
            CommittedTraces.Load().Sources.Count(source => source.Traces.ContainsKey("single-step/step-hvc")),
            result.Error.Split('\n').Count(line => line.Contains(".csv:", StringComparison.Ordinal) && line.Contains("step-hvc", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_corrupted_field_of_a_recorded_row_is_told_with_file_line_and_field()
    {
        using Checkout checkout = new();
        const string File = "traces/debian-6.1/single-step.csv";
        string[] lines = System.IO.File.ReadAllLines(checkout.At(File));
        int line = Array.FindIndex(lines, l => l.StartsWith("single-step/step-hvc,0,", StringComparison.Ordinal));
        checkout.Edit(File, lines[line], lines[line].Replace("0xca000022", "0xcb000022", StringComparison.Ordinal));

        Checkout.Result result = checkout.Run();

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(
            $"recorded: {File}:{line + 1}: single-step/step-hvc 0: hsr: expected 0xcb000022 (software step, one instruction executed (ISV=1)), got 0xca000022 (software step, pending at entry (ISV=0))",
            result.Output);
        Assert.Contains("FAIL  single-step/step-hvc [linux-6.1]", result.Output);
    }

    [Fact]
    public void A_changed_switch_fails_the_scenarios_that_see_it_and_leaves_received_goldens()
    {
        using Checkout checkout = new();
        checkout.Edit("specs/profiles/linux-6.1.yaml", "step-state: pending-per-exit", "step-state: rearm-every-entry");

        // A run of everything prints only the first of its failures.
        Checkout.Result result = checkout.Run("run", "single-step/step-hvc", "single-step/step-svc");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("exit 0: missing: DEBUG  pc=after (0x40000004)  hsr=0xca000022 software step, pending at entry", result.Output);
        Assert.True(System.IO.File.Exists(checkout.At("golden/single-step/step-hvc.received.txt")));
        Assert.Matches("take it with './run-tests.sh accept [a-z/-]+ --reason TEXT'", result.Output);

        checkout.Edit("specs/profiles/linux-6.1.yaml", "step-state: rearm-every-entry", "step-state: pending-per-exit");
        Assert.Equal(0, checkout.Run().ExitCode);
        Assert.Empty(Directory.EnumerateFiles(checkout.At("golden"), "*.received.*", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_golden_that_was_edited_by_hand_fails()
    {
        using Checkout checkout = new();
        checkout.Edit("golden/single-step/step-hvc.verified.txt", "0xca000022", "0xcb000022");

        Checkout.Result result = checkout.Run("run", "single-step/step-hvc");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("exit 0: hsr: expected 0xcb000022", result.Output);
    }

    [Fact]
    public void A_new_profile_that_behaves_like_its_base_changes_no_golden()
    {
        using Checkout checkout = new();
        System.IO.File.WriteAllText(checkout.At("specs/profiles/my-patch.yaml"), "title: Changes nothing\nbased-on: linux-5.10\nswitches: { }\n");

        Checkout.Result result = checkout.Run("--profile", "my-patch,linux-5.10");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(0, checkout.Run().ExitCode);
    }

    [Fact]
    public void Saved_traces_equal_the_recorded_ones_row_by_row()
    {
        using Checkout checkout = new();

        Assert.Equal(0, checkout.Run("run", "--save-traces", "out").ExitCode);

        int compared = 0;
        foreach (TraceSource source in CommittedTraces.Load().Sources.Where(s => CoreTest.IsSameCore(CpuModels.All[0], s.Provenance.Cpu) && s.Provenance.Mode != MonitorRun.Mode))
        {
            DiagnosticBag bag = new();
            IReadOnlyDictionary<string, Trace> saved = TraceFolder.Read(checkout.At($"out/{source.Provenance.Profile}"), "out", bag);
            Assert.Equal("", bag.Render());
            foreach ((string scenario, Trace recorded) in source.Traces)
            {
                // A scenario may be about other kernels alone; it was recorded nevertheless.
                if (saved.TryGetValue(scenario, out Trace? run))
                {
                    Assert.Equal(recorded.Rows, run.AsToldBy(recorded).Rows);
                    compared++;
                }
            }
        }

        Assert.True(compared >= 1800);
    }

    [Fact]
    public void A_requirement_that_is_kept_again_is_told()
    {
        using Checkout checkout = new();
        checkout.Edit(
            "specs/requirements.yaml",
            "    - { profile: linux-7.3, status: holds, reason: \"seen on Debian 7.3: the conversion comes before the extension\" }\n",
            "");

        Checkout.Result result = checkout.Run();

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("MMIO-EXTEND under linux-7.3: deviates is expected, and it holds in all ", result.Error);
        Assert.Equal(0, checkout.Run("run", "mmio/mmio-read-signed").ExitCode);
    }

    [Fact]
    public void A_requirement_that_a_kernel_is_not_known_to_break_fails_the_run_that_breaks_it()
    {
        using Checkout checkout = new();
        checkout.Edit("specs/requirements.yaml", "linux-4.1, status: deviates, reason: \"Linux 3.18: the conversion", "linux-4.1, status: holds, reason: \"the conversion");

        Checkout.Result result = checkout.Run("run", "mmio/mmio-read-signed", "--profile", "linux-4.1");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("requirement MMIO-EXTEND, which linux-4.1 is not known to break: exit 3: x0 0x80000000 where 0xffffffff80000000 is promised", result.Output);
    }

    [Fact]
    public void A_requirement_that_a_scenario_lists_and_is_not_about_is_told()
    {
        using Checkout checkout = new();
        checkout.Edit("specs/single-step/step-plain.yaml", "requirements: [STEP-ONE,", "requirements: [BRK-OFF, STEP-ONE,");

        Checkout.Result result = checkout.Run();

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("specs/single-step/step-plain.yaml:1:1: error: BRK-OFF is listed, and no run of the scenario is about it", result.Error);
    }

    [Fact]
    public void A_history_of_a_profile_that_does_not_exist_is_bad_input()
    {
        using Checkout checkout = new();
        checkout.Edit("specs/requirements.yaml", "{ profile: linux-4.3, status: deviates", "{ profile: linux-4.33, status: deviates");

        Checkout.Result result = checkout.Run();

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("error: there is no profile 'linux-4.33'", result.Error);
    }

    [Fact]
    public void The_same_inputs_give_the_same_bytes()
    {
        using Checkout checkout = new();

        Checkout.Result first = checkout.Run("run", "--save-traces", "a", "--report", "junit=a.xml");
        Checkout.Result second = checkout.Run("run", "--save-traces", "b", "--report", "junit=b.xml");

        Assert.Equal(first, second);
        Assert.Equal(System.IO.File.ReadAllBytes(checkout.At("a.xml")), System.IO.File.ReadAllBytes(checkout.At("b.xml")));
        string[] files = [.. Directory.EnumerateFiles(checkout.At("a"), "*", SearchOption.AllDirectories)];
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Equal(System.IO.File.ReadAllBytes(file), System.IO.File.ReadAllBytes(file.Replace(checkout.At("a"), checkout.At("b"), StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("coverage --switches --redundant", "error: --switches and --redundant are two reports; ask for one of them")]
    [InlineData("no-such-verb", "error: there is no verb 'no-such-verb'; the verbs are run, record, compare, explain, check, report, accept, new, export, list, coverage, decode, fuzz, kernels, test")]
    [InlineData("run nowhere/*", "error: no scenario matches 'nowhere/*'")]
    [InlineData("run --profile linux-9.9", "error: there is no profile 'linux-9.9'")]
    [InlineData("run --report xml=f", "error: 'xml=f' is not a report; write --report KIND=FILE, where KIND is one of console, github, html, json, junit, ktap, md")]
    [InlineData("run --specs nowhere", "error: there is no folder nowhere")]
    [InlineData("--no-such-option", "--no-such-option")]
    [InlineData("run step-hvc", "error: no scenario matches 'step-hvc'; did you mean 'single-step/step-hvc'?")]
    [InlineData("run single-step/step-hvc --verbose", "error: there is no option '--verbose'")]
    [InlineData("list", "error: 'list' needs one of scenarios, profiles, requirements, deviations, conformance, switches, cpus, schema, report-schema, export-schema")]
    [InlineData("report", "--merge")]
    [InlineData("report --merge nowhere.json", "error: nowhere.json is not a report")]
    [InlineData("report --merge specs/requirements.yaml", "error: specs/requirements.yaml is not a report")]
    [InlineData("list profiles linux-9.9", "error: there is no profile 'linux-9.9'")]
    [InlineData("accept", "--reason")]
    [InlineData("accept --reason x", "error: nothing to accept")]
    [InlineData("decode nonsense", "error: 'nonsense' is not a syndrome")]
    public void Bad_input_is_told_and_nothing_runs(string args, string message)
    {
        using Checkout checkout = new();

        Checkout.Result result = checkout.Run(args.Split(' '));

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, result.Error);
        Assert.DoesNotContain("passed", result.Output);
    }

    [Fact]
    public void A_mistake_in_one_file_stops_everything_and_is_shown_with_a_caret()
    {
        using Checkout checkout = new();
        checkout.Edit("specs/single-step/step-hvc.yaml", "hvc  #0", "hvv  #0");

        Checkout.Result result = checkout.Run();

        Assert.Equal(2, result.ExitCode);
        Assert.Matches(@"specs/single-step/step-hvc\.yaml:\d+:\d+: error: unknown instruction 'hvv'; did you mean 'hvc'\?", result.Error);
        Assert.Contains("^~~", result.Error);
        Assert.Equal("", result.Output);
    }

    private static int Planned(Checkout.Result result)
    {
        string total = result.Output.Split('\n').Single(line => line.StartsWith("total ", StringComparison.Ordinal));
        return int.Parse(total.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }
}
