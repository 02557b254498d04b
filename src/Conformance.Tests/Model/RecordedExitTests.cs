using Conformance.Arm.Cpus;
using Conformance.Arm.Syndromes;
using Conformance.Cli.Workspaces;
using Conformance.Qemu.Monitor;
using Conformance.Suite.Running;
using Conformance.Suite.Specs.Compilation;
using Conformance.Suite.Traces;
using Conformance.Tests.Traces;
using Xunit;

namespace Conformance.Tests.Model;

/// <summary>The reference backend returns what real kernels returned, row by row and field by field.</summary>
public sealed class RecordedExitTests
{
    private static readonly RepositoryScenarios Repository = new();

    public static TheoryData<string, string> Recordings()
    {
        TheoryData<string, string> data = [];
        foreach (TraceSource source in Repository.Traces.Sources)
        {
            foreach (string scenario in source.Traces.Keys.Order(StringComparer.Ordinal))
            {
                if (source.Provenance.Mode != MonitorRun.Mode)
                {
                    data.Add(source.Name, scenario);
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Recordings))]
    public void The_model_reproduces_every_recorded_row(string source, string scenario)
    {
        TraceSource recorded = Repository.Traces.Sources.Single(s => s.Name == source);
        LoadedScenario loaded = Repository.Scenarios.Single(s => s.Listing.Id == scenario);
        Subject subject = RepositoryScenarios.SubjectOf(Repository.Profiles.Find(recorded.Provenance.Profile)!);

        CpuModel cpu = CoreTest.ModelOf(recorded.Provenance.Cpu)!;
        ScenarioRun run = ReferenceBackends.Runner(cpu).Run(loaded, subject);

        IReadOnlyList<TraceDifference> differences =
            new TraceComparison(new FieldWords(SyndromeText.Describe)).Compare(recorded.Traces[scenario], run.Trace!);
        Assert.Empty(differences);
    }

    [Fact]
    public void The_recorded_kernels_are_all_there()
    {
        Assert.Equal(
            ["debian-5.10", "debian-6.1", "debian-6.12", "debian-6.12-vhe", "debian-7.3", "debian-7.3-vhe", "linux-4.16", "linux-5.17", "pre-4.15", "step-v1", "step-v1-mmio", "swbp-v2"],
            Repository.Traces.Sources.Where(s => s.Provenance.Mode != MonitorRun.Mode).Select(s => s.Name));
        Assert.True(Recordings().Count >= 300);
    }
}
