namespace Conformance.Suite.Requirements;

/// <summary>Something that a debugger may rely on.</summary>
/// <param name="Id">The name that scenarios use.</param>
/// <param name="Sentence">What is relied on, in one sentence.</param>
/// <param name="Rationale">What a debugger does with it.</param>
/// <param name="Source">What it rests on.</param>
public sealed record Requirement(string Id, string Sentence, string Rationale, IReadOnlyList<string> Source);
