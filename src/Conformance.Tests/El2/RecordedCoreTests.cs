using Conformance.Arm.Cpus;
using Conformance.Arm.Syndromes;
using Conformance.Kvm.Machines;
using Conformance.Kvm.Uapi;
using Conformance.Model.Machines;
using Conformance.Suite.Specs.Compilation;
using Conformance.Suite.Traces;
using Conformance.Tests.Model;
using Conformance.Vmm.Running;
using Xunit;

namespace Conformance.Tests.El2;

/// <summary>The model against what QEMU's cores did without any kernel.</summary>
public sealed class RecordedCoreTests
{
    private const int FewestScenarios = 60;

    private static readonly RepositoryScenarios Repository = new();

    [Theory]
    [InlineData("qemu-cortex-a57", "cortex-a57-qemu")]
    [InlineData("qemu-cortex-a76", "cortex-a76-qemu")]
    public void Every_recorded_row_is_reproduced(string source, string cpu)
    {
        TraceSource recorded = Assert.Single(Repository.Traces.Sources, s => s.Name == source);
        TraceComparison comparison = new(new FieldWords(SyndromeText.Describe));
        RunLog log = new();
        ScenarioRunner runner = new(log);
        BareEl2Backend backend = new(CpuModels.Find(cpu)!);
        List<string> differences = [];
        foreach (LoadedScenario scenario in ScenariosOn(recorded))
        {
            runner.Run(scenario.Compiled, backend.Open(scenario.Compiled.Options(null)).Machine!);
            Trace run = RunTrace.Of(scenario.Id, log);
            differences.AddRange(comparison.Compare(recorded.Traces[scenario.Id], run).Select(d => d.ToString()!));
        }

        Assert.Empty(differences);
    }

    [Theory]
    [InlineData("qemu-cortex-a57")]
    [InlineData("qemu-cortex-a76")]
    [InlineData("qemu-max")]
    public void Recordings_and_scenarios_are_the_same_set(string source)
    {
        TraceSource recorded = Assert.Single(Repository.Traces.Sources, s => s.Name == source);
        Assert.Equal(BareEl2Backend.ProfileName, recorded.Provenance.Profile);
        Assert.Equal("el2", recorded.Provenance.Mode);
        Assert.Equal(
            ScenariosOn(recorded).Select(s => s.Id).Order(StringComparer.Ordinal),
            recorded.Traces.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void There_are_enough_scenarios() =>
        Assert.True(El2Scenarios().Select(s => s.Listing.File).Distinct().Count() >= FewestScenarios);

    internal static IEnumerable<LoadedScenario> El2Scenarios() => Repository.Scenarios.Where(s => s.Compiled.Machine == MachineKind.El2 && s.Compiled.Cpu.Length == 0);

    // EL1 of Cortex-A76 has no AArch32.
    private static IEnumerable<LoadedScenario> ScenariosOn(TraceSource recorded) =>
        El2Scenarios().Where(s => recorded.Provenance.Cpu != "cortex-a76" || (s.Compiled.Features & VcpuFeatures.El132Bit) == 0);

    internal static TraceSource Recording(string name) => Repository.Traces.Sources.Single(s => s.Name == name);
}
