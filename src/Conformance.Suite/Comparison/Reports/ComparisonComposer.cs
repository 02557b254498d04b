using Conformance.Suite.Requirements;

namespace Conformance.Suite.Comparison.Reports;

/// <summary>Composes the report of a comparison.</summary>
/// <param name="requirements">What the requirements mean.</param>
/// <param name="limits">How much is shown.</param>
public sealed class ComparisonComposer(IReadOnlyList<Requirement> requirements, ComparisonLimits limits)
{
    /// <summary>The report.</summary>
    public IEnumerable<ReportBlock> Compose(SuiteComparison comparison)
    {
        yield return new HeadlineBlock(Headline.Of(comparison));
        yield return new FactBlock("base", comparison.Base.Name, comparison.Base.Description);
        yield return new FactBlock("head", comparison.Head.Name, comparison.Head.Description);
        foreach (string note in ComparisonNotes.Of(comparison))
        {
            yield return new FactBlock("note", "", note);
        }

        if (comparison.Switches.Count > 0)
        {
            yield return new TableBlock(
                ["switch", "base", "head"],
                [.. comparison.Switches.Select(change => (string[])[change.Switch, change.Base, change.Head])],
                FoldedAs: $"{CountText.Of(comparison.Switches.Count, "switch", "switches")} in which the profiles differ");
        }

        if (comparison.Requirements.Count > 0)
        {
            yield return Requirements(comparison.Requirements);
        }

        foreach (ReportBlock block in ComposeGroups(comparison))
        {
            yield return block;
        }
    }

    /// <summary>The groups of scenarios that change alike.</summary>
    public IEnumerable<ReportBlock> ComposeGroups(SuiteComparison comparison)
    {
        (IReadOnlyList<ChangeGroup> groups, IReadOnlyList<ChangeGroup> left) = ComparisonLimits.Cut(comparison.Groups, limits.Groups);
        for (int i = 0; i < groups.Count; i++)
        {
            yield return new SectionBlock($"{i + 1}. {ComparisonWords.TitleOf(groups[i])}", string.Join(", ", groups[i].Flips));
            (IReadOnlyList<ChangeCase> shown, IReadOnlyList<ChangeCase> hidden) = ComparisonLimits.Cut(groups[i].Cases, limits.Cases);
            yield return new SideBySideBlock(
                comparison.Base.Name, comparison.Head.Name, [.. shown.Select(same => (ComparisonWords.NamesOf(same.Changes.Select(ComparisonWords.NameOf), limits.Cases == 0), same.First))]);
            foreach (string evidence in ComparisonWords.Evidence(shown[0].Changes[0], comparison))
            {
                yield return new QuoteBlock(evidence);
            }

            if (hidden.Count > 0)
            {
                yield return new OmissionBlock(ComparisonWords.MoreCases(hidden));
            }
        }

        if (left.Count > 0)
        {
            yield return new OmissionBlock(ComparisonWords.MoreGroups(left));
        }
    }

    // A column is there when a requirement has a number in it.
    private TableBlock Requirements(IReadOnlyList<FlipCount> counts)
    {
        FlipColumn[] columns = [.. FlipColumn.All.Where(column => counts.Any(count => column.Number(count) > 0))];
        return new(
            ["requirement", .. columns.Select(column => column.Title), "what it says"],
            [.. counts.Select(count => (string[])[count.Requirement, .. columns.Select(column => NumberText(column.Number(count))), SentenceOf(count.Requirement)])],
            HasProse: true);
    }

    private static string NumberText(int number) => number == 0 ? "" : $"{number}";

    private string SentenceOf(string id) => requirements.FirstOrDefault(requirement => requirement.Id == id)?.Sentence ?? "";
}
