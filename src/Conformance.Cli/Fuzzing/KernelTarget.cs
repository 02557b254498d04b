using Conformance.Cli.Kernels;
using Conformance.Cli.Output;
using Conformance.Qemu.Booting;
using Conformance.Suite.Fuzzing;
using Conformance.Vmm.Scenarios;

namespace Conformance.Cli.Fuzzing;

/// <summary>A kernel under test as the real thing behind random cases.</summary>
/// <param name="machine">The kernel.</param>
/// <param name="progress">Says how far it has come.</param>
/// <param name="stop">Ends it early.</param>
internal sealed class KernelTarget(KernelMachine machine, ProgressLine progress, CancellationToken stop)
{
    // QEMU's memory holds the scenarios twice, and a boot takes seconds.
    private const int MostInABoot = 5000;

    /// <summary>What it is being used for, for the progress line.</summary>
    public string Task { get; set; } = "";

    /// <summary>Boots without scenarios: who the kernel is.</summary>
    /// <exception cref="KernelFailedException">It cannot be run.</exception>
    public KernelRunResult Greet() => Boot([]);

    /// <summary>Runs scenarios, a boot for every few thousand. One that ends the kernel is a result, and the next boot goes on behind it.</summary>
    /// <exception cref="KernelFailedException">It failed at no scenario, or was stopped.</exception>
    public IReadOnlyList<TargetRun> Run(IReadOnlyList<CompiledScenario> scenarios)
    {
        List<TargetRun> runs = new(scenarios.Count);
        while (runs.Count < scenarios.Count)
        {
            CompiledScenario[] chunk = [.. scenarios.Skip(runs.Count).Take(MostInABoot)];
            KernelRunResult result = BootOnce(chunk);
            ILookup<int, string> complaints = result.Complaints.ToLookup(complaint => complaint.ScenarioIndex, complaint => complaint.Text);
            runs.AddRange(result.Outcomes.TakeWhile(outcome => outcome is not null).Select((outcome, i) => new TargetRun(outcome!.Log, complaints[i].FirstOrDefault())));
            if (result.Failure is { } failure)
            {
                runs.Add(new(null, failure.Message));
            }
        }

        return runs;
    }

    private KernelRunResult Boot(CompiledScenario[] scenarios)
    {
        KernelRunResult result = BootOnce(scenarios);
        return result.Failure is { } failure ? throw new KernelFailedException(failure, result, scenarios) : result;
    }

    private KernelRunResult BootOnce(CompiledScenario[] scenarios)
    {
        KernelRunResult result = machine.Run(
            scenarios,
            running => progress.Show(() => running < 0 ? $"{Task}: booting" : $"{Task}: {running + 1} of {scenarios.Length}"),
            stop);
        bool isAboutAScenario = result.Hello is not null && Array.Exists([.. result.Outcomes], outcome => outcome is null);
        return result.Failure is { } failure && (stop.IsCancellationRequested || !isAboutAScenario)
            ? throw new KernelFailedException(failure, result, scenarios)
            : result;
    }
}

/// <summary>A kernel under test did not run all that it was given.</summary>
internal sealed class KernelFailedException(BootFailure failure, KernelRunResult result, IReadOnlyList<CompiledScenario> scenarios)
    : Exception(failure.Message)
{
    /// <summary>Why.</summary>
    public BootFailure Failure => failure;

    /// <summary>What came of it.</summary>
    public KernelRunResult Result => result;

    /// <summary>The scenario that was running; null when none was.</summary>
    public string? Running => result.Hello is null ? null : scenarios.Zip(result.Outcomes).FirstOrDefault(pair => pair.Second is null).First?.Id;
}
