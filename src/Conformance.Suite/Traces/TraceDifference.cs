namespace Conformance.Suite.Traces;

/// <summary>One thing in which a run differs from a recorded trace.</summary>
/// <param name="File">The recorded file.</param>
/// <param name="Line">The recorded row, from 1; for a row that is only in the run, the recorded row before which it came.</param>
/// <param name="Scenario">The scenario and its variant.</param>
/// <param name="Seq">The seq of the row: set, end or the number of the exit.</param>
/// <param name="Field">The name of the column, or <see cref="WholeRow"/>.</param>
/// <param name="Expected">The recorded value, with words.</param>
/// <param name="Actual">The value of the run, with words.</param>
public readonly record struct TraceDifference(
    string File, int Line, string Scenario, string Seq, string Field, string Expected, string Actual)
{
    /// <summary>The field of a row that only one side has.</summary>
    public const string WholeRow = "row";

    /// <inheritdoc/>
    public override string ToString() => $"{File}:{Line}: {Scenario} {Seq}: {Field}: expected {Expected}, got {Actual}";
}
