using Conformance.Suite.Diagnostics;

namespace Conformance.Suite.Requirements;

/// <summary>How a kernel stands to a requirement.</summary>
public enum RequirementStatus
{
    /// <summary>No run is about it: the kernel refuses what it takes.</summary>
    Absent,

    /// <summary>Every run that is about it keeps it.</summary>
    Holds,

    /// <summary>Some run breaks it.</summary>
    Deviates,
}

/// <summary>A profile from which on a requirement has another status, and why.</summary>
/// <param name="Profile">The profile; what is based on it inherits the status.</param>
/// <param name="Status">The status.</param>
/// <param name="Reason">The commit, version or message.</param>
/// <param name="Span">Where it is written.</param>
public sealed record RequirementEvent(string Profile, RequirementStatus Status, string Reason, SourceSpan Span);

/// <summary>Something that a debugger may rely on.</summary>
/// <param name="Id">The name that scenarios use.</param>
/// <param name="Sentence">What is relied on, in one sentence.</param>
/// <param name="Rationale">What a debugger does with it.</param>
/// <param name="Source">What it rests on.</param>
/// <param name="History">Where its status changes; before the first of them it is absent.</param>
/// <param name="Span">Where it is written.</param>
public sealed record Requirement(
    string Id, string Sentence, string Rationale, IReadOnlyList<string> Source, IReadOnlyList<RequirementEvent> History, SourceSpan Span);
