using Xunit;

namespace Conformance.Tests.Cli;

/// <summary>Goldens change only when somebody says why.</summary>
public sealed class AcceptVerbTests
{
    [Fact]
    public void Accepting_writes_the_golden_and_the_reason_and_the_next_run_passes()
    {
        using Checkout checkout = new();
        checkout.Edit("specs/profiles/linux-6.12.yaml", "smc: smccc", "smc: smccc\n  watchpoint-far: last-abort");
        Assert.Equal(1, checkout.Run().ExitCode);

        Checkout.Result accepted = checkout.Run("accept", "watchpoints/hw-watchpoint-far-after-mmio", "--reason", "the 6.4 fix is taken out");

        Assert.Equal(0, accepted.ExitCode);
        Assert.Equal("1 golden accepted: the 6.4 fix is taken out", accepted.LastLine);
        Assert.EndsWith("watchpoints/hw-watchpoint-far-after-mmio: the 6.4 fix is taken out\n", File.ReadAllText(checkout.At("golden/review-log.txt")));

        // The recordings of the real kernel still disagree: a golden cannot overrule them.
        Checkout.Result after = checkout.Run();
        Assert.Equal(1, after.ExitCode);
        Assert.Contains("recorded: traces/debian-6.12/", after.Output);
    }

    [Fact]
    public void One_profile_can_be_accepted_alone()
    {
        using Checkout checkout = new();
        checkout.Edit("specs/profiles/linux-4.3.yaml", "step-state: rearm-every-entry", "step-state: rearm-every-entry\n  ss-visible: guest");
        string golden = checkout.At("golden/single-step/step-plain.verified.txt");
        string before = File.ReadAllText(golden);

        Assert.Equal(0, checkout.Run("accept", "single-step/step-plain", "--profile", "linux-4.3", "--reason", "a test").ExitCode);

        string after = File.ReadAllText(golden);
        Assert.NotEqual(before, after);
        Assert.Equal(1, checkout.Run("run", "single-step/step-plain", "--profile", "linux-4.14").ExitCode);
        Assert.Equal(0, checkout.Run("run", "single-step/step-plain", "--profile", "linux-4.3").ExitCode);
    }

    [Fact]
    public void A_generated_golden_is_accepted_by_its_name()
    {
        using Checkout checkout = new();
        checkout.Edit("specs/profiles/linux-6.12.yaml", "smc: smccc", "smc: smccc\n  watchpoint-far: last-abort");
        Assert.Equal(1, checkout.Run("coverage", "--switches").ExitCode);

        Checkout.Result accepted = checkout.Run("accept", "switches", "--reason", "the 6.4 fix is taken out");

        Assert.Equal(0, accepted.ExitCode);
        Assert.EndsWith("switches: the 6.4 fix is taken out\n", File.ReadAllText(checkout.At("golden/review-log.txt")));
        Assert.Equal(0, checkout.Run("coverage", "--switches").ExitCode);
        Assert.Equal(2, checkout.Run("accept", "switches", "--profile", "linux-6.12", "--reason", "x").ExitCode);
    }

    [Fact]
    public void Nothing_is_accepted_in_CI()
    {
        using Checkout checkout = new();
        File.Delete(checkout.At("golden/single-step/step-plain.verified.txt"));

        Checkout.Result result = checkout.Run(["accept", "--reason", "x"], isCi: true);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("not accepted in CI", result.Error);
        Assert.False(File.Exists(checkout.At("golden/single-step/step-plain.verified.txt")));
    }
}
