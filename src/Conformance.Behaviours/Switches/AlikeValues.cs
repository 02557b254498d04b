namespace Conformance.Behaviours.Switches;

/// <summary>Values of a switch that no scenario tells apart.</summary>
/// <param name="Alike">The values.</param>
/// <param name="When">What else the profile has to have; empty for every profile.</param>
/// <param name="Reason">Why not, as a sentence without a full stop.</param>
/// <param name="Source">Where that stands; null where some scenario could tell them apart and nobody has written it yet.</param>
public sealed record AlikeValues(SwitchCondition Alike, IReadOnlyList<SwitchCondition> When, string Reason, string? Source)
{
    /// <summary>Whether a scenario could see the flips, so that the line is a debt.</summary>
    public bool IsMissingScenario => Source is null;

    /// <summary>Whether the two values of a flip are among these.</summary>
    public bool Explains(SwitchFlip flip) =>
        flip.Switch == Alike.Switch
        && Alike.Contains(flip.From)
        && Alike.Contains(flip.To)
        && When.All(condition => condition.Holds(flip.Profile));
}
