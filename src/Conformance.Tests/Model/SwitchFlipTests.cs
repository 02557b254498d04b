using Conformance.Behaviours.Profiles;
using Conformance.Behaviours.Switches;
using Conformance.Suite.Goldens;
using Conformance.Suite.Running;
using Conformance.Suite.Specs.Compilation;
using Xunit;

namespace Conformance.Tests.Model;

/// <summary>A switch that somebody flips shows: some scenario fails, and says at which exit, in which field, and what in words.</summary>
public sealed class SwitchFlipTests
{
    private static readonly RepositoryScenarios Repository = new();

    /// <summary>Profile, switch, another value; and the scenario and the message that show it.</summary>
    public static TheoryData<string, string, string, string, string> Flips => new()
    {
        {
            "linux-6.1", "step-state", "rearm-every-entry", "single-step/step-hvc",
            "exit 0: missing: DEBUG  pc=after (0x40000004)  hsr=0xca000022 software step, pending at entry (ISV=0)"
        },
        {
            "linux-4.14", "step-exit-after-handler", "positive", "single-step/step-smc",
            "exit 1: not expected: DEBUG  pc=after (0x40000004)  hsr=0xc8000000 software step, made up by KVM (no hardware syndrome)"
        },
        {
            "linux-5.10", "mmio-skip", "before-exit", "mmio/mmio-read-nodebug",
            "exit 0: pc: expected start (0x40000000), got start+0x4 (0x40000004)"
        },
        {
            "linux-7.3", "mmio-sign-extension", "lost", "mmio/mmio-read-signed",
            "exit 3: x0: expected 0xffffffff80000000, got 0x80000000"
        },
        {
            "linux-6.12", "watchpoint-far", "last-abort", "watchpoints/hw-watchpoint-far-after-mmio",
            "exit 1: far: expected 0x40001000, got 0x9000000"
        },
        {
            "linux-5.17", "mdcr-tde", "sw-bp", "software-breakpoints/brk-enable-only",
            "exit 0: exit_reason: expected DEBUG, got MMIO"
        },
        {
            "swbp-v2", "debug-exit-fields", "hsr-far", "software-breakpoints/brk-use-sw-bp",
            "exit 0: debug_pc: expected 0x40000000, got nothing"
        },
    };

    [Theory]
    [MemberData(nameof(Flips))]
    public void A_flipped_switch_is_told_by_exit_and_field_in_words(string profile, string name, string value, string scenario, string message)
    {
        Profile original = Repository.Profiles.Find(profile)!;
        BehaviourSwitch key = SwitchTable.Find(name)!;
        Profile flipped = new("flipped", "", original, new Dictionary<BehaviourSwitch, int> { [key] = key.IndexOf(value) });
        LoadedScenario loaded = Repository.Scenarios.Single(s => s.Listing.Id == scenario);

        IReadOnlyList<LineDifference> differences = LineDifference.Between(Run(loaded, original), Run(loaded, flipped));

        Assert.Contains(
            differences,
            difference => message.StartsWith($"{difference.Row}: ", StringComparison.Ordinal)
                && difference.Message.Contains(message[$"{difference.Row}: ".Length..], StringComparison.Ordinal));
    }

    private static Behaviour Run(LoadedScenario scenario, Profile profile)
    {
        ScenarioRun run = RepositoryScenarios.Runner().Run(scenario, RepositoryScenarios.SubjectOf(profile));
        return run.Trace is null ? new([]) : GoldenComposer.BehaviourOf(run);
    }
}
