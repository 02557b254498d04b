using Xunit;

namespace Conformance.Tests.Cli;

/// <summary>Programs that go nowhere end in a recorded, bounded way on every profile.</summary>
public sealed class BoundedOutcomeTests
{
    public static TheoryData<string, string> Programs => new()
    {
        { "start: b .", ",0,-1,4,10," },
        { "start: wfi\n    b start", ",0,-1,4,10," },
        { "start: mov x0, #0x9000000\n    br x0", ",0,0,0,6," },
        { "start: msr vbar_el1, xzr\n    svc #0", ",0,-1,4,10," },
        { "start: mov x1, #0x9000000\n    ldr x0, [x1]", "mmio-reads has no value left" },
        { "start: mov x1, #0x9000000\n    ldp x0, x2, [x1]", ",0,-1,38,0," },
        { "start: mov x0, #1\n    msr sctlr_el1, x0", "the guest enables stage 1 translation" },
        { "start: mov x0, #0x02000000\n    msr sctlr_el1, x0", "the guest makes data accesses big-endian" },
    };

    [Theory]
    [MemberData(nameof(Programs))]
    public void A_program_that_goes_nowhere_is_bounded_and_recorded(string code, string outcome)
    {
        using Checkout checkout = new();
        Directory.CreateDirectory(checkout.At("own"));
        File.WriteAllText(checkout.At("own/nowhere.yaml"), $"title: Goes nowhere\nguest:\n  code: |\n    {code}\n");

        Checkout.Result result = checkout.Run("run", "--specs", "own", "--save-traces", "out");

        string traces = Directory.Exists(checkout.At("out"))
            ? string.Concat(Directory.EnumerateFiles(checkout.At("out"), "*.csv", SearchOption.AllDirectories).Select(File.ReadAllText))
            : "";
        Assert.True(result.ExitCode is 0 or 1);
        Assert.Contains(outcome, result.ExitCode == 0 ? traces : result.Output);
        int profiles = checkout.Profiles;
        Assert.Equal(profiles, result.ExitCode == 0 ? traces.Split('\n').Count(line => line.Contains(outcome, StringComparison.Ordinal)) : profiles);
        Assert.False(Directory.Exists(checkout.At("golden/own")));
    }
}
