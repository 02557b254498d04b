using Conformance.Kvm.Machines;
using Conformance.Vmm.Running;
using Conformance.Vmm.Scenarios;

namespace Conformance.Suite.Running;

/// <summary>Runs compiled scenarios on backends and leaves the log as it is. One driver serves one thread.</summary>
public sealed class ScenarioDriver
{
    private readonly Func<Subject, IBackend> _makeBackend;
    private readonly Dictionary<Subject, IBackend> _backends = [];
    private readonly ScenarioRunner _runner;

    /// <summary>A driver that makes each backend when it is first needed.</summary>
    public ScenarioDriver(Func<Subject, IBackend> makeBackend)
    {
        _makeBackend = makeBackend;
        _runner = new(Log);
    }

    /// <summary>What the last run returned; the next run overwrites it.</summary>
    public RunLog Log { get; } = new();

    /// <summary>MDCR_EL2 of the last guest entry of the last run, where the backend can tell it.</summary>
    public ulong? MdcrEl2 { get; private set; }

    /// <summary>Runs a scenario under a subject.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="subject">What it runs under.</param>
    /// <param name="traps">Where entries to EL2 are noted, or null.</param>
    /// <param name="observer">Who is told what the core does, or null.</param>
    /// <param name="narrative">Where the run is told step by step, or null.</param>
    /// <returns>Why the backend cannot run it; null when it did.</returns>
    public string? Run(CompiledScenario scenario, Subject subject, TrapLog? traps = null, ICoreObserver? observer = null, RunNarrative? narrative = null)
    {
        if (!_backends.TryGetValue(subject, out IBackend? backend))
        {
            _backends.Add(subject, backend = _makeBackend(subject));
        }

        OpenResult opened = backend.Open(scenario.Options(traps) with { Observer = observer, Narrative = narrative });
        if (opened.Machine is null)
        {
            return opened.SkipReason;
        }

        _runner.Run(scenario, opened.Machine);
        MdcrEl2 = opened.Machine.MdcrEl2;
        return null;
    }
}
