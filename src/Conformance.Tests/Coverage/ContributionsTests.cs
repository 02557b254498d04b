using Conformance.Cli.Workspaces;
using Conformance.Kvm.Machines;
using Conformance.Suite.Coverage;
using Conformance.Suite.Specs.Compilation;
using Conformance.Tests.Goldens;
using Xunit;

namespace Conformance.Tests.Coverage;

/// <summary>A file is redundant when everything that it adds is added by others as well.</summary>
public sealed class ContributionsTests
{
    private static readonly LoadedScenario[] Kvm =
        [.. CommittedWorkspace.Value.Scenarios.Where(s => s.Compiled.Machine == MachineKind.Kvm).DistinctBy(s => s.Listing.SpecId).Take(3)];

    [Fact]
    public void A_file_with_a_key_of_its_own_is_not_redundant()
    {
        Contributions contributions = new(Kvm);
        contributions.Add(Kvm[0], "shared");
        contributions.Add(Kvm[1], "shared");
        contributions.Add(Kvm[1], ("own", 1));
        contributions.Add(Kvm[2], ("own", 2));

        Assert.Equal([Kvm[0].Listing.SpecId], contributions.Redundant());
    }

    [Fact]
    public void Variants_of_a_file_do_not_make_each_other_redundant()
    {
        LoadedScenario[] variants = [.. CommittedWorkspace.Value.Scenarios
            .GroupBy(s => s.Listing.SpecId).First(spec => spec.Count() > 1).Select(s => s with { Compiled = Kvm[0].Compiled })];
        Contributions contributions = new(variants);
        contributions.Add(variants[0], "key");
        contributions.Add(variants[1], "key");

        Assert.Equal([], contributions.Redundant());
    }

    [Fact]
    public void A_file_that_adds_nothing_is_redundant() => Assert.Equal(Kvm.Select(s => s.Listing.SpecId).Order(StringComparer.Ordinal), new Contributions(Kvm).Redundant());

    [Fact]
    public void Every_scenario_for_KVM_adds_something() => Assert.Equal([], CoverageRuns.Contributions(CommittedWorkspace.Value).Redundant());
}
