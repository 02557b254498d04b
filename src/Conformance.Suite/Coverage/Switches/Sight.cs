namespace Conformance.Suite.Coverage.Switches;

/// <summary>How a scenario sees a flipped switch: the first row in which the two runs differ.</summary>
/// <param name="Row">set, the number of the exit, end, or error where the other run says nothing.</param>
/// <param name="Fields">The fields that differ, joined by +; <c>row</c> where one run has no such row.</param>
/// <param name="Before">What that row is, without its values: exit_reason, and exception class or MMIO direction and length.</param>
/// <param name="After">The same of the other run.</param>
public readonly record struct Sight(string Row, string Fields, string Before, string After)
{
    /// <inheritdoc/>
    public override string ToString() => Fields.Length == 0 ? Row : $"{Row}.{Fields}";
}
