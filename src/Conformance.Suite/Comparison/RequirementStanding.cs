using Conformance.Suite.Goldens;
using Conformance.Suite.Requirements.Judging;

namespace Conformance.Suite.Comparison;

/// <summary>How a run stands to a requirement.</summary>
public enum Standing
{
    /// <summary>The run is not about it.</summary>
    Unjudged,

    /// <summary>The run keeps it.</summary>
    Holds,

    /// <summary>The run breaks it.</summary>
    Breaks,
}

/// <summary>How a run stands to all requirements.</summary>
public sealed class RequirementStanding
{
    private readonly Dictionary<string, Standing> _standings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _evidence = new(StringComparer.Ordinal);
    private readonly bool _isWhole;

    private RequirementStanding(IEnumerable<string> held, IEnumerable<string> broken, bool isWhole)
    {
        _isWhole = isWhole;
        foreach (string id in held)
        {
            _standings[id] = Standing.Holds;
        }

        foreach (string id in broken)
        {
            _standings[id] = Standing.Breaks;
        }
    }

    /// <summary>A run of which nothing is judged.</summary>
    public static RequirementStanding None { get; } = new([], [], isWhole: true);

    /// <summary>What was judged.</summary>
    public static RequirementStanding Of(TraceVerdicts? verdicts)
    {
        if (verdicts is null)
        {
            return None;
        }

        RequirementStanding standing = new(verdicts.Held, verdicts.Deviations.Select(deviation => deviation.Requirement), isWhole: true);
        foreach (Deviation deviation in verdicts.Deviations)
        {
            standing._evidence[deviation.Requirement] = deviation.Evidence;
        }

        return standing;
    }

    /// <summary>
    /// What a golden tells: every requirement that is broken, and of the others those alone that its scenario lists.
    /// </summary>
    public static RequirementStanding OfGolden(IReadOnlyList<BehaviourLine> lines) =>
        new(Ids(lines, GoldenText.HoldsName), Ids(lines, GoldenText.DeviatesName), isWhole: false);

    /// <summary>The requirements that are kept or broken.</summary>
    public IEnumerable<string> Known => _standings.Keys;

    /// <summary>The requirements that are broken.</summary>
    public IEnumerable<string> Broken => _standings.Where(standing => standing.Value == Standing.Breaks).Select(standing => standing.Key);

    /// <summary>
    /// How the run stands to a requirement. Where a golden is silent, what the other side says of the same scenario decides
    /// whether the run is about it.
    /// </summary>
    public Standing Of(string requirement, RequirementStanding other) =>
        _standings.TryGetValue(requirement, out Standing standing) ? standing
        : _isWhole || !other._standings.ContainsKey(requirement) ? Standing.Unjudged
        : Standing.Holds;

    /// <summary>The first row that shows that it is broken, in words; null where nobody says.</summary>
    public string? EvidenceOf(string requirement) => _evidence.GetValueOrDefault(requirement);

    private static string[] Ids(IReadOnlyList<BehaviourLine> lines, string name) =>
        [.. lines.Where(line => line.Name == name).SelectMany(line => line.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
}
