using Conformance.Kvm.Machines;
using Conformance.Suite.Fuzzing.Generation;
using Conformance.Suite.Fuzzing.Shrinking;
using Conformance.Suite.Running;
using Conformance.Vmm.Running;
using Conformance.Vmm.Scenarios;

namespace Conformance.Suite.Fuzzing;

/// <summary>A case in which the real thing and the model differ.</summary>
/// <param name="Number">The number of the case out of the cases of the seed.</param>
/// <param name="Kind">The kind of the first difference.</param>
/// <param name="Case">The case.</param>
public sealed record FuzzFinding(int Number, DifferenceKind Kind, FuzzCase Case);

/// <summary>Runs random cases on the model and on the real thing, and compares every row.</summary>
/// <param name="model">The model, with a watchdog that gives up early: most random guests that do not end soon never do.</param>
/// <param name="patient">The model again, with a watchdog that waits: a guest that the real thing ends is not given up.</param>
/// <param name="subject">What the model runs them under.</param>
/// <param name="target">The real thing.</param>
/// <param name="figures">What the cases were good for.</param>
public sealed class Fuzzer(ScenarioDriver model, ScenarioDriver patient, Subject subject, FuzzTarget target, FuzzFigures figures)
{
    // An endless run costs the watchdog's patience on a real kernel. Some are kept: they have to be endless there as well. A bare
    // core has no watchdog.
    private const int EndlessKeptOneIn = 16;

    // A case with one exit tells little; what is left of them is for what two exits never show. On a bare core most guests end in
    // their own vectors, at the first thing that goes wrong.
    private const int DullKeptOneIn = 3;
    private const int DullKeptOneInOfEl2 = 16;

    // On a busy host the same chance may come twice.
    private const int RepeatsOfFindings = 3;

    private readonly FuzzProgram _program = new();

    /// <summary>Runs so many cases of a seed, from a number on.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="first">The number of the first case to look at; then that of the first that was not looked at.</param>
    /// <param name="count">How many cases run on the real thing.</param>
    /// <returns>Those that differ, and differ each time they run again, in the order of their numbers.</returns>
    public IReadOnlyList<FuzzFinding> Run(int seed, ref int first, int count)
    {
        List<(int Number, FuzzCase Case, CompiledScenario Compiled)> cases = [];
        while (cases.Count < count)
        {
            int number = first++;
            FuzzCase made = RandomCase.Make(seed, number, subject.Machine);
            CompiledScenario compiled = _program.Compile(made, $"fuzz/{seed}/{number}");
            if (IsWorthRunning(compiled, number))
            {
                cases.Add((number, made, compiled));
            }
            else
            {
                figures.ThrownAway++;
            }
        }

        IReadOnlyList<TargetRun> runs = target([.. cases.Select(entry => entry.Compiled)]);
        List<FuzzFinding> findings = [];
        for (int i = 0; i < cases.Count; i++)
        {
            figures.Add(runs[i]);
            if (Compare(cases[i].Compiled, runs[i], figures) is { } kind)
            {
                findings.Add(new(cases[i].Number, kind, cases[i].Case));
            }
        }

        for (int again = 0; again < RepeatsOfFindings && findings.Count > 0; again++)
        {
            findings = Steady(findings, seed);
        }

        return findings;
    }

    // Where the host's timer interrupts a step is chance, and kernels that arm a step anew at each entry lose it there. What does
    // not differ each time is told, but is nothing to look for in the model.
    private List<FuzzFinding> Steady(List<FuzzFinding> findings, int seed)
    {
        CompiledScenario[] again = [.. findings.Select(finding => _program.Compile(finding.Case, $"fuzz/{seed}/{finding.Number}"))];
        IReadOnlyList<TargetRun> runs = target(again);
        List<FuzzFinding> steady = [];
        for (int i = 0; i < again.Length; i++)
        {
            if (Compare(again[i], runs[i], null) is null)
            {
                figures.Unsteady.Add(findings[i].Number);
            }
            else
            {
                steady.Add(findings[i]);
            }
        }

        return steady;
    }

    /// <summary>Shrinks findings together: each to the smallest case that keeps its kind of difference.</summary>
    /// <param name="findings">The findings.</param>
    /// <param name="stop">Ends it with what has been reached.</param>
    public IReadOnlyList<FuzzFinding> Shrink(IReadOnlyList<FuzzFinding> findings, CancellationToken stop) => new Shrinker(KindsOf).Shrink(findings, stop);

    private IReadOnlyList<DifferenceKind?> KindsOf(IReadOnlyList<FuzzCase> cases)
    {
        CompiledScenario[] compiled = [.. cases.Select((entry, i) => _program.Compile(entry, $"fuzz/shrunk/{i}"))];

        // What the model runs for ever is no smaller case: each costs the watchdog's patience on a real kernel.
        int[] worthIt = [.. Enumerable.Range(0, compiled.Length).Where(i => IsForTheTarget(compiled[i]) && !EndlessRun.Is(model.Log))];
        IReadOnlyList<TargetRun> runs = target([.. worthIt.Select(i => compiled[i])]);
        DifferenceKind?[] kinds = new DifferenceKind?[compiled.Length];
        for (int i = 0; i < worthIt.Length; i++)
        {
            kinds[worthIt[i]] = Compare(compiled[worthIt[i]], runs[i], null);
        }

        return kinds;
    }

    private bool IsWorthRunning(CompiledScenario scenario, int number) =>
        IsForTheTarget(scenario)
        && model.Log.Outcome != RunOutcome.Error
        && (!EndlessRun.Is(model.Log) || (subject.Machine == MachineKind.Kvm && number % EndlessKeptOneIn == 0))
        && (FuzzFigures.HasTwoExits(model.Log) || number % (subject.Machine == MachineKind.Kvm ? DullKeptOneIn : DullKeptOneInOfEl2) == 0);

    private bool IsForTheTarget(CompiledScenario scenario)
    {
        UnfitGuest unfit = new(subject.Machine);
        return model.Run(scenario, subject, observer: unfit) is null && !unfit.IsFound;
    }

    private DifferenceKind? Compare(CompiledScenario scenario, TargetRun run, ICoreObserver? observer)
    {
        model.Run(scenario, subject, observer: observer);
        if (!EndlessRun.Is(model.Log) || run.Log is not { } log || EndlessRun.Is(log))
        {
            return DifferenceKind.Of(run, model.Log);
        }

        // A guest that comes to something beyond the model only then is one that would not have been run.
        patient.Run(scenario, subject);
        return patient.Log.Outcome == RunOutcome.Error ? null : DifferenceKind.Of(run, patient.Log);
    }
}
