using Conformance.Arm.Cpus;
using Conformance.Behaviours.Profiles;
using Conformance.Model.Machines;
using Conformance.Suite.Diagnostics;
using Conformance.Suite.Profiles;
using Conformance.Suite.Specs;
using Conformance.Vmm.Running;
using Conformance.Vmm.Scenarios;

namespace Conformance.Benchmarks;

/// <summary>A scenario on the reference backend, ready to be run again and again.</summary>
internal sealed class Workload
{
    private readonly CompiledScenario _scenario;
    private readonly ReferenceBackend _backend;
    private readonly RunLog _log = new();
    private readonly ScenarioRunner _runner;

    public Workload(string profile, string yaml)
    {
        DiagnosticBag bag = new();
        ProfileTree profiles = ProfileLoader.Load(Path.Combine(Root, "specs", "profiles"), "specs/profiles", bag);
        _scenario = new ScenarioReader(profiles, new SpecLoadOptions(), bag).Read(new SourceText("benchmark.yaml", yaml), "benchmark").Single().Compiled;
        if (!bag.IsEmpty)
        {
            throw new InvalidOperationException(bag.Render());
        }

        _backend = new(profiles.Find(profile)!, CpuModels.All[0]);
        _runner = new(_log);
    }

    /// <summary>The top of the checkout.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Runs it once; the number of records keeps the work from being optimised away.</summary>
    public int Run()
    {
        _runner.Run(_scenario, _backend.Open(_scenario.Options(null)).Machine!);
        return _log.Outcome == RunOutcome.Completed ? _log.Records.Length : throw new InvalidOperationException(_log.Error);
    }

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Conformance.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("benchmarks run inside a checkout only");
    }
}
