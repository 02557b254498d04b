using Conformance.Arm.Cpus;
using Conformance.Behaviours.Profiles;
using Conformance.Cli.Workspaces;
using Conformance.Suite.Diagnostics;
using Conformance.Suite.Profiles;
using Conformance.Suite.Running;
using Conformance.Suite.Specs;
using Conformance.Suite.Specs.Compilation;
using Conformance.Suite.Traces;
using Conformance.Tests.Traces;
using Xunit;

namespace Conformance.Tests.Model;

/// <summary>The checkout's own scenarios, profiles and recordings.</summary>
internal sealed class RepositoryScenarios
{
    public RepositoryScenarios()
    {
        DiagnosticBag bag = new();
        Profiles = ProfileLoader.Load(Path.Combine(CommittedTraces.Root, "specs", "profiles"), "specs/profiles", bag);
        Scenarios = SpecLoader.Load(Path.Combine(CommittedTraces.Root, "specs"), "specs", Profiles, new(), bag);
        Traces = TraceStore.Load(Path.Combine(CommittedTraces.Root, "traces"), "traces", bag);
        Assert.Equal("", bag.Render());
    }

    public ProfileTree Profiles { get; }

    public IReadOnlyList<LoadedScenario> Scenarios { get; }

    public TraceStore Traces { get; }

    /// <summary>A runner that knows a profile apart from the repository's, too.</summary>
    public static SuiteRunner Runner() => ReferenceBackends.Runner(CpuModels.All[0]);

    public static Subject SubjectOf(Profile profile)
    {
        List<Profile> line = [];
        for (Profile? p = profile; p is not null; p = p.BasedOn)
        {
            line.Add(p);
        }

        return Subject.AllOf(new ProfileTree(line)).First(subject => subject.Name == profile.Name);
    }
}
