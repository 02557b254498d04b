namespace Conformance.Suite.Comparison.Reports;

/// <summary>The phrases that the reports of a comparison share.</summary>
internal static class ComparisonWords
{
    // A title must be read at a glance; the differences that it leaves out are those behind the first.
    private const int MostWords = 3;

    // Beside the first one; the names of many scenarios would hide the exit that they are about.
    private const int MostNames = 3;

    /// <summary>What a group has in common.</summary>
    public static string TitleOf(ChangeGroup group)
    {
        string words = group.Words.Count == 0 ? "the rows are the same" : string.Join("; ", group.Words.Take(MostWords));
        string more = group.Words.Count > MostWords ? $"; and {group.Words.Count - MostWords} more" : "";
        return $"{CountText.Of(group.Scenarios, "scenario")}: {words}{more}";
    }

    /// <summary>The scenario, with its profile where the sides are of several.</summary>
    public static string NameOf(ScenarioChange change) => change.Profile.Length == 0 ? change.Scenario : $"{change.Scenario} under {change.Profile}";

    /// <summary>The rows that break what a requirement says, and what the kernel logged.</summary>
    public static IEnumerable<string> Evidence(ScenarioChange change, SuiteComparison comparison)
    {
        foreach ((ComparedSide side, ComparedRun run) in ((ComparedSide, ComparedRun)[])[(comparison.Base, change.Base), (comparison.Head, change.Head)])
        {
            foreach (string complaint in run.Complaints)
            {
                yield return $"{side.Name} logged: {complaint}";
            }
        }

        foreach (RequirementFlip flip in change.Flips.Where(flip => flip.Head == Standing.Breaks))
        {
            if (change.Head.Standing.EvidenceOf(flip.Requirement) is { } evidence)
            {
                yield return $"{flip.Requirement}: {evidence}";
            }
        }
    }

    /// <summary>Scenarios by name: the first one in full, of the others variants of one together.</summary>
    /// <param name="names">The names.</param>
    /// <param name="areAllShown">Whether many are not cut short.</param>
    public static string NamesOf(IEnumerable<string> names, bool areAllShown)
    {
        string[] all = [.. names];
        IGrouping<string, string>[] others = [.. all.Skip(1).GroupBy(name => name.Split('@')[0], StringComparer.Ordinal)];
        IGrouping<string, string>[] shown = areAllShown ? others : [.. others.Take(MostNames)];
        int left = others.Skip(shown.Length).Sum(spec => spec.Count());
        string text = string.Join(", ", shown.Select(spec => spec.Count() == 1 ? spec.First() : $"{spec.Key} ({spec.Count()} runs)").Prepend(all[0]));
        return left == 0 ? text : $"{text} and {left} more";
    }

    /// <summary>How many first exits of a group are not shown.</summary>
    public static string MoreCases(IReadOnlyList<ChangeCase> left) =>
        $"{CountText.Of(left.Sum(same => same.Changes.Count), "more scenario")} in which another exit is the first to differ; --limit 0 shows them";

    /// <summary>How many groups are not shown.</summary>
    public static string MoreGroups(IReadOnlyList<ChangeGroup> left) =>
        $"{CountText.Of(left.Count, "more group")} of {CountText.Of(left.Sum(group => group.Scenarios), "scenario")}; --groups 0 shows them";
}
