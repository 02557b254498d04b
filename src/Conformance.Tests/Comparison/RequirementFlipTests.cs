using Conformance.Suite.Comparison;
using Conformance.Suite.Goldens;
using Conformance.Suite.Requirements.Judging;
using Xunit;

namespace Conformance.Tests.Comparison;

/// <summary>Which requirements flip, and what a golden can tell of them.</summary>
public sealed class RequirementFlipTests
{
    [Theory]
    [InlineData("STEP-ONE", "STEP-ONE!", "STEP-ONE breaks")]
    [InlineData("STEP-ONE!", "STEP-ONE", "STEP-ONE now holds")]
    [InlineData("", "STEP-ONE", "STEP-ONE is newly judged (holds)")]
    [InlineData("", "STEP-ONE!", "STEP-ONE is newly judged (broken)")]
    [InlineData("STEP-ONE!", "", "STEP-ONE is no longer judged (broken)")]
    [InlineData("STEP-ONE", "", "STEP-ONE is no longer judged (held)")]
    [InlineData("STEP-HSR! STEP-ONE", "STEP-ONE! STEP-HSR", "STEP-ONE breaks, STEP-HSR now holds")]
    [InlineData("STEP-ONE! STEP-HSR", "STEP-ONE! STEP-HSR", "")]
    public void Flips_come_in_the_order_of_the_requirements(string before, string after, string flips) =>
        Assert.Equal(flips, string.Join(", ", RequirementFlip.Between(RequirementStanding.Of(Verdicts(before)), RequirementStanding.Of(Verdicts(after)))));

    [Theory]
    [InlineData("deviates STEP-ONE", "", "STEP-ONE now holds")]
    [InlineData("", "deviates STEP-ONE", "STEP-ONE breaks")]
    [InlineData("holds STEP-ONE", "deviates STEP-ONE", "STEP-ONE breaks")]

    // A golden is silent about a requirement that its scenario does not list and keeps.
    [InlineData("holds STEP-ONE", "", "")]
    public void A_golden_that_is_silent_about_a_broken_requirement_keeps_it(string before, string after, string flips) =>
        Assert.Equal(flips, string.Join(", ", RequirementFlip.Between(Golden(before), Golden(after))));

    private static TraceVerdicts Verdicts(string text)
    {
        string[] ids = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new([.. ids.Select(id => id.TrimEnd('!'))], [.. ids.Where(id => id.EndsWith('!')).Select(id => new Deviation(id.TrimEnd('!'), ""))]);
    }

    private static RequirementStanding Golden(string line)
    {
        string[] parts = line.Split(' ', 2);
        return RequirementStanding.OfGolden(parts.Length < 2 ? [] : [new(parts[0], parts[1])]);
    }
}
