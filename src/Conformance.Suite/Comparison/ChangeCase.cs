namespace Conformance.Suite.Comparison;

/// <summary>Scenarios whose first exit that differs is the same one.</summary>
/// <param name="First">The exit.</param>
/// <param name="Changes">The scenarios, by name.</param>
public sealed record ChangeCase(FirstDifference First, IReadOnlyList<ScenarioChange> Changes);
