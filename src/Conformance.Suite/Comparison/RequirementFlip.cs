using Conformance.Suite.Requirements;

namespace Conformance.Suite.Comparison;

/// <summary>A requirement to which two runs of a scenario stand in two ways.</summary>
/// <param name="Requirement">The id.</param>
/// <param name="Base">How the run of the base stands to it.</param>
/// <param name="Head">How the run of the head stands to it.</param>
public readonly record struct RequirementFlip(string Requirement, Standing Base, Standing Head)
{
    /// <summary>Whether a debugger loses by it: what was kept is broken.</summary>
    public bool IsLoss => Base == Standing.Holds && Head == Standing.Breaks;

    /// <summary>Whether a debugger gains by it: what was broken is kept.</summary>
    public bool IsGain => Base == Standing.Breaks && Head == Standing.Holds;

    /// <summary>What happened to it, as a predicate.</summary>
    public string Words => (Base, Head) switch
    {
        (Standing.Holds, Standing.Breaks) => "breaks",
        (Standing.Breaks, Standing.Holds) => "now holds",
        (Standing.Unjudged, Standing.Breaks) => "is newly judged (broken)",
        (Standing.Unjudged, Standing.Holds) => "is newly judged (holds)",
        (Standing.Breaks, _) => "is no longer judged (broken)",
        _ => "is no longer judged (held)",
    };

    /// <summary>The flips between two runs, in the order of the requirements.</summary>
    public static IReadOnlyList<RequirementFlip> Between(RequirementStanding before, RequirementStanding after)
    {
        HashSet<string> known = [.. before.Known, .. after.Known];
        return
        [
            .. RequirementIds.Judged
                .Where(known.Contains)
                .Select(id => new RequirementFlip(id, before.Of(id, after), after.Of(id, before)))
                .Where(flip => flip.Base != flip.Head),
        ];
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Requirement} {Words}";
}
