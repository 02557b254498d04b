using Conformance.Behaviours.Profiles;
using Conformance.Behaviours.Switches;
using Conformance.Suite.Diagnostics;
using Conformance.Suite.Profiles;
using Xunit;

namespace Conformance.Tests.Profiles;

/// <summary>How profile files become a lineage.</summary>
public sealed class ProfileLoaderTests
{
    // Every switch with its first value: what a profile without a base needs.
    private static readonly string Root =
        "title: root\nswitches:\n" + string.Concat(SwitchTable.All.Select(s => $"  {s.Name}: {s.Values[0].Name}\n"));

    private static BehaviourSwitch AnySwitch => SwitchTable.All[0];

    private static (ProfileTree Tree, string Diagnostics) Load(params (string Name, string Text)[] files)
    {
        DiagnosticBag bag = new();
        ProfileTree tree = ProfileLoader.Link([.. files.Select(f => (f.Name, new SourceText($"p/{f.Name}.yaml", f.Text)))], bag);
        return (tree, string.Join('\n', bag.Ordered().Select(d => $"{d.File}:{d.Line}:{d.Column} {d.Message}")));
    }

    [Fact]
    public void A_profile_has_its_own_values_and_its_bases()
    {
        (ProfileTree tree, string diagnostics) = Load(
            ("patch", $"title: patch\nbased-on: linux-4.1\nsource: [\"a mail\"]\nswitches:\n  {AnySwitch.Name}: {AnySwitch.Values[1].Name}\n"),
            ("linux-4.1", Root));
        Assert.Equal("", diagnostics);
        Assert.Equal(["linux-4.1", "patch"], tree.All.Select(p => p.Name));
        Assert.Equal(0, tree.Find("linux-4.1")!.IndexOf(AnySwitch));
        Assert.Equal(1, tree.Find("patch")!.IndexOf(AnySwitch));
        Assert.All(SwitchTable.All.Skip(1), s => Assert.Equal(0, tree.Find("patch")!.IndexOf(s)));
    }

    [Fact]
    public void Misspelt_switches_and_values_are_reported_where_they_are() => Assert.Equal(
        $"p/a.yaml:4:3 unknown switch '{AnySwitch.Name}x'; did you mean '{AnySwitch.Name}'?\n"
        + $"p/a.yaml:5:{AnySwitch.Name.Length + 5} '{AnySwitch.Values[0].Name}x' is not a value of '{AnySwitch.Name}'; did you mean '{AnySwitch.Values[0].Name}'?",
        Load(("r", Root), ("a", $"title: a\nbased-on: r\nswitches:\n  {AnySwitch.Name}x: v\n  {AnySwitch.Name}: {AnySwitch.Values[0].Name}x\n")).Diagnostics);

    [Fact]
    public void A_root_gives_every_switch() => Assert.Equal(
        $"p/a.yaml:2:1 a profile without 'based-on' gives every switch a value; missing are {string.Join(", ", SwitchTable.All.Select(s => s.Name))}",
        Load(("a", "title: a\nswitches: {}\n")).Diagnostics);

    [Fact]
    public void Values_that_mean_nothing_together_are_reported() => Assert.Equal(
        "p/a.yaml:3:1 debug-registers dirty-flag does not go with mdcr-tda not-guest-owned: where a flag says that the guest's debug registers are loaded, "
        + "nobody owns them; change one of them",
        Load(("r", Root), ("a", "title: a\nbased-on: r\nswitches:\n  mdcr-tda: not-guest-owned\n")).Diagnostics);

    [Fact]
    public void A_base_that_is_not_there_is_reported() => Assert.Equal(
        "p/a.yaml:2:11 unknown profile 'linux-4.2'; did you mean 'linux-4.1'?",
        Load(("linux-4.1", Root), ("a", "title: a\nbased-on: linux-4.2\n")).Diagnostics);

    [Fact]
    public void A_circle_is_reported_once_and_nothing_in_it_is_a_profile()
    {
        (ProfileTree tree, string diagnostics) = Load(
            ("a", "title: a\nbased-on: b\n"), ("b", "title: b\nbased-on: c\n"), ("c", "title: c\nbased-on: b\n"), ("r", Root));
        Assert.Equal("p/c.yaml:2:11 the profiles are based on each other in a circle: b -> c -> b; one of them needs another base", diagnostics);
        Assert.Equal(["r"], tree.All.Select(p => p.Name));
    }

    [Fact]
    public void Misspelt_keys_and_a_missing_title_are_reported() => Assert.Equal(
        "p/a.yaml:1:1 'title' is missing; add a text on one line (what the kernel or patch does for a debugger, as one sentence)\n"
        + "p/a.yaml:1:1 unknown key 'base-on'; did you mean 'based-on'?",
        Load(("r", Root), ("a", "base-on: r\nbased-on: r\n")).Diagnostics);

    [Fact]
    public void Names_come_from_files_and_bad_ones_are_refused()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("profiles-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "linux-4.1.yaml"), Root);
            File.WriteAllText(Path.Combine(folder.FullName, "Linux.yaml"), Root);
            DiagnosticBag bag = new();
            ProfileTree tree = ProfileLoader.Load(folder.FullName, "specs/profiles", bag);
            Assert.Equal(["linux-4.1"], tree.All.Select(p => p.Name));
            Assert.Equal(
                "specs/profiles/Linux.yaml:1:1: error: 'Linux' cannot be the name of a profile; use lower-case letters, digits, '-' and '.'\n",
                bag.Render());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
