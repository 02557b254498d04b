using Conformance.Behaviours.Profiles;
using Conformance.Behaviours.Switches;
using Conformance.Kvm.Machines;
using Conformance.Suite.Running;
using Conformance.Suite.Specs.Compilation;
using Conformance.Vmm.Running;

namespace Conformance.Suite.Coverage.Switches;

/// <summary>
/// What a debugger makes of a flip, whatever the profile and the scenario: two kills that agree in all of it show the same.
/// </summary>
/// <param name="Switch">The switch.</param>
/// <param name="From">The index of its value.</param>
/// <param name="To">The index of the other value.</param>
/// <param name="Before">What the first row that differs is, without its values.</param>
/// <param name="After">The same in the other run.</param>
/// <param name="Fields">The fields that differ.</param>
public readonly record struct KillSignature(string Switch, int From, int To, string Before, string After, string Fields);

/// <summary>A scenario that sees a flip, and how.</summary>
public readonly record struct Kill(LoadedScenario Scenario, Sight Sight);

/// <summary>A flip and every scenario that sees it, in the order of the scenarios; none for a flip that is invalid.</summary>
public sealed record FlipKills(SwitchFlip Flip, IReadOnlyList<Kill> Kills)
{
    /// <summary>What a kill shows.</summary>
    public KillSignature SignatureOf(Kill kill) => new(Flip.Switch.Name, Flip.From, Flip.To, kill.Sight.Before, kill.Sight.After, kill.Sight.Fields);
}

/// <summary>
/// What changes when one switch of a profile is flipped: every valid value of every switch under every profile, each with
/// every scenario of machine kvm.
/// </summary>
/// <param name="backends">Makes a backend for one thread.</param>
public sealed class SwitchKills(Func<Subject, IBackend> backends)
{
    /// <summary>Runs everything, on all cores; the result does not depend on their number.</summary>
    public IReadOnlyList<FlipKills> Find(ProfileTree profiles, IReadOnlyList<LoadedScenario> scenarios)
    {
        Profile[] all = [.. profiles.All];
        (LoadedScenario Scenario, RecordedRun Run)[][] originals = new (LoadedScenario, RecordedRun)[all.Length][];
        Parallel.For(0, all.Length, i => originals[i] = RunOriginal(all[i], scenarios));

        (SwitchFlip Flip, int Profile)[] flips = [.. all.SelectMany((profile, i) => SwitchFlip.AllOf(profile).Select(flip => (flip, i)))];
        FlipKills[] found = new FlipKills[flips.Length];
        Parallel.For(0, flips.Length, i => found[i] = new(
            flips[i].Flip,
            flips[i].Flip.Invalid is null ? Compare(flips[i].Flip, originals[flips[i].Profile]) : []));
        return found;
    }

    // A scenario that says nothing under the profile itself cannot see a flip either.
    private (LoadedScenario, RecordedRun)[] RunOriginal(Profile profile, IReadOnlyList<LoadedScenario> scenarios)
    {
        Subject subject = Subject.Of(profile);
        ScenarioDriver driver = new(backends);
        List<(LoadedScenario, RecordedRun)> runs = [];
        foreach (LoadedScenario scenario in scenarios)
        {
            TrapLog? traps = scenario.Listing.ShowsTraps ? new() : null;
            if (SuiteRunner.SubjectsOf(scenario, [subject]).Any()
                && driver.Run(scenario.Compiled, subject, traps) is null
                && driver.Log.Outcome != RunOutcome.Error)
            {
                runs.Add((scenario, new(scenario.Id, driver.Log, traps, ShownMdcr(scenario, driver))));
            }
        }

        return [.. runs];
    }

    private static ulong? ShownMdcr(LoadedScenario scenario, ScenarioDriver driver) => scenario.Listing.ShowsMdcr ? driver.MdcrEl2 : null;

    private List<Kill> Compare(SwitchFlip flip, (LoadedScenario Scenario, RecordedRun Run)[] originals)
    {
        Subject subject = Subject.Of(flip.Flipped);
        ScenarioDriver driver = new(backends);
        List<Kill> kills = [];
        foreach ((LoadedScenario scenario, RecordedRun original) in originals)
        {
            TrapLog? traps = scenario.Listing.ShowsTraps ? new() : null;
            if (driver.Run(scenario.Compiled, subject, traps) is null && original.FirstDifference(driver.Log, traps, ShownMdcr(scenario, driver)) is { } sight)
            {
                kills.Add(new(scenario, sight));
            }
        }

        return kills;
    }
}
