namespace Conformance.Suite.Comparison.Reports;

/// <summary>What a reader has to know about a comparison besides its changes, a sentence each.</summary>
internal static class ComparisonNotes
{
    // Names beyond this many say less than their number.
    private const int MostNames = 3;

    /// <summary>The sentences; none where both sides tell of the same scenarios and nothing else is to be said.</summary>
    public static IEnumerable<string> Of(SuiteComparison comparison)
    {
        foreach (ComparedSide side in (ComparedSide[])[comparison.Base, comparison.Head])
        {
            foreach ((string reason, int number) in side.Skipped.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            {
                yield return $"{side.Name}: {CountText.Of(number, "scenario")} left out: {reason}";
            }
        }

        if (comparison.OnlyBase.Count > 0)
        {
            yield return $"{comparison.Head.Name} does not tell of {Names(comparison.OnlyBase)}";
        }

        if (comparison.OnlyHead.Count > 0)
        {
            yield return $"{comparison.Base.Name} does not tell of {Names(comparison.OnlyHead)}";
        }

        if (comparison.Redefined.Count > 0)
        {
            yield return $"the program or the setup is another one in {Names(comparison.Redefined)}";
        }

        if (comparison.Unseen.Count > 0)
        {
            string[] ids = [.. comparison.Unseen.Select(change => change.Scenario).Distinct(StringComparer.Ordinal)];
            yield return $"no debugger sees it, but entries to EL2 or MDCR_EL2 differ in {Names(ids)}";
        }
    }

    // Variants of a scenario are one name.
    private static string Names(IReadOnlyList<string> ids)
    {
        string[] specs = [.. ids.Select(id => id.Split('@')[0]).Distinct(StringComparer.Ordinal)];
        string more = specs.Length > MostNames ? " and others" : "";
        return $"{CountText.Of(ids.Count, "scenario")}: {string.Join(", ", specs.Take(MostNames))}{more}";
    }
}
