using Conformance.Suite.Goldens;
using Conformance.Suite.Running;
using Conformance.Suite.Specs.Compilation;
using Conformance.Suite.Traces;

namespace Conformance.Suite.Comparison;

/// <summary>What one side of a comparison says of a scenario: its returns to userspace as lines, and what is judged of them.</summary>
public sealed record ComparedRun
{
    private const string ErrorName = "error";

    /// <summary>The claim of the scenario; empty where the side does not know it.</summary>
    public string Title { get; private init; } = "";

    /// <summary>What userspace sees, one line each.</summary>
    public required IReadOnlyList<BehaviourLine> Lines { get; init; }

    /// <summary>What no debugger sees: entries to EL2 and MDCR_EL2. Null where the side cannot tell.</summary>
    public IReadOnlyList<BehaviourLine>? Hidden { get; private init; }

    /// <summary>Values that a golden does not show and userspace can read: registers and memory after the run; null where the side cannot tell.</summary>
    public TraceRow? End { get; private init; }

    /// <summary>How the run stands to the requirements.</summary>
    public RequirementStanding Standing { get; private init; } = RequirementStanding.None;

    /// <summary>Program and setup; null where the side does not hold them.</summary>
    public IReadOnlyList<string>? Definition { get; private init; }

    /// <summary>What the kernel logged while it ran: WARN, BUG, KASAN.</summary>
    public IReadOnlyList<string> Complaints { get; init; } = [];

    /// <summary>A run of the model or of a kernel, or one that was recorded.</summary>
    /// <param name="run">The run; it has a trace or an error.</param>
    /// <param name="tellsHidden">Whether entries to EL2 and MDCR_EL2 come with it.</param>
    public static ComparedRun Of(ScenarioRun run, bool tellsHidden)
    {
        LoadedScenario scenario = run.Scenario;
        if (run.Trace is not { } trace)
        {
            return Silent(run.Error ?? "it did not run") with { Title = scenario.Listing.Title, Definition = DefinitionOf(scenario) };
        }

        RowText text = new(new(scenario.Listing), scenario.Compiled);
        (IReadOnlyList<BehaviourLine> seen, IReadOnlyList<BehaviourLine> hidden) = Split(Behaviour.Of(trace, run.Traps, [], text).Lines);
        return new()
        {
            Title = scenario.Listing.Title,
            Lines = seen,
            Hidden = tellsHidden ? hidden : null,
            End = trace.Rows[^1],
            Standing = RequirementStanding.Of(run.Verdicts),
            Definition = DefinitionOf(scenario),
        };
    }

    /// <summary>What a golden says.</summary>
    public static ComparedRun Of(GoldenDocument document, GoldenSection section, Behaviour behaviour)
    {
        (IReadOnlyList<BehaviourLine> seen, IReadOnlyList<BehaviourLine> hidden) = Split([.. behaviour.Lines.Where(line => !IsVerdict(line))]);
        return new()
        {
            Title = document.Title,
            Lines = seen,
            Hidden = hidden,
            Standing = RequirementStanding.OfGolden(behaviour.Lines),
            Definition = [.. section.Program, .. section.Setup],
        };
    }

    private static ComparedRun Silent(string error) => new() { Lines = [new(ErrorName, error)] };

    private static bool IsVerdict(BehaviourLine line) => line.Name is GoldenText.HoldsName or GoldenText.DeviatesName;

    private static string[] DefinitionOf(LoadedScenario scenario) =>
        [.. GoldenComposer.Program(scenario.Listing), .. GoldenComposer.Setup(scenario.Listing)];

    // No running kernel tells its entries to EL2 or MDCR_EL2, so that they are kept apart from what all sides tell.
    private static (IReadOnlyList<BehaviourLine> Seen, IReadOnlyList<BehaviourLine> Hidden) Split(IReadOnlyList<BehaviourLine> lines)
    {
        List<BehaviourLine> seen = [];
        List<BehaviourLine> hidden = [];
        foreach (BehaviourLine line in lines)
        {
            if (line.Name.Contains('.', StringComparison.Ordinal))
            {
                hidden.Add(line);
                continue;
            }

            string[] parts = line.Text.Split(RowText.Separator);
            string[] mdcr = [.. parts.Where(part => part.StartsWith(TraceDetail.MdcrEl2Key + "=", StringComparison.Ordinal))];
            hidden.AddRange(mdcr.Select(part => line with { Text = part }));
            seen.Add(mdcr.Length == 0 ? line : line with { Text = string.Join(RowText.Separator, parts.Except(mdcr)) });
        }

        return (seen, hidden);
    }
}
