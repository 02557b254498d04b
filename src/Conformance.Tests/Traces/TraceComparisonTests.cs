using Conformance.Suite.Traces;
using CsCheck;
using Xunit;
using static Conformance.Tests.Traces.TraceText;

namespace Conformance.Tests.Traces;

public sealed class TraceComparisonTests
{
    private static readonly TraceComparison Comparison = new(new FieldWords(hsr => $"syndrome of class 0x{hsr >> 26:x}"));

    [Fact]
    public void Equal_traces_do_not_differ() =>
        RecordGen.Trace.Sample(trace => Assert.Empty(Comparison.Compare(trace, trace)));

    [Theory]
    [InlineData("0x40000004", "0x40000008", "3: g/a 0: pc: expected 0x40000004, got 0x40000008")]
    [InlineData("0,0,4,0xcb", "-1,4,4,0xcb", "3: g/a 0: ret: expected 0, got -1|3: g/a 0: errno: expected 0, got 4 (EINTR)")]
    [InlineData("0xcb000022", "0xca000022", "3: g/a 0: hsr: expected 0xcb000022 (syndrome of class 0x32), got 0xca000022 (syndrome of class 0x32)")]
    [InlineData("0xcb000022", "", "3: g/a 0: hsr: expected 0xcb000022 (syndrome of class 0x32), got empty")]
    [InlineData("4,0,,0x1", "8,0,,0x1", "4: g/a 1: mmio_len: expected 4, got 8")]
    [InlineData("4,0,,0x1", "4,1,0x5,0x1", "4: g/a 1: mmio_write: expected 0, got 1|4: g/a 1: mmio_data: expected empty, got 0x5")]
    [InlineData("set,0,0", "set,-1,22", "2: g/a set: ret: expected 0, got -1|2: g/a set: errno: expected 0, got 22 (EINVAL)")]
    [InlineData("elr_el1=0x0;", "elr_el1=0x4;", "6: g/a end: detail: expected elr_el1=0x0, got elr_el1=0x4")]
    [InlineData(";mdscr_el1=0x0", "", "6: g/a end: detail: expected mdscr_el1=0x0, got empty")]
    [InlineData("6,,,0x40000008,0x3c5,0x9000000,4,0,,", "10,,,0x40000008,0x3c5,,,,,", "4: g/a 1: exit_reason: expected 6 (KVM_EXIT_MMIO), got 10 (KVM_EXIT_INTR)|4: g/a 1: mmio_addr: expected 0x9000000, got empty|4: g/a 1: mmio_len: expected 4, got empty|4: g/a 1: mmio_write: expected 0, got empty")]
    public void A_changed_field_is_named_with_its_place(string old, string changed, string differences)
    {
        Assert.Contains(old, Whole, StringComparison.Ordinal);
        Trace actual = One(Whole.Replace(old, changed, StringComparison.Ordinal));
        Assert.Equal(differences.Split('|').Select(d => $"{Name}:{d}"), Compare(One(Whole), actual));
    }

    [Theory]
    [InlineData(";mdcr_el2=0xe66", "", "")]
    [InlineData("", ";mdcr_el2=0xe66", "")]
    [InlineData(";mdcr_el2=0xe66", ";mdcr_el2=0xe66", "")]
    [InlineData(";mdcr_el2=0xe66", ";mdcr_el2=0xf66", "6: g/a end: detail: expected mdcr_el2=0xe66, got mdcr_el2=0xf66")]
    [InlineData(";mdcr_el2=0xe66", ";more=0x1", "6: g/a end: detail: expected empty, got more=0x1")]
    public void MDCR_EL2_is_compared_where_both_sides_have_it(string expected, string actual, string difference)
    {
        IReadOnlyList<string> differences = Compare(One(WithEnd(expected)), One(WithEnd(actual)));

        Assert.Equal(difference.Length == 0 ? [] : [$"{Name}:{difference}"], differences);

        static string WithEnd(string more) => Whole.Replace(";mdscr_el1=0x0", $";mdscr_el1=0x0{more}", StringComparison.Ordinal);
    }

    [Fact]
    public void A_zero_is_not_an_absent_value() =>
        Assert.Equal(
            [$"{Name}:2: g/a 0: hsr: expected empty, got 0x0 (syndrome of class 0x0)"],
            Compare(One(Header + Step.Replace("0xcb000022", "", StringComparison.Ordinal) + End), One(Header + Step.Replace("0xcb000022", "0x0", StringComparison.Ordinal) + End)));

    [Fact]
    public void A_missing_exit_is_a_difference_of_its_own()
    {
        Assert.Equal(
            [$"{Name}:5: g/a 2: row: expected ret 0, errno 0, exit_reason 6 (KVM_EXIT_MMIO), pc 0x4000000c, pstate 0x3c5, mmio_addr 0xa000000, mmio_len 4, mmio_write 1, mmio_data 0x1, x0 0x1, got none"],
            Compare(One(Whole), One(Header + Set + Step + Read + End)));
    }

    [Fact]
    public void An_exit_too_much_stands_at_the_row_before_which_it_came()
    {
        Assert.Equal(
            [$"{Name}:5: g/a 2: row: expected none, got ret 0, errno 0, exit_reason 6 (KVM_EXIT_MMIO), pc 0x4000000c, pstate 0x3c5, mmio_addr 0xa000000, mmio_len 4, mmio_write 1, mmio_data 0x1, x0 0x1"],
            Compare(One(Header + Set + Step + Read + End), One(Whole)));
    }

    [Fact]
    public void A_set_row_does_not_shift_the_exits_behind_it()
    {
        string set = $"{Name}:3: g/a set: row: expected ret 0, errno 0, got none";
        Assert.Equal([set], Compare(One(Header + Step + Set + End), One(Header + Step + End)));
        Assert.Equal([set.Replace("ret 0, errno 0, got none", "none, got ret 0, errno 0", StringComparison.Ordinal)], Compare(One(Header + Step + End), One(Header + Step + Set + End)));
        Assert.Equal(2, Compare(One(Header + Step + Set + End), One(Header + Set + Step + End)).Count);
    }

    [Fact]
    public void Nothing_is_lost_when_the_numbers_of_rows_differ() => Gen.Select(RecordGen.Log, RecordGen.Log).Sample((left, right) =>
    {
        Trace a = RunTrace.Of("s", left);
        Trace b = RunTrace.Of("s", right);
        AssertNothingIsLost(a, b);
        AssertNothingIsLost(b, a);
    });

    // What a recording does not tell is not compared, so runs that differ in nothing else are equal to it.
    private static void AssertNothingIsLost(Trace expected, Trace actual) =>
        Assert.Equal(expected.Rows.SequenceEqual(actual.AsToldBy(expected).Rows), Comparison.Compare(expected, actual).Count == 0);

    private static IReadOnlyList<string> Compare(Trace expected, Trace actual) =>
        [.. Comparison.Compare(expected, actual).Select(d => d.ToString())];
}
