using Conformance.Arm.Names;
using Conformance.Arm.Registers;
using Xunit;

namespace Conformance.Tests.Arm;

/// <summary>Which name is taken for the one that was meant.</summary>
public sealed class NameSuggestionTests
{
    private static readonly string[] Names = ["guest", "guest-debug", "vmm", "show", "psci-0.2"];

    [Theory]
    [InlineData("gest", "guest")]
    [InlineData("geust-debug", "guest-debug")]
    [InlineData("GUEST", "guest")]
    [InlineData("vm", "vmm")]
    [InlineData("psci", "psci-0.2")]
    [InlineData("colour", null)]
    [InlineData("x", null)]
    public void The_nearest_name_is_suggested_and_no_distant_one(string written, string? meant) =>
        Assert.Equal(meant, NameSuggestion.Nearest(written, Names));

    [Theory]
    [InlineData("abc", "abc", 0)]
    [InlineData("abc", "ab", 1)]
    [InlineData("abc", "acb", 1)]
    [InlineData("abc", "xbz", 2)]
    [InlineData("abc", "abcdefgh", 4)]
    public void Distance_counts_letters_and_swaps(string from, string to, int distance) =>
        Assert.Equal(distance, NameSuggestion.Distance(from, to, limit: 3));

    [Theory]
    [InlineData("mdsr_el1", "; did you mean 'mdscr_el1'?")]
    [InlineData("colour", "; any register can be written as s3_0_c1_c0_1")]
    public void An_unknown_system_register_is_told_with_the_one_that_was_meant(string written, string clause) =>
        Assert.Equal(clause, SystemRegisterTable.Suggest(written));
}
