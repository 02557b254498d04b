using Conformance.Suite.Comparison.Bisecting;
using Conformance.Suite.Requirements;

namespace Conformance.Suite.Comparison.Reports;

/// <summary>Composes the report of a bisection: the first side at which scenarios change, and what they do along the lineage.</summary>
/// <param name="requirements">What the requirements mean.</param>
/// <param name="limits">How much is shown.</param>
public sealed class LineageComposer(IReadOnlyList<Requirement> requirements, ComparisonLimits limits)
{
    /// <summary>The report.</summary>
    public IEnumerable<ReportBlock> Compose(Lineage lineage)
    {
        int changed = lineage.Steps.Sum(step => step.Paths.Count);
        yield return new HeadlineBlock($"{changed} of {CountText.Of(lineage.Scenarios, "scenario")} {(changed == 1 ? "changes" : "change")} for a debugger "
            + $"between {lineage.Sides[0].Name} and {lineage.Sides[^1].Name}");
        yield return new FactBlock("lineage", "", string.Join(" -> ", lineage.Sides.Select(side => side.Name)));
        yield return new FactBlock("path", "", "a letter for each of the lineage, the same one where a scenario does the same");
        ComparisonComposer groups = new(requirements, limits);
        foreach (LineageStep step in lineage.Steps)
        {
            ComparedSide head = step.Comparison.Head;
            string flips = Headline.FlipsOf(step.Comparison);
            yield return new SectionBlock(
                $"First at {head.Name}: {CountText.Of(step.Paths.Count, "scenario")}{(flips.Length == 0 ? "" : $"; {flips}")}", head.Description);
            (IReadOnlyList<IGrouping<string, LineagePath>> shown, IReadOnlyList<IGrouping<string, LineagePath>> left) =
                ComparisonLimits.Cut([.. step.Paths.GroupBy(path => path.Letters).OrderByDescending(path => path.Count())], limits.Cases);
            yield return new TableBlock(
                ["path", "scenarios", "requirements, of the first scenario"],
                [.. shown.Select(path => (string[])
                [
                    string.Join(' ', path.Key.AsEnumerable()),
                    ComparisonWords.NamesOf(path.Select(p => p.Scenario), limits.Cases == 0),
                    FlipsOf(path.First(), lineage),
                ])],
                HasProse: true);
            if (left.Count > 0)
            {
                yield return new OmissionBlock(
                    $"{CountText.Of(left.Count, "more path")} of {CountText.Of(left.Sum(path => path.Count()), "scenario")}; --limit 0 shows them");
            }

            foreach (ReportBlock block in groups.ComposeGroups(step.Comparison))
            {
                yield return block;
            }
        }
    }

    private static string FlipsOf(LineagePath path, Lineage lineage) => string.Join(
        "; ",
        path.Flips.Select((flips, i) => (Side: lineage.Sides[i].Name, Flips: flips))
            .Where(entry => entry.Flips.Count > 0)
            .Select(entry => $"{entry.Side}: {string.Join(", ", entry.Flips)}"));
}
