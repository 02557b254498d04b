using Xunit;

namespace Conformance.Tests.Specs;

/// <summary>Mistakes in programs point into the scenario file, whatever the program's indentation.</summary>
public sealed class BadProgramTests
{
    /// <summary>A file, and the line, column and length of the word that each diagnostic points at.</summary>
    public static TheoryData<string, string> Programs => new()
    {
        { "title: t\nguest:\n  code: |\n    start: nop\n           bogus x0\n", "5:12:5" },
        { "title: t\nguest:\n  code: |\n\n    start: nop\n           bogus x0\n", "6:12:5" },
        { "title: t\nguest:\n  code: |   # a comment\n        nop\n        bogus x0\n", "5:9:5" },
        { "title: t\nguest:\n  code: |-\n    nop\n    bogus x0", "5:5:5" },
        { "title: t\r\nguest:\r\n  code: |\r\n    nop\r\n    bogus x0\r\n", "5:5:5" },
        { "title: t\nguest:\n  code: bogus x0\n", "3:9:5" },
        { "title: t\nguest:\n  code: 'bogus x0'\n", "3:10:5" },
        { "title: t\nguest: { code: \"bogus x0\" }\n", "2:17:5" },
        { "title: t\nguest:\n  code: |\n    nop\n    add x0, x0, #99999\n", "5:17:6" },
        { "title: t\nguest:\n  code: |\n    a: nop\n    a: nop\n", "5:5:1" },
        { "title: t\nguest:\n  code: |\n    mrs x0, mdscr_el9\n", "4:13:9" },
        { "title: t\nguest:\n  code: |\n    nop\n    b nowhere\n", "5:7:7" },
        { "title: t\nguest:\n  code: |\n    bogus\n    nop\n    bogus\n", "4:5:5 6:5:5" },
    };

    [Theory]
    [MemberData(nameof(Programs))]
    public void An_assembly_mistake_points_into_the_file(string text, string places) =>
        Assert.Equal(places, string.Join(' ', SpecText.Errors(text).Split('\n').Select(line => line.Split(' ')[0])));

    [Fact]
    public void An_assembly_mistake_is_shown_with_its_line_and_a_caret() => Assert.EndsWith(
        "\n    here:  bogus x0\n           ^~~~~\n",
        SpecText.Load("title: t\nguest:\n  code: |\n    here:  bogus x0\n").Bag.Render());

    [Fact]
    public void Mistakes_in_keys_and_in_the_program_are_reported_together() => Assert.Equal(
        ["1:1:5", "5:5:5", "6:1:10"],
        SpecText.Errors("titel: t\ntitle: t\nguest:\n  code: |\n    bogus\ngest-debug: []\n").Split('\n').Select(line => line.Split(' ')[0]));
}
