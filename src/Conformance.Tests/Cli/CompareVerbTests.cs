using System.Diagnostics;
using Xunit;

namespace Conformance.Tests.Cli;

/// <summary>compare, seen from outside: what a side can be, exit codes, and what a reviewer reads first.</summary>
public sealed class CompareVerbTests
{
    [Theory]
    [InlineData("compare", 2, "compare wants two sides")]
    [InlineData("compare linux-6.1", 2, "compare wants two sides")]
    [InlineData("compare linux-6.1 nowhere", 2, "'nowhere' is no profile, no kernel image")]
    [InlineData("compare linux-6.1 debian:1.0", 2, "there is no kernel 'debian:1.0'")]
    [InlineData("compare linux-6.1 specs", 2, "specs holds neither traces (*.csv) nor goldens (*.verified.txt)")]
    [InlineData("compare linux-6.1 linux-7.3 no/such", 2, "no scenario matches 'no/such'")]
    [InlineData("compare linux-6.1 linux-7.3 --nothing", 2, "there is no option '--nothing'")]
    [InlineData("compare linux-6.1 linux-7.3 --limit -1", 2, "--limit wants a number from 0 on")]
    [InlineData("compare linux-6.1 linux-7.3 --qemu-cpu cortex-a76", 2, "--qemu-cpu is about a real kernel")]
    [InlineData("compare linux-6.1 bare-el2", 2, "have none of the scenarios in common")]
    [InlineData("compare linux-6.1 README", 3, "README is no arm64 kernel")]
    [InlineData("compare --bisect linux-6.1", 2, "'linux-6.1' is no range")]
    [InlineData("compare --bisect linux-6.1..linux-5.10", 2, "linux-5.10 is not based on linux-6.1; its lineage is linux-4.1 linux-4.3 linux-4.14 linux-4.16 linux-5.10")]
    [InlineData("compare --bisect debian:7.3..debian:5.10", 2, "is no range of kernels; in their order they are debian:5.10 debian:6.1")]
    [InlineData("compare --bisect-run linux-6.1 nowhere", 125, "'nowhere' is no profile")]
    [InlineData("compare linux-6.1 README --bisect-run", 125, "README is no arm64 kernel")]
    [InlineData("compare --bisect-run --no-such-option=x", 125, "")]
    public void What_cannot_be_compared_is_told_and_nothing_is_printed(string args, int exitCode, string message)
    {
        using Checkout checkout = new();
        File.WriteAllText(checkout.At("README"), "a text\n");

        Checkout.Result result = checkout.Run(args.Split(' '));

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Equal("", result.Output);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("linux-6.1", "traces/debian-6.1")]
    [InlineData("traces/step-v1-mmio", "step-v1-mmio")]
    [InlineData("golden", "linux-4.3")]
    [InlineData("golden", "golden")]
    [InlineData("linux-6.1", "out/linux-6.1")]
    [InlineData("bare-el2", "traces/qemu-cortex-a57")]
    public void Sides_of_one_kernel_are_equal_whatever_they_come_from(string before, string after)
    {
        using Checkout checkout = new();
        checkout.Run("run", "--profile", "linux-6.1", "--save-traces", "out");

        Checkout.Result result = checkout.Run("compare", before, after, "--bisect-run");

        Assert.Equal("", result.Error);
        Assert.Matches("^## 0 of [1-9][0-9]* scenarios change for a debugger\n", result.Output);
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public void One_changed_field_of_a_recording_is_the_one_thing_that_is_told()
    {
        using Checkout checkout = new();
        checkout.Edit("traces/debian-6.1/single-step.csv", "single-step/step-hvc,0,0,0,4,0xca000022,,0x40000004", "single-step/step-hvc,0,0,0,4,0xca000022,,0x40000008");

        Checkout.Result result = checkout.Run("compare", "linux-6.1", "traces/debian-6.1", "--mail");

        Assert.Equal(1, result.ExitCode);
        Assert.Matches("^1 of [0-9]+ scenarios changes for a debugger; ", result.Output);
        Assert.Contains("STEP-ONE breaks in 1", result.Output.Replace("\n", " ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("  single-step/step-hvc: exit 0\n", result.Output, StringComparison.Ordinal);
        Assert.Matches(@"\n  \* pc +after \(0x40000004\) +after\+0x4 \(0x40000008\)\n", result.Output);
    }

    [Fact]
    public void A_patch_profile_is_compared_with_its_base_and_with_its_golden()
    {
        using Checkout checkout = new();
        File.WriteAllText(checkout.At("specs/profiles/my-patch.yaml"), """
            title: Linux 6.1 with the FAR of the last abort in watchpoint exits
            based-on: linux-6.1
            source: ["a list message"]
            switches:
              watchpoint-far: last-abort

            """);

        Checkout.Result result = checkout.Run("compare", "linux-6.1", "my-patch");

        Assert.Equal(1, result.ExitCode);
        Assert.Matches("^## [1-9][0-9]* of [0-9]+ scenarios change for a debugger; .*WP-HOST (breaks )?in [1-9]", result.Output);
        Assert.Contains("| watchpoint-far | live | last-abort |", result.Output, StringComparison.Ordinal);

        // What no golden names behaves as what it is based on.
        Assert.Equal(Changed(result), Changed(checkout.Run("compare", "golden", "my-patch")));
        Assert.Equal(0, checkout.Run("compare", "my-patch", "my-patch").ExitCode);
    }

    [Fact]
    public void Revisions_are_compared_by_their_goldens_under_every_profile()
    {
        using Checkout checkout = new();
        Git(checkout, "init", "--quiet");
        Commit(checkout);
        checkout.Edit("specs/profiles/linux-6.12.yaml", "smc: smccc", "smc: smccc\n  watchpoint-far: last-abort");
        Assert.Equal(0, checkout.Run("accept", "watchpoints", "--reason", "a test").ExitCode);
        Commit(checkout);

        Checkout.Result result = checkout.Run("compare", "HEAD~1", "HEAD");

        Assert.Equal("", result.Error);
        Assert.Equal(1, result.ExitCode);
        Assert.Matches("^## [1-9][0-9]* of [0-9]+ scenarios change for a debugger under linux-6.12 linux-7.3; WP-HOST breaks in", result.Output);
        Assert.Matches(@"\| `watchpoints/[^`]+ under linux-6\.12", result.Output);
        Assert.Equal(0, checkout.Run("compare", "HEAD", "golden").ExitCode);
        Assert.Equal(0, checkout.Run("compare", "HEAD~1", "HEAD", "mmio").ExitCode);
    }

    [Fact]
    public void A_lineage_names_the_first_kernel_and_the_path()
    {
        using Checkout checkout = new();

        Checkout.Result result = checkout.Run("compare", "--bisect", "linux-4.16..linux-7.3", "single-step/step-hvc", "--mail");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("\nFirst at linux-5.10: 1 scenario; ", result.Output, StringComparison.Ordinal);
        Assert.Contains("\nA B B C C C: scenarios single-step/step-hvc\n", result.Output, StringComparison.Ordinal);
        Assert.Equal(0, checkout.Run("compare", "--bisect", "linux-6.12..linux-7.3", "single-step/step-hvc").ExitCode);
    }

    private static string Changed(Checkout.Result result) => result.Output.Split(" of ")[0];

    private static void Commit(Checkout checkout)
    {
        Git(checkout, "add", "--all");
        Git(checkout, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "--message", "a change");
    }

    private static void Git(Checkout checkout, params string[] arguments)
    {
        using Process git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = checkout.Root })!;
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
    }
}
