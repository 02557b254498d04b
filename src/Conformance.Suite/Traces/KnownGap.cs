namespace Conformance.Suite.Traces;

/// <summary>Rows of a recorded trace that the model is known not to reach.</summary>
/// <param name="Scenario">The scenario and its variant.</param>
/// <param name="Seq">The seq of the row; null for every row, and for rows that only the model has.</param>
/// <param name="Field">The column; null for every column.</param>
/// <param name="Reason">Why, and what it would take.</param>
/// <param name="File">The file that lists it.</param>
/// <param name="Line">The line there, from 1.</param>
public sealed record KnownGap(string Scenario, string? Seq, string? Field, string Reason, string File, int Line)
{
    /// <summary>Whether the gap says that this difference is there.</summary>
    public bool Covers(in TraceDifference difference) =>
        Scenario == difference.Scenario
        && (Seq is null || Seq == difference.Seq)
        && (Field is null || Field == difference.Field);
}
