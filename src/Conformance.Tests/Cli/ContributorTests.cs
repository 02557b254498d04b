using System.Text.Json.Nodes;
using Xunit;

namespace Conformance.Tests.Cli;

/// <summary>The way of a first contribution: new, explain, run, accept; and what leaves the suite for others.</summary>
public sealed class ContributorTests
{
    [Fact]
    public void A_new_scenario_runs_as_it_is_and_is_accepted()
    {
        using Checkout checkout = new();

        Assert.Equal(0, checkout.Run("new", "single-step/my-question").ExitCode);
        Assert.Equal(0, checkout.Run("check").ExitCode);
        Checkout.Result explained = checkout.Run("explain", "single-step/my-question", "--profile", "linux-6.1");
        Assert.Equal(0, explained.ExitCode);
        Assert.Contains("exit 0  DEBUG  pc=after", explained.Output);
        Checkout.Result first = checkout.Run("run", "single-step/my-question");
        Assert.Equal(1, first.ExitCode);
        Assert.Contains("there is no golden for single-step/my-question", first.Output);
        Checkout.Result accepted = checkout.Run("accept", "single-step/my-question", "--reason", "a debugger needs it");
        Assert.Equal(0, accepted.ExitCode);
        Assert.Contains("for the commit message:\n\n    Accept what single-step/my-question does\n\n    a debugger needs it\n\n    golden/single-step/my-question.verified.txt\n", accepted.Output);
        Assert.Equal(0, checkout.Run("run", "single-step/my-question").ExitCode);
        Assert.Equal(2, checkout.Run("new", "single-step/my-question").ExitCode);
    }

    [Theory]
    [InlineData("no-group", "a scenario lies in a group")]
    [InlineData("a/../b", "cannot be in the name of a scenario")]
    [InlineData("profiles/x", "specs/profiles holds profiles")]
    public void A_name_that_cannot_be_is_refused(string name, string message)
    {
        using Checkout checkout = new();

        Checkout.Result result = checkout.Run("new", name);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, result.Error);
    }

    [Fact]
    public void One_field_of_one_exit_can_be_accepted_alone()
    {
        using Checkout checkout = new();
        string golden = checkout.At("golden/single-step/step-hvc.verified.txt");

        // Wherever the golden tells these two exits, those that other kernels lack included.
        string[] spoiled = [.. File.ReadAllLines(golden).Select(line =>
            line.Contains("DEBUG  pc=after (0x40000004)  hsr=0xca000022", StringComparison.Ordinal) || line.Contains("DEBUG  pc=after+0x4 (0x40000008)  hsr=0xcb000022", StringComparison.Ordinal)
                ? line.Replace("pstate=0x3c5 (EL1h)", "pstate=0x1 (EL0t)", StringComparison.Ordinal)
                : line)];
        File.WriteAllText(golden, string.Join('\n', spoiled) + "\n");
        Assert.Contains(spoiled, line => line.StartsWith("    0  DEBUG", StringComparison.Ordinal) && line.Contains("EL0t", StringComparison.Ordinal));

        Checkout.Result nothing = checkout.Run("accept", "single-step/step-hvc", "--exit", "0", "--field", "hsr", "--reason", "x");
        Assert.Equal(2, nothing.ExitCode);
        Assert.Contains("nothing to accept: no golden has another hsr in line 0", nothing.Error);
        Assert.Equal(0, checkout.Run("accept", "single-step/step-hvc", "--exit", "0", "--field", "pstate", "--reason", "x").ExitCode);

        string[] after = File.ReadAllLines(golden);
        Assert.Contains(after, line => line.StartsWith("    0  DEBUG", StringComparison.Ordinal) && line.Contains("pstate=0x3c5 (EL1h)", StringComparison.Ordinal));
        Assert.Contains(after, line => line.StartsWith("    1  DEBUG", StringComparison.Ordinal) && line.Contains("pstate=0x1 (EL0t)", StringComparison.Ordinal));
        Assert.Equal(2, checkout.Run("accept", "single-step/step-hvc", "--field", "pstate", "--reason", "x").ExitCode);
    }

    [Fact]
    public void A_conflict_and_a_received_file_of_yesterday_are_not_accepted()
    {
        using Checkout checkout = new();
        checkout.Edit("golden/single-step/step-svc.verified.txt", "behaviour of ", "<<<<<<< HEAD\nbehaviour of ");
        checkout.Edit("golden/single-step/step-hvc.verified.txt", "0xca000022", "0xcb000022");
        File.WriteAllText(checkout.At("golden/single-step/step-hvc.received.txt"), "old");
        File.WriteAllText(checkout.At("golden/single-step/gone.received.txt"), "old");

        Checkout.Result result = checkout.Run("accept", "single-step/step-svc", "single-step/step-hvc", "--reason", "x");

        Assert.Equal(2, result.ExitCode);
        Assert.Matches(@"golden/single-step/step-svc\.verified\.txt:\d+:1: error: a merge conflict is left", result.Error);
        Assert.Contains("golden/single-step/step-hvc.received.txt is not what the scenario does now", result.Error);
        Assert.Contains("golden/single-step/gone.received.txt:1:1: error: no scenario is called single-step/gone", checkout.Run("run", "idle/*").Error);
    }

    [Fact]
    public void An_exported_scenario_has_the_bytes_and_the_exits()
    {
        using Checkout checkout = new();

        Assert.Equal(0, checkout.Run("export", "single-step/mmio-read-step", "--profile", "linux-6.1,linux-7.3,linux-5.10", "--to", "out").ExitCode);

        JsonNode spec = JsonNode.Parse(File.ReadAllText(checkout.At("out/single-step/mmio-read-step.json")))!;
        JsonNode variant = spec["variants"]!.AsArray().Single()!;
        JsonNode program = variant["memory"]!.AsArray().Single(image => (string)image!["address"]! == "0x40000000")!;
        Assert.StartsWith("200040b9", (string)program["bytes"]!);
        Assert.Equal("0x3", (string)variant["guestDebug"]!["control"]!);
        Assert.Equal(["linux-5.10", "linux-6.1"], variant["expected"]!.AsArray().Select(expected => (string)expected!["profiles"]![0]!));
        JsonNode exit = variant["expected"]![1]!["rows"]![2]!;
        Assert.Equal(("1", "4", "0xca000022", "0x40000004", "0xcafe"), ((string)exit["seq"]!, (string)exit["exit_reason"]!, (string)exit["hsr"]!, (string)exit["pc"]!, (string)exit["x0"]!));
        Assert.Contains("\"$schema\"", checkout.Run("list", "export-schema").Output);
    }
}
