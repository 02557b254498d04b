using Conformance.Arm.Cpus;
using Conformance.Kvm.Machines;
using Conformance.Suite.Running;
using Conformance.Suite.Specs.Compilation;

namespace Conformance.Suite.Coverage.Traps;

/// <summary>A scenario and the cells that it hits under any of its profiles.</summary>
public readonly record struct ScenarioCells(LoadedScenario Scenario, CellSet Cells);

/// <summary>Runs scenarios and notes what the core does in them.</summary>
/// <param name="backends">Makes a backend for one thread.</param>
/// <param name="cpu">The core of these backends.</param>
public sealed class TrapCoverage(Func<Subject, IBackend> backends, CpuModel cpu)
{
    /// <summary>The cells of each scenario, under all its subjects, on all cores; the result does not depend on their number.</summary>
    public IReadOnlyList<ScenarioCells> Find(IReadOnlyList<LoadedScenario> scenarios, IReadOnlyList<Subject> subjects)
    {
        ScenarioCells[] found = new ScenarioCells[scenarios.Count];
        Parallel.For(
            0,
            scenarios.Count,
            () => new ScenarioDriver(backends),
            (i, _, driver) =>
            {
                CellSet cells = new(cpu);
                cells.Start(scenarios[i].Compiled.Options(null));
                foreach (Subject subject in SuiteRunner.SubjectsOf(scenarios[i], subjects))
                {
                    driver.Run(scenarios[i].Compiled, subject, observer: cells);
                }

                found[i] = new(scenarios[i], cells);
                return driver;
            },
            _ => { });
        return found;
    }
}
