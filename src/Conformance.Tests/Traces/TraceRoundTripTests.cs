using System.Text;
using Conformance.Suite.Diagnostics;
using Conformance.Suite.Traces;
using CsCheck;
using Xunit;

namespace Conformance.Tests.Traces;

public sealed class TraceRoundTripTests
{
    [Fact]
    public void What_was_written_is_read_again() => RecordGen.Traces.Sample(traces =>
    {
        DiagnosticBag bag = new();
        IReadOnlyList<Trace> read = TraceReader.Read("f.csv", TraceWriter.Format(traces), bag);
        Assert.Equal("", bag.Render());
        Assert.Equal(traces.Select(t => t.Scenario), read.Select(t => t.Scenario));
        Assert.Equal(traces.SelectMany(t => t.Rows), read.SelectMany(t => t.Rows));
    });

    [Fact]
    public void The_order_of_the_traces_does_not_change_the_file() => RecordGen.Traces.Sample(traces =>
        Assert.Equal(TraceWriter.Format(traces), TraceWriter.Format(traces.Reverse())));

    [Fact]
    public void A_file_has_the_header_lf_and_one_final_newline()
    {
        string text = Encoding.UTF8.GetString(TraceWriter.Format([TraceText.One(TraceText.Whole)]));
        Assert.Equal(TraceText.Whole, text);
    }

    [Fact]
    public void Two_traces_of_a_scenario_are_refused()
    {
        Trace trace = TraceText.One(TraceText.Whole);
        Assert.Throws<ArgumentException>(() => TraceWriter.Format([trace, trace]));
    }
}
