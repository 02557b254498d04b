using System.ComponentModel;
using Conformance.Suite.Verdicts;

namespace Conformance.Suite.Reports.Model;

/// <summary>A scenario, or one variant of it, and what came of it under every profile.</summary>
[Description("A scenario, or one variant of it, and what came of it under every profile.")]
public sealed record ReportedScenario
{
    /// <summary>The path under specs/ without its ending, plus the variant.</summary>
    [Description("The path under specs/ without its ending, plus the variant.")]
    public required string Id { get; init; }

    /// <summary>The id without the variant.</summary>
    [Description("The id without the variant.")]
    public required string Spec { get; init; }

    /// <summary>The group.</summary>
    [Description("The group.")]
    public required string Group { get; init; }

    /// <summary>The scenario file.</summary>
    [Description("The scenario file.")]
    public required string File { get; init; }

    /// <summary>The claim.</summary>
    [Description("The claim, in one sentence.")]
    public required string Title { get; init; }

    /// <summary>The question behind it.</summary>
    [Description("The question behind it.")]
    public required string Why { get; init; }

    /// <summary>What the claim rests on.</summary>
    [Description("What the claim rests on.")]
    public required IReadOnlyList<string> Source { get; init; }

    /// <summary>What it is about.</summary>
    [Description("Ids of the requirements that it is about.")]
    public required IReadOnlyList<string> Requirements { get; init; }

    /// <summary>The program, one instruction a line.</summary>
    [Description("The program, one instruction a line: labels, address, word, disassembly.")]
    public required IReadOnlyList<string> Program { get; init; }

    /// <summary>Everything but the program that differs from the defaults.</summary>
    [Description("Everything but the program that differs from the defaults, one fact a line.")]
    public required IReadOnlyList<string> Setup { get; init; }

    /// <summary>How it came out; profiles that came out alike are told once.</summary>
    [Description("How it came out; profiles that came out alike are told once.")]
    public required IReadOnlyList<ReportedOutcome> Outcomes { get; init; }

    /// <summary>What it does; profiles that do the same are told once, the newest kernel's first.</summary>
    [Description("What it does; profiles that do the same are told once, the newest kernel's first.")]
    public required IReadOnlyList<ReportedBehaviour> Behaviours { get; init; }
}

/// <summary>How a scenario came out under some profiles.</summary>
[Description("How a scenario came out under some profiles.")]
public sealed record ReportedOutcome(
    [property: Description("The profiles.")] IReadOnlyList<string> Profiles,
    [property: Description("How it came out.")] Verdict Verdict,
    [property: Description("What differs first, or why it was skipped; empty for a pass.")] string Message,
    [property: Description("Everything that is not as expected.")] IReadOnlyList<Finding> Findings);

/// <summary>What a scenario does under some profiles.</summary>
[Description("What a scenario does under some profiles, as a golden tells it.")]
public sealed record ReportedBehaviour(
    [property: Description("The profiles.")] IReadOnlyList<string> Profiles,
    [property: Description("One line for each return from an ioctl, then the end and the requirements.")] IReadOnlyList<ReportedLine> Lines);

/// <summary>A line of a behaviour.</summary>
[Description("A line of a behaviour.")]
public sealed record ReportedLine(
    [property: Description("The number of the exit, N.M for an entry to EL2 before it, set, end, holds, deviates.")] string Name,
    [property: Description("Its parts, two blanks apart: exit_reason, then field=value with its meaning.")] string Text);
