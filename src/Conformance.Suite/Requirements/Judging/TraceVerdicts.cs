namespace Conformance.Suite.Requirements.Judging;

/// <summary>Where a run breaks a requirement.</summary>
/// <param name="Requirement">The id.</param>
/// <param name="Evidence">The first row that shows it, in words.</param>
public sealed record Deviation(string Requirement, string Evidence);

/// <summary>What a run says of requirements.</summary>
/// <param name="Exercised">The requirements that the run is about, in the order of <see cref="RequirementIds.Judged"/>.</param>
/// <param name="Deviations">Those that it breaks, in the same order, each once.</param>
public sealed record TraceVerdicts(IReadOnlyList<string> Exercised, IReadOnlyList<Deviation> Deviations)
{
    /// <summary>The requirements that the run is about and keeps.</summary>
    public IEnumerable<string> Held => Exercised.Where(id => !Breaks(id));

    /// <summary>Whether the run breaks a requirement.</summary>
    public bool Breaks(string id) => Deviations.Any(deviation => deviation.Requirement == id);
}
