using Conformance.Suite.Diagnostics;
using Conformance.Suite.Goldens;
using Conformance.Suite.Running;
using Conformance.Suite.Specs.Compilation;

namespace Conformance.Suite.Verdicts;

/// <summary>Compares the runs of a scenario file with its golden.</summary>
public sealed class GoldenJudge
{
    private const string Accept = "read the received file, then ./run-tests.sh accept";

    private readonly SpecRuns _spec;
    private readonly GoldenDocument? _golden;
    private readonly Finding? _unreadable;

    /// <summary>Reads the golden.</summary>
    /// <param name="spec">The runs.</param>
    /// <param name="text">The golden's text, or null when there is none.</param>
    public GoldenJudge(SpecRuns spec, string? text)
    {
        _spec = spec;
        try
        {
            _golden = text is null ? null : GoldenReader.Read(text);
        }
        catch (GoldenFormatException e)
        {
            string headline = Diagnostic.At(new(GoldenStore.NameOf(spec.Id), text!), new(e.Line, 1, 1), e.Message).Headline;
            _unreadable = Of(headline) with { Line = e.Line };
        }
    }

    /// <summary>Why the golden cannot be read; null when it can.</summary>
    public string? Unreadable => _unreadable?.Message;

    /// <summary>The golden as these runs would have it; what did not run keeps what the golden expects of it.</summary>
    /// <param name="partial">What is taken of what ran; null for all of it.</param>
    /// <returns>Null when nothing ran and there is no golden.</returns>
    public string? Compose(PartialAcceptance? partial = null)
    {
        List<GoldenSection> sections = [];
        foreach (VariantRuns variant in _spec.Variants)
        {
            ScenarioListing listing = variant.Scenario.Listing;
            GoldenSection? before = _golden?.Find(listing.Variant);
            List<(Subject, Behaviour)> behaviours = [];
            foreach (ScenarioRun run in variant.Runs)
            {
                Behaviour? expected = before?.Expected(run.Subject);
                Behaviour? behaviour = run.Trace is not null ? BehaviourOf(run, expected) : expected;
                behaviour = partial is not null && behaviour is not null && expected is not null ? partial.Apply(expected, behaviour) : behaviour;
                if (behaviour is not null)
                {
                    behaviours.Add((run.Subject, behaviour));
                }
            }

            if (behaviours.Count > 0)
            {
                sections.Add(GoldenComposer.Compose(listing, behaviours, before));
            }
        }

        return sections.Count == 0 ? null : GoldenText.Write(new(_spec.Id, _spec.Title, sections));
    }

    /// <summary>What differs between a run and the golden; empty when nothing does.</summary>
    public IReadOnlyList<Finding> Judge(ScenarioRun run)
    {
        if (_unreadable is not null)
        {
            return [_unreadable];
        }

        ScenarioListing listing = run.Scenario.Listing;
        if (_golden?.Find(listing.Variant) is not { } section)
        {
            return [Of($"there is no golden for {listing.Id}; {Accept}") with { File = _golden is null ? listing.File : GoldenStore.NameOf(_spec.Id) }];
        }

        if (!section.Program.SequenceEqual(GoldenComposer.Program(listing)) || !section.Setup.SequenceEqual(GoldenComposer.Setup(listing)) || _golden.Title != listing.Title)
        {
            return [Of($"the golden is of another program, setup or title; {Accept}")];
        }

        return section.GroupOf(run.Subject) is { } group
            ? [.. LineDifference.Between(group.Behaviour, BehaviourOf(run, group.Behaviour)).Select(difference => Of(difference, group, group == section.Groups[0]))]
            : [Of($"the golden says nothing about {run.Subject}; {Accept}")];
    }

    private Finding Of(string message) => new(FindingKind.Golden, message) { File = GoldenStore.NameOf(_spec.Id), Line = 1 };

    // Only the first group is told line by line; the others are found by their title.
    private Finding Of(LineDifference difference, BehaviourGroup group, bool isFirst) => Of(difference.Message) with
    {
        Line = group.Line + (isFirst ? difference.Index + 1 : 0),
        Row = difference.Row,
        Expected = difference.Expected,
        Actual = difference.Actual,
    };

    private static Behaviour BehaviourOf(ScenarioRun run, Behaviour? expected)
    {
        Behaviour behaviour = GoldenComposer.BehaviourOf(run);
        return run.IsOfRunningKernel && expected is not null ? behaviour.WithUnreadable(expected) : behaviour;
    }
}
