using Conformance.Behaviours.Rules;
using Xunit;

namespace Conformance.Tests.Explaining;

/// <summary>A rule of KVM's is found by its number.</summary>
public sealed class KvmRuleTests
{
    [Fact]
    public void Every_rule_stands_at_its_number_and_says_what_and_where()
    {
        Assert.Equal(Enum.GetValues<KvmRuleId>(), KvmRuleTable.All.Select(rule => rule.Id));
        Assert.All(KvmRuleTable.All, rule => Assert.False(string.IsNullOrWhiteSpace(rule.Sentence) || string.IsNullOrWhiteSpace(rule.Source)));
    }
}
