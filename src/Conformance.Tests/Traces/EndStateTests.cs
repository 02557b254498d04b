using Conformance.Kvm.Exits;
using Conformance.Kvm.Machines;
using Conformance.Suite.Traces;
using Conformance.Vmm.Running;
using CsCheck;
using Xunit;

namespace Conformance.Tests.Traces;

public sealed class EndStateTests
{
    private static readonly TraceComparison Comparison = new(new(_ => ""));

    [Fact]
    public void The_registers_that_an_exception_leaves_are_always_told_and_the_others_where_they_say_something()
    {
        ulong[] values = [.. EndRegisters.All.Select(register => register.Quiet ?? 0)];
        Assert.Equal("esr_el1=0x0;elr_el1=0x0;spsr_el1=0x0;far_el1=0x0;mdscr_el1=0x0;ram=0x0", Detail(values, 0));
        values[EndRegisters.ExceptionRegisters + 3] = 7;
        Assert.EndsWith("mdscr_el1=0x0;x3=0x7;ram=0x5", Detail(values, 5), StringComparison.Ordinal);
    }

    [Fact]
    public void A_recording_that_tells_five_registers_is_compared_in_those()
    {
        ulong[] values = [.. EndRegisters.All.Select(register => register.Quiet ?? 0)];
        Trace old = TraceOf(values[..EndRegisters.ExceptionRegisters], null);
        Assert.Empty(Comparison.Compare(old, TraceOf(values, 5)));
        values[0] = 1;
        Assert.Single(Comparison.Compare(old, TraceOf(values, 5)));
    }

    [Fact]
    public void A_recording_that_tells_all_is_compared_in_all()
    {
        ulong[] values = [.. EndRegisters.All.Select(register => register.Quiet ?? 0)];
        Trace recorded = TraceOf(values, 5);
        Assert.Single(Comparison.Compare(recorded, TraceOf(values, 6)));
        values[^1] = 1;
        TraceDifference difference = Assert.Single(Comparison.Compare(recorded, TraceOf(values, 5)));
        Assert.Equal("dbgwcr0_el1=0x1", difference.Actual);
    }

    [Fact]
    public void Every_byte_of_ram_counts_and_no_order_of_pages()
    {
        Gen.Select(Gen.Byte.Array[4096], Gen.Int[0, 4095], Gen.Byte[1, 255]).Sample((page, at, flip) =>
        {
            byte[] other = [.. page];
            other[at] ^= flip;
            Assert.NotEqual(Of(new Page(0x1000, page)), Of(new Page(0x1000, other)));
            Assert.Equal(Of(new Page(0x1000, page), new Page(0x2000, other)), Of(new Page(0x2000, other), new Page(0x1000, page)));
            Assert.Equal(Of(new Page(0x1000, page)), Of(new Page(0x1000, page), new Page(0x9000, new byte[4096])));
        });
    }

    private static ulong Of(params ReadOnlySpan<Page> pages)
    {
        RamFingerprint fingerprint = default;
        foreach (Page page in pages)
        {
            fingerprint.Add(page.Address, page.Bytes);
        }

        return fingerprint.Value;
    }

    private readonly record struct Page(ulong Address, byte[] Bytes);

    private static string Detail(ulong[] values, ulong? ram) => TraceOf(values, ram).Rows[^1].Detail;

    private static Trace TraceOf(ulong[] values, ulong? ram)
    {
        RunLog log = new();
        log.Finish(RunOutcome.Completed, new(values, ram));
        return RunTrace.Of("s", log);
    }
}
