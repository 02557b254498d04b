namespace Conformance.Suite.Comparison.Reports;

/// <summary>The first sentence of a comparison, the same in all reports.</summary>
public static class Headline
{
    // What is gained can wait for the table; a reviewer must not miss what is lost.
    private const int MostGains = 4;

    /// <summary>One sentence: how many scenarios change, and which requirements flip.</summary>
    public static string Of(SuiteComparison comparison)
    {
        string profiles = comparison.Profiles.Count == 0 ? "" : $" under {string.Join(' ', comparison.Profiles)}";
        string scenarios = $"{comparison.Changed} of {CountText.Of(comparison.Compared, "scenario")} {(comparison.Changed == 1 ? "changes" : "change")} for a debugger{profiles}";
        string flips = FlipsOf(comparison);
        return flips.Length == 0 ? scenarios : $"{scenarios}; {flips}";
    }

    /// <summary>The requirements that flip, in how many scenarios; empty where none does.</summary>
    public static string FlipsOf(SuiteComparison comparison) => string.Join(
        ", ",
        (string[])[
            .. Flips(comparison, "now holds in", count => count.Gained, MostGains),
            .. Flips(comparison, "breaks in", count => count.Lost, int.MaxValue),
            .. Flips(comparison, "is newly judged and breaks in", count => count.NewBroken, int.MaxValue),
        ]);

    // The verb is said once: STEP-ONE breaks in 2, STEP-HSR in 3.
    private static IEnumerable<string> Flips(SuiteComparison comparison, string words, Func<FlipCount, int> number, int most)
    {
        FlipCount[] flips = [.. comparison.Requirements.Where(count => number(count) > 0)];
        for (int i = 0; i < Math.Min(flips.Length, most); i++)
        {
            yield return $"{flips[i].Requirement} {(i == 0 ? words : "in")} {number(flips[i])}";
        }

        if (flips.Length > most)
        {
            yield return $"and {flips.Length - most} more";
        }
    }
}
