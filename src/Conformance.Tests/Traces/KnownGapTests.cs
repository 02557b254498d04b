using Conformance.Suite.Diagnostics;
using Conformance.Suite.Traces;
using Xunit;

namespace Conformance.Tests.Traces;

public sealed class KnownGapTests
{
    private static readonly Trace Recorded = TraceText.One(TraceText.Whole);

    private static readonly Trace Run = TraceText.One(
        TraceText.Whole.Replace("0x40000004", "0x40000000", StringComparison.Ordinal).Replace("0x9000000", "0x8000000", StringComparison.Ordinal));

    [Fact]
    public void A_difference_without_a_gap_is_unexplained()
    {
        GapVerdict verdict = Judge("- { scenario: g/a, seq: 0, field: pc, reason: not modelled }");
        Assert.False(verdict.IsAsKnown);
        Assert.Equal("mmio_addr", Assert.Single(verdict.Unexplained).Field);
        Assert.Equal(("pc", "not modelled"), (Assert.Single(verdict.Explained).Difference.Field, verdict.Explained[0].Gap.Reason));
    }

    [Fact]
    public void A_gap_in_one_field_does_not_cover_another_field_of_the_row()
    {
        GapVerdict verdict = Judge("- { scenario: g/a, seq: 0, field: x0, reason: r }\n- { scenario: g/a, seq: 1, reason: r }");
        Assert.Equal("pc", Assert.Single(verdict.Unexplained).Field);
        Assert.Equal("x0", Assert.Single(verdict.Closed).Field);
    }

    [Theory]
    [InlineData("- { scenario: g/a, reason: r }")]
    [InlineData("- scenario: g/a\n  reason: >\n    two\n    lines\n")]
    [InlineData("- { scenario: g/a, seq: 0, reason: r }\n- { scenario: g/a, seq: 1, reason: r }")]
    [InlineData("- { scenario: g/a, field: pc, reason: r }\n- { scenario: g/a, field: mmio_addr, reason: r }")]
    public void Gaps_name_scenarios_rows_and_fields(string text) => Assert.True(Judge(text).IsAsKnown);

    [Fact]
    public void A_gap_that_agrees_is_a_failure()
    {
        GapVerdict verdict = Judge("- { scenario: g/a, reason: r }\n- { scenario: g/a, seq: end, reason: closed }");
        Assert.False(verdict.IsAsKnown);
        Assert.Empty(verdict.Unexplained);
        Assert.Equal(("closed", 2), (Assert.Single(verdict.Closed).Reason, verdict.Closed[0].Line));
    }

    [Theory]
    [InlineData("- { scenario: g/b, reason: r }", "1:15: error: no recorded trace is of 'g/b'; did you mean 'g/a'?")]
    [InlineData("- { scenario: other, reason: r }", "1:15: error: no recorded trace is of 'other'; correct the name, or delete the entry")]
    [InlineData("- { scenario: g/a, seq: 3, reason: r }", "1:25: error: the recorded trace of g/a has no row 3; correct the seq, or delete the entry")]
    [InlineData("- { scenario: g/a }", "1:3: error: 'reason' is missing; add a text (why the model does not reach the row, and what it would take)")]
    [InlineData("- { reason: r }", "1:3: error: 'scenario' is missing; add a text on one line (the recorded scenario and its variant)")]
    [InlineData("- { scenario: g/a, when: 3, reason: r }", "1:20: error: unknown key 'when'; the keys here are scenario, seq, field, reason")]
    [InlineData("- { scenario: g/a, reasn: r, reason: r }", "1:20: error: unknown key 'reasn'; did you mean 'reason'?")]
    [InlineData("- { scenario: g/a, reason: r, reason: s }", "1:31: error: the key 'reason' is here for the second time; remove one of them")]
    [InlineData("- { scenario: g/a, reason: r }\n- { scenario: g/a, reason: s }", "2:3: error: the same row and field are in line 1; delete one entry")]
    [InlineData("- { scenario: g/a, reason: r }\n- g/a", "2:3: error: an entry is a map of keys, such as { scenario: group/name, reason: why }")]
    [InlineData("scenario: g/a", "1:1: error: the file has to hold a list, such as '- key: value'")]
    [InlineData("", "1:1: error: the file is empty; it has to hold a list")]
    public void An_entry_that_names_no_row_is_an_error(string text, string error) => Assert.Equal([$"g.yaml:{error}"], Read(text).Errors);

    [Fact]
    public void A_field_is_a_column() =>
        Assert.Equal(
            [$"g.yaml:1:27: error: 'lr' is not a value of 'field'; allowed are {TraceText.Header.TrimEnd().Replace(",", ", ", StringComparison.Ordinal)}"],
            Read("- { scenario: g/a, field: lr, reason: r }").Errors);

    private static GapVerdict Judge(string text)
    {
        (IReadOnlyList<KnownGap> gaps, IReadOnlyList<string> errors) = Read(text);
        Assert.Empty(errors);
        return GapVerdict.Of(new TraceComparison(new FieldWords()).Compare(Recorded, Run), gaps);
    }

    private static (IReadOnlyList<KnownGap> Gaps, IReadOnlyList<string> Errors) Read(string text)
    {
        DiagnosticBag bag = new();
        IReadOnlyList<KnownGap> gaps = KnownGapsFile.Read(
            new("g.yaml", text), new Dictionary<string, Trace> { [Recorded.Scenario] = Recorded }, bag);
        return (gaps, [.. bag.Ordered().Select(d => d.Headline)]);
    }
}
