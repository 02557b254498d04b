using System.Text;
using Conformance.Suite.Diagnostics;
using Conformance.Suite.Traces;
using Xunit;
using static Conformance.Tests.Traces.TraceText;

namespace Conformance.Tests.Traces;

public sealed class TraceReaderTests
{
    private const string At = Name + ":";

    [Fact]
    public void A_file_as_the_writer_writes_it_has_no_errors()
    {
        Assert.Equal(5, One(Whole).Rows.Count);
        Assert.Equal(3, One(Whole).LineOf(1));
    }

    [Theory]
    [InlineData("", "1:1: error: the file is empty: record it again, or delete it")]
    [InlineData("\uFEFF" + Whole, "1:1: error: the file begins with a byte order mark; save it as UTF-8 without one")]
    [InlineData(Header + "g/a,set\r\n", "2:8: error: the line ends with CR LF: save the file with LF alone")]
    [InlineData(Header + "g/a,set", "2:8: error: the last line does not end: the file was cut short, or needs a final newline")]
    [InlineData(Header, "1:1: error: the file has no rows: record it again, or delete it")]
    public void The_bytes_of_a_file_are_checked(string text, string error) => Assert.Equal([At + error], Errors(text));

    [Fact]
    public void The_header_is_exact()
    {
        Assert.Equal([$"{At}1:10: error: the header has \"sequence\" where a trace has seq: write {Header.TrimEnd()}"], Errors("scenario,sequence\n"));
        Assert.Equal([$"{At}1:1: error: the header has 2 of 15 columns: write {Header.TrimEnd()}"], Errors("scenario,seq\n" + Set));
    }

    [Theory]
    [InlineData("g/a,set,0,0\n", "2:1: error: the row has 4 fields: write all 15, empty where a column does not apply")]
    [InlineData("\n", "2:1: error: the row has 1 fields: write all 15, empty where a column does not apply")]
    [InlineData("g/a,set,0,0,,,,,,,,,,,,\n", "2:1: error: the row has 16 fields: write all 15, empty where a column does not apply")]
    [InlineData("g/a,set,0,0,\"x\ny\",,,,,,,,,,\n", "2:1: error: the quotes in this line do not match: put no quotes, and no line break, in a field")]
    [InlineData("g/a,set,0,0,\"x\"y,,,,,,,,,,\n", "2:1: error: the quotes in this line do not match: put no quotes, and no line break, in a field")]
    public void The_fields_of_a_row_are_counted(string row, string error) => Assert.Equal([At + error], Errors(Header + row));

    [Theory]
    [InlineData("g/a,stop,0,0,,,,,,,,,,,\n", "2:5: error: seq \"stop\" cannot be read: write set, end, or the number of the exit from 0")]
    [InlineData("g/a,set,-0,0,,,,,,,,,,,\n", "2:9: error: ret \"-0\" cannot be read: write it in decimal, like 0 or -1")]
    [InlineData("g/a,set,-1,022,,,,,,,,,,,\n", "2:12: error: errno \"022\" cannot be read: write it in decimal without leading zeros, like 22")]
    [InlineData("g/a,0,0,0,4,,,40000000,0x0,,,,,0x0,\n", "2:15: error: pc \"40000000\" cannot be read: write it as lower-case hex with 0x and without leading zeros, like 0x3c5")]
    [InlineData("g/a,0,0,0,4,,,0xA,0x0,,,,,0x0,\n", "2:15: error: pc \"0xA\" cannot be read: write it as lower-case hex with 0x and without leading zeros, like 0x3c5")]
    [InlineData("g/a,0,0,0,4,,,0x00,0x0,,,,,0x0,\n", "2:15: error: pc \"0x00\" cannot be read: write it as lower-case hex with 0x and without leading zeros, like 0x3c5")]
    [InlineData("g/a,0,0,0,6,,,0x0,0x0,0x0,4,2,,0x0,\n", "2:29: error: mmio_write \"2\" cannot be read: write 0 or 1")]
    [InlineData("g/a,end,,,,,,,,,,,,,esr_el1=1\n", "2:21: error: detail \"esr_el1=1\" is not a list of values: write key=0x0;key=0x0 with lower-case keys and hex, or host-bug in an end row")]
    [InlineData("g/a,0,0,0,4,,,0x0,0x0,,,,,0x0,host-bug\n", "2:31: error: detail \"host-bug\" is not a list of values: write key=0x0;key=0x0 with lower-case keys and hex, or host-bug in an end row")]
    public void A_value_has_one_spelling(string row, string error) => Assert.Equal([At + error], Errors(Header + row));

    [Theory]
    [InlineData("g/a,set,0,0,4,,,,,,,,,,\n", "2:13: error: exit_reason has a value in a row to which it does not apply: leave the field empty")]
    [InlineData("g/a,set,0,,,,,,,,,,,,\n", "2:11: error: errno is missing: write the error number, or 0")]
    [InlineData("g/a,0,0,0,6,0x0,,0x0,0x0,0x0,4,0,,0x0,\n", "2:13: error: hsr has a value in a row to which it does not apply: leave the field empty")]
    [InlineData("g/a,0,0,0,4,0xca000022,0x1,0x0,0x0,,,,,0x0,\n", "2:24: error: far has a value in a row to which it does not apply: leave the field empty")]
    [InlineData("g/a,0,0,0,6,,,0x0,0x0,0x0,4,0,0x1,0x0,\n", "2:31: error: mmio_data has a value in a row to which it does not apply: leave the field empty")]
    [InlineData("g/a,0,0,0,6,,,0x0,0x0,0x0,4,1,,0x0,\n", "2:31: error: mmio_data is missing: write what was written")]
    [InlineData("g/a,0,0,0,6,,,0x0,0x0,0x0,,0,,0x0,\n", "2:27: error: mmio_len is missing: write the bytes accessed")]
    [InlineData("g/a,0,0,0,4,,,0x0,0x0,,,,,,\n", "2:27: error: x0 is missing: write general register 0")]
    [InlineData("g/a,end,,,,,,,,,,,,0x1,\n", "2:20: error: x0 has a value in a row to which it does not apply: leave the field empty")]
    public void A_row_has_the_values_of_its_kind(string row, string error) => Assert.Equal([At + error], Errors(Header + row));

    [Fact]
    public void Far_stands_where_the_syndrome_makes_it_valid()
    {
        Assert.Empty(Errors(Header + "g/a,0,0,0,4,0xd2000062,0x1,0x0,0x0,,,,,0x0,\ng/a,1,0,0,1,0x82000006,0x1,0x0,0x0,,,,,0x0,\n" + End));
    }

    [Fact]
    public void A_failed_run_may_leave_the_mmio_exit_before_it()
    {
        Assert.Empty(Errors(Header + "g/a,0,-1,4,6,,,0x0,0x0,,,,,0x0,\ng/a,1,-1,4,6,,,0x0,0x0,0x0,4,0,,0x0,\n" + End));
    }

    [Fact]
    public void A_run_that_returned_for_mmio_says_what_was_accessed() =>
        Assert.Equal(
            ["missing: write the guest physical address accessed", "missing: write the bytes accessed", "missing: write 1 for a write, 0 for a read"],
            Errors(Header + "g/a,0,0,0,6,,,0x0,0x0,,,,,0x0,\n").Select(e => e[e.IndexOf("missing", StringComparison.Ordinal)..]));

    [Fact]
    public void Exits_are_numbered_without_gaps()
    {
        Assert.Equal([$"{At}3:1: error: seq is 1 where exit 0 of g/a is expected: number exits 0, 1, 2 without gaps"], Errors(Header + Set + Read + End));
        Assert.Equal([$"{At}3:1: error: seq is 0 where exit 1 of g/a is expected: number exits 0, 1, 2 without gaps"], Errors(Header + Step + Step + End));
    }

    [Fact]
    public void A_scenario_ends_with_one_end_row()
    {
        const string Missing = "g/a has no end row after this line: the recording was cut short, record it again";
        Assert.Equal([$"{At}3:1: error: {Missing}"], Errors(Header + Set + Step));
        Assert.Equal([$"{At}2:1: error: {Missing}"], Errors(Header + Set + End.Replace("g/a", "g/b", StringComparison.Ordinal)));
        Assert.Equal([$"{At}4:1: error: g/a has a row after its end: the end row is the last one of a scenario"], Errors(Header + Step + End + Set));
    }

    [Fact]
    public void The_rows_of_a_scenario_are_together()
    {
        string other = (Set + End).Replace("g/a", "g/b", StringComparison.Ordinal);
        Assert.Equal(
            [$"{At}6:1: error: g/a began in line 2 and comes again: keep the rows of a scenario together, and record it once"],
            Errors(Header + Set + End + other + Set + End));
    }

    [Fact]
    public void A_mistake_is_shown_in_its_line_with_the_field_underlined()
    {
        DiagnosticBag bag = new();
        Parse(Header + "g/a,set,0,022,,,,,,,,,,,\n", bag);
        Assert.Equal(
            At + "2:11: error: errno \"022\" cannot be read: write it in decimal without leading zeros, like 22\n"
            + "g/a,set,0,022,,,,,,,,,,,\n          ^~~\n",
            bag.Render());
    }

    [Fact]
    public void Bytes_that_are_no_text_are_shown_where_they_are()
    {
        DiagnosticBag bag = new();
        TraceReader.Read(Name, [.. Encoding.UTF8.GetBytes(Header + "g/"), 0xff, (byte)'\n'], bag);
        Assert.Equal([At + "2:3: error: this is not UTF-8; save the file as UTF-8"], bag.Ordered().Select(d => d.Headline));
    }

    [Fact]
    public void All_errors_of_a_file_are_reported_and_none_twice()
    {
        string text = Header + "g/a,set,x,y,,,,,,,,,,,\n" + Read + "g/b,set,0,0\n" + Set.Replace("g/a", "g/c", StringComparison.Ordinal);
        Assert.Equal(
            [(2, 9), (2, 11), (4, 1), (5, 1)],
            Errors(text).Select(e => e.Split(':')).Select(p => (int.Parse(p[1]), int.Parse(p[2]))));
    }
}
