using Conformance.Kvm.Machines;
using Conformance.Suite.Specs;
using Conformance.Suite.Specs.Compilation;
using Conformance.Suite.Traces;
using Conformance.Vmm.Running;

namespace Conformance.Suite.Running;

/// <summary>Runs scenarios on backends and judges the runs by the requirements. One runner serves one thread; its machines and buffers are reused.</summary>
/// <param name="backends">The backend of a subject.</param>
/// <param name="promises">What runs are judged by.</param>
public sealed class SuiteRunner(Func<Subject, IBackend> backends, PromiseRunner promises)
{
    private readonly ScenarioDriver _driver = new(backends);

    /// <summary>The subjects that a scenario runs under, in their order.</summary>
    public static IEnumerable<Subject> SubjectsOf(LoadedScenario scenario, IEnumerable<Subject> subjects) =>
        subjects.Where(subject => subject.Machine == scenario.Compiled.Machine
            && (scenario.Listing.Profiles.Count == 0 || scenario.Listing.Profiles.Contains(subject.Name)));

    /// <summary>Runs a scenario under a subject.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="subject">What it runs under.</param>
    /// <param name="narrative">Where the run is told step by step, or null.</param>
    public ScenarioRun Run(LoadedScenario scenario, Subject subject, RunNarrative? narrative = null)
    {
        TrapLog? traps = scenario.Listing.ShowsTraps ? new() : null;
        if (_driver.Run(scenario.Compiled, subject, traps, narrative: narrative) is { } reason)
        {
            return new() { Scenario = scenario, Subject = subject, SkipReason = reason };
        }

        RunLog log = _driver.Log;
        return log.Outcome == RunOutcome.Error
            ? new() { Scenario = scenario, Subject = subject, Error = log.Error }
            : promises.Judged(new()
            {
                Scenario = scenario,
                Subject = subject,
                Trace = RunTrace.Of(scenario.Listing.Id, log, scenario.Listing.ShowsMdcr ? _driver.MdcrEl2 : null),
                Traps = traps?.Entries ?? [],
            });
    }
}
