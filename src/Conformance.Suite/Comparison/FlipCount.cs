namespace Conformance.Suite.Comparison;

/// <summary>How many scenarios flip a requirement, by what happens to it.</summary>
/// <param name="Requirement">The id.</param>
/// <param name="Gained">Broken on the base, kept on the head.</param>
/// <param name="Lost">Kept on the base, broken on the head.</param>
/// <param name="NewHeld">Judged on the head alone, and kept.</param>
/// <param name="NewBroken">Judged on the head alone, and broken.</param>
/// <param name="Dropped">Judged on the base alone.</param>
/// <param name="Remaining">Broken on both sides, in all scenarios that were compared.</param>
public sealed record FlipCount(string Requirement, int Gained, int Lost, int NewHeld, int NewBroken, int Dropped, int Remaining)
{
    /// <summary>Counts the flips of a requirement.</summary>
    public static FlipCount Of(string requirement, IEnumerable<RequirementFlip> flips, int remaining)
    {
        RequirementFlip[] all = [.. flips];
        return new(
            requirement,
            all.Count(flip => flip.IsGain),
            all.Count(flip => flip.IsLoss),
            all.Count(flip => flip is { Base: Standing.Unjudged, Head: Standing.Holds }),
            all.Count(flip => flip is { Base: Standing.Unjudged, Head: Standing.Breaks }),
            all.Count(flip => flip.Head == Standing.Unjudged),
            remaining);
    }
}
