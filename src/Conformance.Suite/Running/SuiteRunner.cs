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
    private readonly Dictionary<Subject, IBackend> _backends = [];
    private readonly RunLog _log = new();
    private ScenarioRunner? _runner;

    /// <summary>The subjects that a scenario runs under, in their order.</summary>
    public static IEnumerable<Subject> SubjectsOf(LoadedScenario scenario, IEnumerable<Subject> subjects) =>
        subjects.Where(subject => subject.Machine == scenario.Compiled.Machine
            && (scenario.Listing.Profiles.Count == 0 || scenario.Listing.Profiles.Contains(subject.Name)));

    /// <summary>Runs a scenario under a subject.</summary>
    public ScenarioRun Run(LoadedScenario scenario, Subject subject)
    {
        if (!_backends.TryGetValue(subject, out IBackend? backend))
        {
            _backends.Add(subject, backend = backends(subject));
        }

        TrapLog? traps = scenario.Listing.Show.Contains(ShowWords.Traps) ? new() : null;
        OpenResult opened = backend.Open(scenario.Compiled.Options(traps));
        if (opened.Machine is null)
        {
            return new() { Scenario = scenario, Subject = subject, SkipReason = opened.SkipReason };
        }

        (_runner ??= new(_log)).Run(scenario.Compiled, opened.Machine);
        if (_log.Outcome == RunOutcome.Error)
        {
            return new() { Scenario = scenario, Subject = subject, Error = _log.Error };
        }

        ulong? mdcr = scenario.Listing.Show.Contains(ShowWords.MdcrEl2) ? opened.Machine.MdcrEl2 : null;
        return promises.Judged(new()
        {
            Scenario = scenario,
            Subject = subject,
            Trace = RunTrace.Of(scenario.Listing.Id, _log, mdcr),
            Traps = traps?.Entries ?? [],
        });
    }
}
