using Conformance.Suite.Running;
using Conformance.Suite.Specs.Compilation;

namespace Conformance.Suite.Verdicts;

/// <summary>The runs of one scenario variant, bases before what is based on them.</summary>
public sealed record VariantRuns(LoadedScenario Scenario, IReadOnlyList<ScenarioRun> Runs);

/// <summary>The runs of one scenario file, variants in their order.</summary>
/// <param name="Id">The path under specs/ without its ending.</param>
/// <param name="Variants">The runs of each variant.</param>
public sealed record SpecRuns(string Id, IReadOnlyList<VariantRuns> Variants)
{
    /// <summary>The claim.</summary>
    public string Title => Variants[0].Scenario.Listing.Title;
}
