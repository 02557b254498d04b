using Xunit;

namespace Conformance.Tests.Cli;

/// <summary>Reports from outside: several at once, of shards joined, and what a person sees first of a failing run.</summary>
public sealed class ReportVerbTests
{
    [Fact]
    public void Shards_join_to_what_one_run_reports()
    {
        using Checkout checkout = new();
        string[] every = ["--report", "html=all.html", "--report", "json=all.json", "--report", "junit=all.xml", "--report", "ktap=all.ktap"];
        Assert.Equal(0, checkout.Run(["run", "mmio/*", "idle/*", .. every]).ExitCode);
        Assert.Equal(0, checkout.Run("run", "mmio/*", "--report", "json=a.json").ExitCode);
        Assert.Equal(0, checkout.Run("run", "idle/*", "--report", "json=b.json").ExitCode);

        Checkout.Result joined = checkout.Run(
            "report", "--merge", "a.json", "b.json", "--report", "html=two.html", "--report", "json=two.json", "--report", "junit=two.xml", "--report", "ktap=two.ktap");

        Assert.Equal("", joined.Error);
        Assert.Equal(0, joined.ExitCode);
        Assert.Matches(@"^[1-9]\d* passed, 0 failed, 0 skipped$", joined.LastLine);
        Assert.All(["html", "json", "xml", "ktap"], kind => Assert.Equal(File.ReadAllText(checkout.At($"all.{kind}")), File.ReadAllText(checkout.At($"two.{kind}"))));
        Assert.Equal(2, checkout.Run("report", "--merge", "a.json", "a.json").ExitCode);
    }

    [Fact]
    public void The_first_screen_of_a_failing_suite_tells_what_failed_where_and_what_to_do()
    {
        using Checkout checkout = new();
        checkout.Edit("specs/profiles/linux-6.1.yaml", "step-state: pending-per-exit", "step-state: rearm-every-entry");

        Checkout.Result result = checkout.Run();

        string[] screen = [.. result.Output.Split('\n').Take(24)];
        Assert.Equal(1, result.ExitCode);
        Assert.Matches(@"^\d+ of \d+ runs are not as expected, in \d+ scenarios, under linux-6\.1", screen[0]);
        Assert.StartsWith("FAIL  ", screen[2]);
        Assert.Contains(screen, line => line.Contains("golden/", StringComparison.Ordinal) && line.Contains(".verified.txt:", StringComparison.Ordinal));
        Assert.Contains(screen, line => line.StartsWith("        expected  ", StringComparison.Ordinal));
        Assert.Contains(screen, line => line.StartsWith("        got       ", StringComparison.Ordinal));
        Assert.Contains(screen, line => line.StartsWith("      next: ./run-tests.sh explain ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_report_can_go_to_the_terminal_and_points_at_the_line_of_the_golden()
    {
        using Checkout checkout = new();
        checkout.Edit("golden/single-step/step-hvc.verified.txt", "0xca000022", "0xcb000022");
        string[] golden = File.ReadAllLines(checkout.At("golden/single-step/step-hvc.verified.txt"));
        int line = Array.FindIndex(golden, text => text.Contains("0xcb000022", StringComparison.Ordinal)) + 1;

        Checkout.Result result = checkout.Run("run", "single-step/step-hvc", "--profile", "linux-7.3", "--report", "github=-");

        Assert.Contains($"::error file=golden/single-step/step-hvc.verified.txt,line={line},title=single-step/step-hvc [linux-7.3]::exit 0: hsr", result.Output);
    }
}
