using Conformance.Kvm.Exits;
using Conformance.Kvm.Uapi;
using Conformance.Suite.Traces;
using Conformance.Vmm.Running;
using Xunit;

namespace Conformance.Tests.Traces;

public sealed class RunTraceTests
{
    private static readonly ExitRecord Debug = new()
    {
        Kind = RecordKind.Exit,
        ExitReason = ExitReason.Debug,
        Fields = RecordFields.Hsr | RecordFields.Far,
        Hsr = 0xd2000062,
        Far = 0x4000_1000,
        Pc = 0x4000_0004,
        Pstate = 0x3c5,
    };

    [Fact]
    public void A_run_becomes_set_exit_and_end_rows()
    {
        ExitRecord write = new()
        {
            Kind = RecordKind.Exit,
            ExitReason = ExitReason.Mmio,
            Fields = RecordFields.Mmio,
            MmioAddress = 0xa00_0000,
            MmioLength = 4,
            MmioIsWrite = true,
            X0 = ulong.MaxValue,
        };
        Assert.Equal(
            [
                "s,set,-1,22,,,,,,,,,,,",
                "s,0,0,0,4,0xd2000062,0x40001000,0x40000004,0x3c5,,,,,0x0,",
                "s,1,0,0,6,,,0x0,0x0,0xa000000,4,1,0x0,0xffffffffffffffff,",
                "s,2,-1,38,0,,,0x0,0x0,,,,,0x0,",
                "s,end,,,,,,,,,,,,,esr_el1=0x1;elr_el1=0x0;spsr_el1=0x3c5;far_el1=0x2;mdscr_el1=0x3",
            ],
            Rows(
                RunOutcome.Completed,
                new([1, 0, 0x3c5, 2, 3], null),
                new ExitRecord { Kind = RecordKind.Set, Errno = Errno.EINVAL },
                Debug,
                write,
                new ExitRecord { Kind = RecordKind.Exit, Errno = Errno.ENOSYS }));
    }

    [Theory]
    [InlineData(RunOutcome.Completed, true, "esr_el1=0x1;elr_el1=0x0;spsr_el1=0x3c5;far_el1=0x2;mdscr_el1=0x3;mdcr_el2=0xe66")]
    [InlineData(RunOutcome.Completed, false, "mdcr_el2=0xe66")]
    [InlineData(RunOutcome.HostBug, false, "host-bug")]
    public void MDCR_EL2_stands_behind_the_registers_of_a_run_that_came_to_its_end(RunOutcome outcome, bool hasRegisters, string detail)
    {
        RunLog log = new();
        log.Finish(outcome, hasRegisters ? new([1, 0, 0x3c5, 2, 3], null) : null);

        Assert.Equal(detail, RunTrace.Of("s", log, 0xe66).Rows[^1].Detail);
    }

    [Fact]
    public void A_read_has_no_data()
    {
        ExitRecord read = new() { Kind = RecordKind.Exit, ExitReason = ExitReason.Mmio, Fields = RecordFields.Mmio, MmioLength = 1, MmioData = 5 };
        Assert.Equal("s,0,0,0,6,,,0x0,0x0,0x0,1,0,,0x0,", Rows(RunOutcome.Completed, null, read)[0]);
    }

    [Fact]
    public void The_leftover_far_of_a_step_is_dropped() =>
        Assert.Equal("s,0,0,0,4,0xca000022,,0x40000004,0x3c5,,,,,0x0,", Rows(RunOutcome.Completed, null, Debug with { Hsr = 0xca000022 })[0]);

    [Fact]
    public void The_pc_of_the_debug_structure_is_a_detail()
    {
        ExitRecord record = Debug with { Fields = RecordFields.Hsr | RecordFields.DebugPc, Hsr = 0xf200002a, DebugPc = 0x4000_0000 };
        Assert.Equal("s,0,0,0,4,0xf200002a,,0x40000004,0x3c5,,,,,0x0,debug_pc=0x40000000", Rows(RunOutcome.Completed, null, record)[0]);
    }

    [Fact]
    public void A_host_bug_is_the_detail_of_the_end_and_an_aarch32_guest_has_none()
    {
        Assert.Equal(["s,end,,,,,,,,,,,,,host-bug"], Rows(RunOutcome.HostBug, null));
        Assert.Equal(["s,end,,,,,,,,,,,,,"], Rows(RunOutcome.Completed, null));
    }

    [Theory]
    [InlineData(RunOutcome.None)]
    [InlineData(RunOutcome.Error)]
    public void A_run_that_says_nothing_has_no_trace(RunOutcome outcome) =>
        Assert.Throws<ArgumentException>(() => Rows(outcome, null));

    private static IReadOnlyList<string> Rows(RunOutcome outcome, EndState? end, params ReadOnlySpan<ExitRecord> records)
    {
        RunLog log = new();
        foreach (ExitRecord record in records)
        {
            log.Add(record);
        }

        log.Finish(outcome, end);
        return [.. RunTrace.Of("s", log).Rows.Select(r => r.ToString())];
    }
}
