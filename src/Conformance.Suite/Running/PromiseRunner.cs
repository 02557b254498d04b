using Conformance.Kvm.Machines;
using Conformance.Suite.Requirements.Judging;
using Conformance.Suite.Specs.Compilation;
using Conformance.Suite.Traces;
using Conformance.Vmm.Running;
using Conformance.Vmm.Scenarios;

namespace Conformance.Suite.Running;

/// <summary>Runs scenarios as a debugger is promised them, for the judgement of other runs. It is used by one thread at a time.</summary>
/// <param name="backends">The machine that keeps the promises, for a kernel and a way to treat the guest's own breakpoints.</param>
public sealed class PromiseRunner(Func<Subject, GuestOwnedDebug, IBackend> backends)
{
    private readonly Dictionary<(Subject, GuestOwnedDebug), IBackend> _backends = [];
    private readonly RunLog _log = new();
    private ScenarioRunner? _runner;

    /// <summary>A run with what it says of requirements; one that has no trace says nothing.</summary>
    public ScenarioRun Judged(ScenarioRun run)
    {
        if (run.Trace is null)
        {
            return run;
        }

        try
        {
            return Of(run.Scenario, run.Subject) is { } promises
                ? run with { Verdicts = RequirementJudge.Judge(run.Scenario, promises, run.Trace) }
                : run;
        }
        catch (InvalidOperationException e)
        {
            return run with { Trace = null, Error = $"as a debugger is promised it: {e.Message}" };
        }
    }

    /// <summary>The runs that a run of the scenario under the subject is judged by.</summary>
    /// <returns>Null where nothing is promised: a bare core has no debugger.</returns>
    /// <exception cref="InvalidOperationException">The promised run came to no end: the scenario gives it too few answers, for instance.</exception>
    public Promises? Of(LoadedScenario scenario, Subject subject)
    {
        if (scenario.Compiled.Machine != MachineKind.Kvm)
        {
            return null;
        }

        // There is a choice only where the guest debugs itself.
        Promise exits = Run(scenario.Compiled, subject, GuestOwnedDebug.Exits);
        bool hasChoice = (exits.Log.Facts & (GuestFacts.ReachedBreakpoint | GuestFacts.ReachedWatchpoint | GuestFacts.WantedToStep)) != 0;
        List<Promise> alternatives = hasChoice ? [exits, Run(scenario.Compiled, subject, GuestOwnedDebug.Delivered)] : [exits];

        // Kernels that make up their steps keep an IT block on a core that loses it otherwise; both are right.
        if ((exits.Log.Facts & GuestFacts.SteppedIntoItBlock) != 0)
        {
            alternatives.Add(Run(scenario.Compiled, subject, GuestOwnedDebug.Exits, losesItBlocks: true));
        }

        bool isReinjected = scenario.Compiled.OnGuestDebugException == GuestDebugExceptionAction.Reinject;
        return new(
            alternatives,
            isReinjected ? Run(scenario.Compiled.WithoutDebugger(), subject, GuestOwnedDebug.Delivered).Trace : null);
    }

    private Promise Run(CompiledScenario scenario, Subject subject, GuestOwnedDebug guestOwned, bool losesItBlocks = false)
    {
        if (!_backends.TryGetValue((subject, guestOwned), out IBackend? backend))
        {
            _backends.Add((subject, guestOwned), backend = backends(subject, guestOwned));
        }

        PromiseLog promises = new();
        OpenResult opened = backend.Open(scenario.Options(null) with { Promises = promises, LosesItBlocks = losesItBlocks });
        if (opened.Machine is null)
        {
            throw new InvalidOperationException(opened.SkipReason);
        }

        (_runner ??= new(_log)).Run(scenario, opened.Machine);
        return _log.Outcome == RunOutcome.Error
            ? throw new InvalidOperationException(_log.Error)
            : new(RunTrace.Of(scenario.Id, _log), promises);
    }
}
