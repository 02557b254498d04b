using Conformance.Suite.Diagnostics;
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
    public void Every_scenario_loads_without_diagnostics_and_says_why()
    {
        DiagnosticBag bag = new();
        IReadOnlyList<LoadedScenario> scenarios = SpecLoader.Load(Specs, "specs", new([]), new(WantReviewFields: true), bag);
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
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
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
