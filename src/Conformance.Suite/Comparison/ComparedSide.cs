namespace Conformance.Suite.Comparison;

/// <summary>Names a run of a side: the scenario with its variant, and the profile where the side is of several.</summary>
public readonly record struct RunKey(string Scenario, string Profile);

/// <summary>One side of a comparison: a profile, a kernel that ran, a folder of traces, or the goldens of a revision.</summary>
/// <param name="Name">What the command line calls it.</param>
/// <param name="Description">What it is, in a few words; empty where the name says it all.</param>
/// <param name="Runs">What it says of scenarios.</param>
/// <param name="Skipped">How many scenarios it did not run, by reason.</param>
public sealed record ComparedSide(
    string Name, string Description, IReadOnlyDictionary<RunKey, ComparedRun> Runs, IReadOnlyDictionary<string, int> Skipped);
