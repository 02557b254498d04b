using Conformance.Suite.Running;
using Conformance.Suite.Verdicts;

namespace Conformance.Cli.Kernels;

/// <summary>What a kernel returned, with verdicts.</summary>
/// <param name="Runs">The runs.</param>
/// <param name="Suite">The verdicts.</param>
/// <param name="Problems">What is wrong with a scenario whatever it is compared with, by its id.</param>
/// <param name="Compared">How many runs were compared with recorded ones.</param>
internal sealed record JudgedKernel(ScenarioRun[] Runs, SuiteResult Suite, Dictionary<string, string[]> Problems, int Compared)
{
    /// <summary>Ids of the scenarios that are not as expected; a mistake of the scenario's own is none.</summary>
    public HashSet<string> Failed { get; } =
        [.. Suite.Results.Where(result => result.Verdict == Verdict.Fail).Select(result => result.ScenarioId)];
}
