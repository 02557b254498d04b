namespace Conformance.Cli.Fuzzing;

/// <summary>What a command line says about random cases.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="First">The number of the first case to look at.</param>
/// <param name="Count">How many run.</param>
/// <param name="Folder">Where shrunk scenarios go; null prints them.</param>
public sealed record FuzzRequest(int Seed, int First, int Count, string? Folder);
