using Conformance.Suite.Diagnostics;
using Xunit;

namespace Conformance.Tests.Diagnostics;

/// <summary>How a mistake looks on a terminal.</summary>
public sealed class DiagnosticTextTests
{
    private static string Render(string text, SourceSpan span)
    {
        DiagnosticBag bag = new();
        bag.Add(new SourceText("specs/a.yaml", text), span, "wrong; do better");
        return bag.Render();
    }

    [Fact]
    public void The_caret_underlines_the_place() => Assert.Equal(
        "specs/a.yaml:2:4: error: wrong; do better\nb: bad\n   ^~~\n",
        Render("a: 1\nb: bad\n", new(2, 4, 3)));

    [Fact]
    public void A_tab_before_the_place_is_a_tab_above_the_caret() => Assert.Equal(
        "specs/a.yaml:1:8: error: wrong; do better\n  a:\tb bad\n    \t  ^~~\n",
        Render("  a:\tb bad", new(1, 8, 3)));

    [Fact]
    public void The_underline_ends_with_the_line() => Assert.Equal(
        "specs/a.yaml:1:2: error: wrong; do better\nabc\n ^~\n",
        Render("abc\ndef", new(1, 2, 99)));

    [Fact]
    public void A_place_behind_the_line_keeps_its_caret() => Assert.Equal(
        "specs/a.yaml:1:4: error: wrong; do better\nabc\n   ^\n",
        Render("abc\r\ndef", new(1, 4, 1)));

    [Fact]
    public void A_place_on_an_empty_line_has_no_excerpt() => Assert.Equal(
        "specs/a.yaml:2:1: error: wrong; do better\n",
        Render("abc\n", new(2, 1, 1)));

    [Fact]
    public void A_long_line_is_cut_around_the_place()
    {
        string[] lines = Render(new string('x', 500) + "bad" + new string('y', 500), new(1, 501, 3)).Split('\n');
        Assert.Equal(166, lines[1].Length);
        Assert.Equal("bad", lines[1].Substring(lines[2].IndexOf('^'), 3));
    }

    [Fact]
    public void Escape_sequences_do_not_reach_the_terminal() =>
        Assert.DoesNotContain('\u001b', Render("a\u001b[31mb", new(1, 1, 1)));

    [Fact]
    public void Order_is_by_file_then_line_then_column_and_repetitions_are_dropped()
    {
        DiagnosticBag bag = new();
        SourceText a = new("a", "one\ntwo\n");
        SourceText b = new("b", "one\n");
        bag.Add(b, new(1, 1, 1), "m");
        bag.Add(a, new(2, 1, 1), "m");
        bag.Add(a, new(1, 3, 1), "m");
        bag.Add(a, new(1, 2, 1), "m");
        bag.Add(a, new(1, 2, 1), "m");
        Assert.Equal(["a:1:2", "a:1:3", "a:2:1", "b:1:1"], bag.Ordered().Select(d => $"{d.File}:{d.Line}:{d.Column}"));
    }
}
