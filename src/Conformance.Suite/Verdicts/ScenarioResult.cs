namespace Conformance.Suite.Verdicts;

/// <summary>How a scenario came out under a profile.</summary>
public enum Verdict
{
    /// <summary>As expected.</summary>
    Pass,

    /// <summary>Something differs.</summary>
    Fail,

    /// <summary>The run says nothing: the scenario, the backend or the environment is at fault.</summary>
    Error,

    /// <summary>It did not run, for the reason in the message.</summary>
    Skip,
}

/// <summary>The result of one scenario under one profile.</summary>
/// <param name="ScenarioId">The scenario and its variant.</param>
/// <param name="Profile">The profile.</param>
/// <param name="Verdict">How it came out.</param>
/// <param name="Message">One line: what differs first, or why it was skipped; empty for a pass.</param>
/// <param name="Group">The group it is counted in.</param>
public sealed record ScenarioResult(string ScenarioId, string Profile, Verdict Verdict, string Message, string Group)
{
    /// <summary>Everything that is not as expected; the message is that of the first.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>A run in which these things are not as expected.</summary>
    public static ScenarioResult Failed(string scenario, string profile, IReadOnlyList<Finding> findings, string group) =>
        new(scenario, profile, Verdict.Fail, findings[0].Message, group) { Findings = findings };
}
