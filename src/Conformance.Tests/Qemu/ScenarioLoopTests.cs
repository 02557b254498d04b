using Conformance.Arm.Cpus;
using Conformance.Behaviours.Profiles;
using Conformance.Kvm.Machines;
using Conformance.Model.Machines;
using Conformance.Qemu.Booting;
using Conformance.Suite.Specs.Compilation;
using Conformance.Suite.Traces;
using Conformance.Tests.Model;
using Conformance.Vmm.Agents;
using Conformance.Vmm.Scenarios;
using Xunit;

namespace Conformance.Tests.Qemu;

/// <summary>What the loop tells is what the listener hears, whether QEMU is in between or not.</summary>
public sealed class ScenarioLoopTests
{
    private static readonly RepositoryScenarios Repository = new();

    [Fact]
    public void Every_scenario_has_an_outcome_of_its_own()
    {
        LoadedScenario[] scenarios = [.. Repository.Scenarios.Where(scenario => scenario.Compiled.Machine == MachineKind.Kvm).Take(20)];
        AgentListener listener = new(scenarios.Length);
        listener.Take(new AgentHello("6.1.0", "#1", "aarch64", "0"));

        Loop(listener).Run([.. scenarios.Select(scenario => scenario.Compiled)], TestContext.Current.CancellationToken);
        listener.Take(new AgentBye(scenarios.Length));

        Assert.Null(listener.FailureAtEnd());
        TraceSource recorded = Repository.Traces.Sources.Single(source => source.Name == "debian-6.1");
        Assert.All(scenarios.Zip(listener.Outcomes), pair => Assert.Equal(
            recorded.Traces[pair.First.Id].Rows,
            RunTrace.Of(pair.First.Id, pair.Second!.Log!).Rows));
    }

    [Fact]
    public void A_machine_that_the_kernel_does_not_have_is_skipped()
    {
        AgentListener listener = new(scenarios: 1);

        Loop(listener).Run([new() { Id = "bare", Machine = MachineKind.El2, Memory = [], Registers = [] }], TestContext.Current.CancellationToken);

        Assert.NotEmpty(listener.Outcomes[0]!.SkipReason!);
    }

    private static ScenarioLoop Loop(AgentListener listener)
    {
        Profile profile = Repository.Profiles.All.Single(candidate => candidate.Name == "linux-6.1");
        return new(new ReferenceBackend(profile, CpuModels.All[0]), listener.Take, () => { });
    }
}
