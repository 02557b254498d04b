using System.Text;
using Conformance.Suite.Diagnostics;
using Conformance.Suite.Traces;
using Xunit;

namespace Conformance.Tests.Traces;

/// <summary>Short ways from text to traces.</summary>
internal static class TraceText
{
    public const string Header = "scenario,seq,ret,errno,exit_reason,hsr,far,pc,pstate,mmio_addr,mmio_len,mmio_write,mmio_data,x0,detail\n";

    public const string Set = "g/a,set,0,0,,,,,,,,,,,\n";

    public const string Step = "g/a,0,0,0,4,0xcb000022,,0x40000004,0x3c5,,,,,0x0,\n";

    public const string Read = "g/a,1,0,0,6,,,0x40000008,0x3c5,0x9000000,4,0,,0x1,\n";

    public const string Write = "g/a,2,0,0,6,,,0x4000000c,0x3c5,0xa000000,4,1,0x1,0x1,\n";

    public const string End = "g/a,end,,,,,,,,,,,,,esr_el1=0x0;elr_el1=0x0;spsr_el1=0x0;far_el1=0x0;mdscr_el1=0x0\n";

    public const string Whole = Header + Set + Step + Read + Write + End;

    public const string Name = "traces/k/g.csv";

    public static IReadOnlyList<Trace> Parse(string text, DiagnosticBag bag) =>
        TraceReader.Read(Name, Encoding.UTF8.GetBytes(text), bag);

    public static Trace One(string text)
    {
        DiagnosticBag bag = new();
        IReadOnlyList<Trace> traces = Parse(text, bag);
        Assert.Equal("", bag.Render());
        return Assert.Single(traces);
    }

    public static IReadOnlyList<string> Errors(string text)
    {
        DiagnosticBag bag = new();
        Parse(text, bag);
        return [.. bag.Ordered().Select(d => d.Headline)];
    }
}
