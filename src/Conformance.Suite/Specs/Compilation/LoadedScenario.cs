using Conformance.Vmm.Scenarios;

namespace Conformance.Suite.Specs.Compilation;

/// <summary>A scenario ready to run, and what is told about it.</summary>
public sealed record LoadedScenario(CompiledScenario Compiled, ScenarioListing Listing)
{
    /// <summary>The path under specs/ without its ending, plus the variant.</summary>
    public string Id => Compiled.Id;
}
