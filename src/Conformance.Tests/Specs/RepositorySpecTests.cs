using Conformance.Behaviours.Profiles;
using Conformance.Suite.Diagnostics;
using Conformance.Suite.Profiles;
using Conformance.Suite.Specs;
using Conformance.Suite.Specs.Compilation;
using Conformance.Vmm.Scenarios;
using Xunit;

namespace Conformance.Tests.Specs;

/// <summary>The scenarios of this repository.</summary>
public sealed class RepositorySpecTests
{
    private static readonly string Specs = Path.Combine(RepositoryRoot(), "specs");

    [Fact]
    public void Every_profile_loads_and_the_required_ones_are_there_oldest_first()
    {
        DiagnosticBag bag = new();
        ProfileTree tree = ProfileLoader.Load(Path.Combine(Specs, SpecLoader.ProfilesFolder), "specs/profiles", bag);
        Assert.Equal("", bag.Render());
        string[] required =
        [
            "linux-4.1", "swbp-v2", "linux-4.3", "linux-4.14", "step-v1", "step-v1-counter", "step-v1-mmio", "linux-4.16", "linux-5.10", "linux-5.17",
            "linux-6.1", "linux-6.12", "linux-7.3",
        ];
        Assert.Equal(required, tree.All.Select(p => p.Name).Where(required.Contains));
    }

    [Fact]
    public void Every_scenario_loads_without_diagnostics_and_says_why()
    {
        DiagnosticBag bag = new();
        ProfileTree tree = ProfileLoader.Load(Path.Combine(Specs, SpecLoader.ProfilesFolder), "specs/profiles", bag);
        IReadOnlyList<LoadedScenario> scenarios = SpecLoader.Load(Specs, "specs", tree, new(WantReviewFields: true), bag);
        Assert.Equal("", bag.Render());
        Assert.NotEmpty(scenarios);
        Assert.All(scenarios, s => Assert.NotEmpty(s.Listing.Program));
        Assert.All(scenarios, s => Assert.Contains(s.Compiled.Memory, m => m.Address == ScenarioMachine.RamBase));
    }

    [Fact]
    public void Ids_are_paths_in_ordinal_order()
    {
        DiagnosticBag bag = new();
        IReadOnlyList<LoadedScenario> scenarios = SpecLoader.Load(Specs, "specs", new([]), new(), bag);
        string[] ids = [.. scenarios.Select(s => s.Id)];
        string[] files = [.. ids.Select(id => id.Split('@')[0]).Distinct()];
        Assert.Equal(files.Order(StringComparer.Ordinal), files);
        Assert.Contains("single-step/mmio-read-step", ids);
        Assert.Equal(ids.Distinct(), ids);
    }

    private static string RepositoryRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Conformance.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("the tests do not run inside the repository");
    }
}
