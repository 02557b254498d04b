using Conformance.Kvm.Machines;
using Conformance.Suite.Goldens;
using Conformance.Suite.Requirements.Judging;
using Conformance.Suite.Running;
using Conformance.Suite.Specs.Compilation;
using Conformance.Suite.Verdicts;

namespace Conformance.Suite.Explaining;

/// <summary>Tells why a scenario does what it does under a profile, and what decides the rows that are not as expected.</summary>
/// <param name="run">The run.</param>
/// <param name="narrative">What happened in it.</param>
/// <param name="judge">What is not as expected of a run.</param>
/// <param name="others">The same scenario with other choices.</param>
public sealed class ScenarioExplanation(
    ScenarioRun run, RunNarrative narrative, Func<ScenarioRun, IReadOnlyList<Finding>> judge, Func<IEnumerable<DecidingChoice>> others)
{
    private const int MostFindings = 4;

    /// <summary>The lines of the explanation.</summary>
    public IEnumerable<string> Lines()
    {
        ScenarioListing listing = run.Scenario.Listing;
        yield return $"{listing.Id} under {run.Subject}";
        yield return listing.Title;
        yield return "";
        foreach (string line in listing.Setup)
        {
            yield return $"setup  {line}";
        }

        if (run.Trace is null)
        {
            yield return run.SkipReason ?? run.Error ?? "nothing came of it";
            yield break;
        }

        NarrativeText text = new(new(listing), run.Subject.Profile);
        ILookup<int, NarrativeEntry> entries = narrative.Entries.ToLookup(entry => entry.Exit);
        foreach (BehaviourLine line in GoldenComposer.BehaviourOf(run).Lines.Where(line => !line.Name.Contains('.', StringComparison.Ordinal)))
        {
            if (int.TryParse(line.Name, out int exit))
            {
                foreach (string before in text.Before(entries[exit]))
                {
                    yield return before;
                }
            }

            yield return $"{LineDifference.Place(line)}  {line.Text}";
            yield return "";
        }

        if (narrative.IsCut)
        {
            yield return "... the run goes on for so long that not all of it is told";
        }

        foreach (string line in Unexpected())
        {
            yield return line;
        }
    }

    private IEnumerable<string> Unexpected()
    {
        IReadOnlyList<Finding> findings = judge(run);
        IReadOnlyList<Deviation> deviations = run.Verdicts?.Deviations ?? [];
        if (findings.Count + deviations.Count == 0)
        {
            yield break;
        }

        (DecidingChoice Choice, IReadOnlyList<Finding> Findings)[] tried = [.. others().Where(choice => choice.Run.Trace is not null).Select(choice => (choice, judge(choice.Run)))];
        foreach (Finding finding in findings.Take(MostFindings))
        {
            yield return $"not as expected: {finding.Message}";
            foreach (string line in Told([.. tried.Where(other => other.Findings.Count < findings.Count && !other.Findings.Any(left => IsSame(left, finding))).Select(other => other.Choice)], "as expected"))
            {
                yield return line;
            }
        }

        if (findings.Count > MostFindings)
        {
            yield return $"... and {findings.Count - MostFindings} more";
        }

        // A choice that mends one thing and breaks another decides something else.
        foreach (Deviation deviation in deviations)
        {
            yield return $"breaks {deviation.Requirement}: {deviation.Evidence}";
            foreach (string line in Told(
                [.. tried.Select(other => other.Choice).Where(choice => choice.Run.Verdicts is { } verdicts && verdicts.Exercised.Contains(deviation.Requirement)
                    && !verdicts.Breaks(deviation.Requirement) && verdicts.Deviations.All(other => run.Verdicts!.Breaks(other.Requirement)))],
                "kept"))
            {
                yield return line;
            }
        }
    }

    private static IEnumerable<string> Told(DecidingChoice[] choices, string outcome)
    {
        foreach (DecidingChoice choice in choices)
        {
            yield return $"  decided by {choice.Name}={choice.Here}: {outcome} with {choice.Other}{(choice.Meaning.Length == 0 ? "" : $" ({choice.Meaning})")}";
        }

        if (choices.Length == 0)
        {
            yield return "  no single switch or field of the CPU model decides it";
        }
    }

    // The same row of the same golden or recording; its values may be other ones and still not those expected.
    private static bool IsSame(Finding left, Finding right) =>
        left.Kind == right.Kind && left.Row == right.Row && left.Expected == right.Expected && (left.Row.Length > 0 || left.Message == right.Message);
}
