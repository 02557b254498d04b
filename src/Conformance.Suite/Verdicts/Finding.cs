using System.ComponentModel;

namespace Conformance.Suite.Verdicts;

/// <summary>What a run was held against when it turned out not to be as expected.</summary>
public enum FindingKind
{
    /// <summary>The reviewed golden.</summary>
    Golden,

    /// <summary>What a real kernel or core returned.</summary>
    Recording,

    /// <summary>What a debugger relies on.</summary>
    Requirement,

    /// <summary>The kernel itself: what it logged (WARN, BUG, KASAN), or what it returned when it ran the same again.</summary>
    Kernel,
}

/// <summary>One thing in which a run is not as expected.</summary>
/// <param name="Kind">What it was held against.</param>
/// <param name="Message">What differs, in one line.</param>
[Description("One thing in which a run is not as expected.")]
public sealed record Finding(
    [property: Description("What the run was held against.")] FindingKind Kind,
    [property: Description("What differs, in one line.")] string Message)
{
    /// <summary>The file that expects something else, relative to the checkout; empty for none.</summary>
    [Description("The file that expects something else; empty for none.")]
    public string File { get; init; } = "";

    /// <summary>The line there, from 1; 0 for none.</summary>
    [Description("The line in that file, from 1; 0 for none.")]
    public int Line { get; init; }

    /// <summary><c>exit 3</c>, <c>set</c>, <c>end</c>; empty where it is about no row.</summary>
    [Description("The row it is about: exit 3, set, end; empty where it is about none.")]
    public string Row { get; init; } = "";

    /// <summary>What the row should be, decoded; empty for no such row.</summary>
    [Description("What the row should be, decoded; empty where no such row is expected.")]
    public string Expected { get; init; } = "";

    /// <summary>What it is, decoded; empty for no such row.</summary>
    [Description("What the row is, decoded; empty where there is no such row.")]
    public string Actual { get; init; } = "";
}
