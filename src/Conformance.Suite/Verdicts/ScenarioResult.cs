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
/// <param name="Message">One line: what differs, or why it was skipped; empty for a pass.</param>
/// <param name="Details">What a person needs beyond that, over several lines; null for nothing.</param>
/// <param name="Group">The group it is counted in.</param>
public sealed record ScenarioResult(
    string ScenarioId, string Profile, Verdict Verdict, string Message, string? Details, string Group);
