using Conformance.Arm.Rules;
using Xunit;

namespace Conformance.Tests.Arm.Tables;

/// <summary>A rule is found by its number, so that a row in the wrong place would give a decision the sentence of another one.</summary>
public sealed class RuleTableTests
{
    [Fact]
    public void Every_rule_stands_at_its_number() =>
        Assert.Equal(Enum.GetValues<RuleId>(), RuleTable.All.Select(rule => rule.Id));
}
