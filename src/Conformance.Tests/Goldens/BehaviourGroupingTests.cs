using Conformance.Behaviours.Profiles;
using Conformance.Behaviours.Switches;
using Conformance.Suite.Goldens;
using Conformance.Suite.Running;
using Xunit;

namespace Conformance.Tests.Goldens;

/// <summary>Which profiles a golden names, and what it expects of the others.</summary>
public sealed class BehaviourGroupingTests
{
    private static readonly Behaviour One = new([new("0", "one")]);
    private static readonly Behaviour Two = new([new("0", "two")]);

    [Fact]
    public void The_newest_kernel_leads_and_everybody_is_named_in_a_new_golden() =>
        Assert.Equal("linux-5.9 linux-5.10 | linux-4.1 my-patch", Names(Group(null, One, One, Two, Two)));

    [Fact]
    public void A_new_profile_that_behaves_like_its_base_changes_nothing() =>
        Assert.Equal("linux-5.9 linux-5.10 | linux-4.1", Names(Group(["linux-4.1", "linux-5.9", "linux-5.10"], One, One, Two, Two)));

    [Fact]
    public void A_new_profile_that_behaves_otherwise_is_named() =>
        Assert.Equal("my-patch linux-5.9 linux-5.10 | linux-4.1", Names(Group(["linux-4.1", "linux-5.9", "linux-5.10"], One, Two, Two, Two)));

    [Fact]
    public void A_profile_that_is_not_named_is_expected_to_behave_like_its_base()
    {
        Subject[] subjects = Subjects();
        GoldenSection section = new("", [], [], Group(["linux-4.1", "linux-5.9", "linux-5.10"], One, One, Two, Two));

        Assert.Equal(One, section.Expected(subjects.Single(s => s.Name == "my-patch")));
        Assert.Equal(Two, section.Expected(subjects.Single(s => s.Name == "linux-5.10")));
    }

    // linux-4.1 -> my-patch, and linux-4.1 -> linux-5.9 -> linux-5.10.
    private static Subject[] Subjects()
    {
        Profile root = new("linux-4.1", "", null, SwitchTable.All.ToDictionary(s => s, _ => 0));
        Profile middle = new("linux-5.9", "", root, new Dictionary<BehaviourSwitch, int>());
        Profile tip = new("linux-5.10", "", middle, new Dictionary<BehaviourSwitch, int>());
        Profile patch = new("my-patch", "", root, new Dictionary<BehaviourSwitch, int>());
        return [.. Subject.AllOf(new([tip, patch, middle, root])).Where(s => s.Profile is not null)];
    }

    private static IReadOnlyList<BehaviourGroup> Group(string[]? roster, params Behaviour[] behaviours)
    {
        Subject[] subjects = Subjects();
        Assert.Equal("linux-4.1 my-patch linux-5.9 linux-5.10", string.Join(' ', subjects.Select(s => s.Name)));
        return BehaviourGrouping.Of([.. subjects.Zip(behaviours)], roster?.ToHashSet());
    }

    private static string Names(IReadOnlyList<BehaviourGroup> groups) => string.Join(" | ", groups.Select(g => string.Join(' ', g.Profiles)));
}
