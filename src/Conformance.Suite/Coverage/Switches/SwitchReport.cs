using System.Text;
using Conformance.Behaviours.Switches;
using Conformance.Suite.Specs.Compilation;

namespace Conformance.Suite.Coverage.Switches;

/// <summary>The text of golden/switches.verified.txt, and what is wrong with the list of unobservable values.</summary>
public sealed class SwitchReport
{
    private const string Head = """
        Every switch of every profile, flipped to each other value it can have: which scenarios see it, and where first.

        A sight is written ROW.FIELDS: the first row in which the run under the flipped profile differs (set, the number of
        the exit from 0, or end), and the fields that differ there. 'row' is a row that only one run has; 'error' alone is a run
        that says nothing any more, because the guest asked for more than the scenario has.

        By profile: one line for each flip; 'smc: undef, if smccc' is a profile whose smc is undef, flipped to smccc. It names
        the first scenario that sees it, 'alone' if no other one does; or it says why nothing can ('unobservable') or does
        ('not seen yet'; both are reasons of UnobservableValues.cs), or why it means nothing ('invalid', SwitchCombinations.cs).
        Reasons: the values that a reason is about, under which condition, the flips that need it, and its source.
        By value: the full set. One line for each scenario that sees a switch set to that value: its variants after the name,
        '@*' for all of them; then where, and under which profiles: 'all' are all those that have another value, as far as the
        flip is valid there.
        """;

    private readonly IReadOnlyList<FlipKills> _all;
    private readonly Dictionary<string, int> _variants;

    /// <summary>Looks at the kills of all profiles.</summary>
    /// <param name="all">Every flip.</param>
    /// <param name="scenarios">The scenarios that were run.</param>
    public SwitchReport(IReadOnlyList<FlipKills> all, IReadOnlyList<LoadedScenario> scenarios)
    {
        _all = all;
        _variants = scenarios.GroupBy(scenario => scenario.Listing.SpecId).ToDictionary(spec => spec.Key, spec => spec.Count());
        HashSet<AlikeValues> needed = [];
        List<string> mistakes = [];
        foreach (FlipKills row in all.Where(row => row.Flip.Invalid is null))
        {
            if (row.Kills.Count == 0)
            {
                if (Reason(row.Flip) is not { } shown)
                {
                    mistakes.Add($"{row.Flip.Profile.Name}: no scenario sees {row.Flip}; write one, or say in UnobservableValues why none can");
                }
                else
                {
                    needed.Add(shown);
                }
            }
            else if (UnobservableValues.All.FirstOrDefault(reason => !reason.IsMissingScenario && reason.Explains(row.Flip)) is { } wrong)
            {
                mistakes.Add(
                    $"{row.Flip.Profile.Name}: {row.Flip} is told to be unobservable ({wrong.Reason}), but {row.Kills[0].Scenario.Id} sees it at {row.Kills[0].Sight}");
            }
        }

        mistakes.AddRange(UnobservableValues.All.Where(reason => !needed.Contains(reason)).Select(reason =>
            $"UnobservableValues: {reason.Alike}: no profile needs this line ({reason.Reason}); delete it"));
        mistakes.AddRange(SwitchCombinations.Invalid.Where(combination => !all.Any(row => row.Flip.Invalid == combination)).Select(combination =>
            $"SwitchCombinations: {combination.First} and {combination.Second}: no flip comes to this combination; delete it"));
        Mistakes = mistakes;
    }

    /// <summary>Flips that nothing sees without a reason, and reasons that are wrong or stale; one line each.</summary>
    public IReadOnlyList<string> Mistakes { get; }

    /// <summary>The text.</summary>
    public string Write()
    {
        StringBuilder text = new();
        text.Append(Head).Append('\n');
        FlipKills[] valid = [.. _all.Where(row => row.Flip.Invalid is null)];
        text.Append($"\n{_all.Count} flips: {valid.Count(row => row.Kills.Count > 0)} seen, {valid.Count(row => row.Kills.Count == 0 && Reason(row.Flip) is { IsMissingScenario: false })} unobservable, ")
            .Append($"{valid.Count(row => row.Kills.Count == 0 && Reason(row.Flip) is not { IsMissingScenario: false })} not seen yet, {_all.Count - valid.Length} invalid\n");
        foreach (IGrouping<string, FlipKills> profile in _all.GroupBy(row => row.Flip.Profile.Name))
        {
            text.Append('\n').Append(profile.Key).Append('\n');
            foreach (FlipKills row in profile)
            {
                text.Append("  ").Append(row.Flip).Append("  ").Append(Outcome(row)).Append('\n');
            }
        }

        WriteReasons(text, valid);
        foreach (IGrouping<(string Switch, string Value), FlipKills> value in SwitchTable.All
            .SelectMany(key => Enumerable.Range(0, key.Values.Count).Select(to => (key, to)))
            .SelectMany(pair => valid.Where(row => row.Flip.Switch == pair.key && row.Flip.To == pair.to && row.Kills.Count > 0))
            .GroupBy(row => (row.Flip.Switch.Name, row.Flip.Switch.Values[row.Flip.To].Name)))
        {
            WriteValue(text, value.Key.Switch, value.Key.Value, [.. value]);
        }

        return text.ToString();
    }

    private static AlikeValues? Reason(SwitchFlip flip) => UnobservableValues.All.FirstOrDefault(reason => reason.Explains(flip));

    private static string Outcome(FlipKills row)
    {
        if (row.Flip.Invalid is { } invalid)
        {
            return $"invalid: {invalid.Reason}";
        }

        if (row.Kills.Count == 0)
        {
            return Reason(row.Flip) switch
            {
                null => "NOT SEEN, and no reason is given",
                { IsMissingScenario: true } debt => $"not seen yet: {debt.Reason}",
                { } reason => $"unobservable: {reason.Reason}",
            };
        }

        string others = row.Kills.Select(kill => kill.Scenario.Listing.SpecId).Distinct().Count() == 1 ? " alone" : "";
        return $"{row.Kills[0].Scenario.Id} {row.Kills[0].Sight}{others}";
    }

    private void WriteReasons(StringBuilder text, FlipKills[] valid)
    {
        text.Append("\nreasons\n");
        foreach (AlikeValues reason in UnobservableValues.All)
        {
            int flips = valid.Count(row => row.Kills.Count == 0 && Reason(row.Flip) == reason);
            string when = reason.When.Count == 0 ? "" : $" when {string.Join(", ", reason.When)}";
            text.Append($"  {reason.Alike}{when}: {(reason.IsMissingScenario ? "not seen yet" : "unobservable")}, {flips} flips: {reason.Reason}")
                .Append(reason.Source is null ? "" : $" [{reason.Source}]").Append('\n');
        }

        foreach (InvalidCombination invalid in SwitchCombinations.Invalid)
        {
            text.Append($"  {invalid.First} and {invalid.Second}: invalid, {_all.Count(row => row.Flip.Invalid == invalid)} flips: {invalid.Reason} [{invalid.Source}]\n");
        }
    }

    private void WriteValue(StringBuilder text, string name, string value, FlipKills[] rows)
    {
        string[] profiles = [.. _all
            .Where(row => row.Flip.Invalid is null && row.Flip.Switch.Name == name && row.Flip.Switch.Values[row.Flip.To].Name == value)
            .Select(row => row.Flip.Profile.Name)];
        text.Append($"\n{name}: if {value}\n");
        foreach (var spec in rows
            .SelectMany(row => row.Kills.Select(kill => (Profile: row.Flip.Profile.Name, kill.Scenario, kill.Sight)))
            .GroupBy(kill => kill.Scenario.Listing.SpecId)
            .OrderBy(spec => spec.Key, StringComparer.Ordinal))
        {
            var variants = spec
                .GroupBy(kill => kill.Scenario)
                .Select(variant => (variant.Key.Listing, Sights: Sights([.. variant.Select(kill => (kill.Sight, kill.Profile))], profiles)))
                .OrderBy(variant => variant.Listing.Id, StringComparer.Ordinal)
                .GroupBy(variant => variant.Sights);
            foreach (var alike in variants)
            {
                text.Append("  ").Append(spec.Key).Append(Variants([.. alike.Select(variant => variant.Listing)])).Append("  ").Append(alike.Key).Append('\n');
            }
        }
    }

    private string Variants(ScenarioListing[] listings)
    {
        if (listings[0].Variant.Length == 0)
        {
            return "";
        }

        return listings.Length == _variants[listings[0].SpecId] ? "@*" : " " + string.Join(' ', listings.Select(listing => listing.Variant));
    }

    private static string Sights((Sight Sight, string Profile)[] kills, string[] profiles) => string.Join("; ", kills
        .GroupBy(kill => kill.Sight.ToString())
        .Select(sight => $"{sight.Key} {(sight.Count() == profiles.Length ? "all" : string.Join(' ', sight.Select(kill => kill.Profile)))}"));
}
