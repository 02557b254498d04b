namespace Conformance.Suite.Verdicts;

/// <summary>The counts of one group, or of all of them.</summary>
/// <param name="Planned">Results that there should be.</param>
/// <param name="Passed">Ran, as expected.</param>
/// <param name="Failed">Ran, and something differs.</param>
/// <param name="Errors">Ran, and the run says nothing.</param>
/// <param name="Skipped">Did not run, with a reason.</param>
public readonly record struct GroupCount(int Planned, int Passed, int Failed, int Errors, int Skipped)
{
    /// <summary>Results that ran.</summary>
    public int Run => Passed + Failed + Errors;

    /// <summary>Whether every planned result is there, run or skipped.</summary>
    public bool AddsUp => Planned == Run + Skipped;

    /// <summary>The sum of two groups.</summary>
    public static GroupCount operator +(GroupCount left, GroupCount right) => new(
        left.Planned + right.Planned,
        left.Passed + right.Passed,
        left.Failed + right.Failed,
        left.Errors + right.Errors,
        left.Skipped + right.Skipped);

    /// <summary>The sum of two groups.</summary>
    public static GroupCount Add(GroupCount left, GroupCount right) => left + right;

    /// <summary>The count of one result, planned nowhere.</summary>
    public static GroupCount Of(Verdict verdict) => verdict switch
    {
        Verdict.Pass => new(0, 1, 0, 0, 0),
        Verdict.Fail => new(0, 0, 1, 0, 0),
        Verdict.Error => new(0, 0, 0, 1, 0),
        _ => new(0, 0, 0, 0, 1),
    };

    /// <inheritdoc/>
    public override string ToString() => $"{Planned} planned, {Run} run, {Skipped} skipped, {Failed} failed, {Errors} in error";
}
