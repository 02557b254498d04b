namespace Conformance.Suite.Specs;

/// <summary>How strict loading is.</summary>
/// <param name="WantReviewFields">Whether why, source and requirements have to be there, as for a scenario that is to be merged.</param>
/// <param name="Requirements">Ids of the requirements that exist; null to accept all.</param>
public sealed record SpecLoadOptions(bool WantReviewFields = false, IReadOnlyCollection<string>? Requirements = null);
