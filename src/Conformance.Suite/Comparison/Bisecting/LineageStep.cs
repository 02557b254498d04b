namespace Conformance.Suite.Comparison.Bisecting;

/// <summary>A side of a lineage at which scenarios change for the first time.</summary>
/// <param name="Comparison">What changes there, against the side before it, in these scenarios.</param>
/// <param name="Paths">What they do along the whole lineage.</param>
public sealed record LineageStep(SuiteComparison Comparison, IReadOnlyList<LineagePath> Paths);

/// <summary>Where along a lineage scenarios change first.</summary>
public sealed class Lineage
{
    /// <summary>Compares each side with the one before it.</summary>
    /// <param name="sides">The sides, oldest first; at least two.</param>
    /// <param name="switches">The switches in which a side differs from the one before it.</param>
    public Lineage(IReadOnlyList<ComparedSide> sides, Func<int, IReadOnlyList<SwitchChange>> switches)
    {
        Sides = sides;
        LineagePath[] paths =
        [
            .. sides
                .SelectMany(side => side.Runs.Keys.Select(key => key.Scenario))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(scenario => LineagePath.Of(scenario, sides)),
        ];
        Scenarios = paths.Length;
        Steps =
        [
            .. paths
                .Where(path => path.FirstChange is not null)
                .GroupBy(path => path.FirstChange!.Value)
                .OrderBy(step => step.Key)
                .Select(step => new LineageStep(
                    new(Only(sides[step.Key - 1], step), Only(sides[step.Key], step)) { Switches = switches(step.Key) }, [.. step])),
        ];
    }

    /// <summary>The sides, oldest first.</summary>
    public IReadOnlyList<ComparedSide> Sides { get; }

    /// <summary>The number of scenarios that were followed.</summary>
    public int Scenarios { get; }

    /// <summary>The sides at which scenarios change first, in their order.</summary>
    public IReadOnlyList<LineageStep> Steps { get; }

    private static ComparedSide Only(ComparedSide side, IEnumerable<LineagePath> paths)
    {
        HashSet<string> scenarios = [.. paths.Select(path => path.Scenario)];
        return side with { Runs = side.Runs.Where(run => scenarios.Contains(run.Key.Scenario)).ToDictionary() };
    }
}
