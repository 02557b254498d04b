using Conformance.Kvm.Exits;
using Conformance.Kvm.Machines;
using Conformance.Kvm.Uapi;
using Conformance.Qemu.Booting;
using Conformance.Qemu.Monitor;
using Conformance.Vmm.Running;
using Conformance.Vmm.Scenarios;
using CsCheck;
using Xunit;

namespace Conformance.Tests.Qemu;

/// <summary>What the monitor sends is taken as it is, or refused: nothing damaged becomes a row.</summary>
public sealed class MonitorListenerTests
{
    private const ulong Brk = 0xf200_0000;
    private const ulong VectorCall = 0x5a00_7f04;
    private const ulong DoneCall = 0x5a00_7fff;

    private static readonly CompiledScenario Scenario = new() { Id = "test", Machine = MachineKind.El2, Memory = [], Registers = [] };

    // Two scenarios: a BRK and the default vector; a guest that the watchdog gave up.
    private static readonly MonitorFrame[] Frames =
    [
        new(FrameKind.Hello, 0, 0, MonitorFrame.Form, 2, 0x411f_d070, 0x222, 6),
        new(FrameKind.Row, 0, 0, Brk, 0x4000_0000, 0x3c5, 0x1234, 7),
        new(FrameKind.Row, 0, 1, VectorCall, 0x4000_8204, 0x3c5, 0, 8),
        new(FrameKind.End, 0, 2, 1, 2, 3, 4, 5),
        new(FrameKind.Interrupted, 1, 0, 0, 0x4000_0010, 0x3c4, 0, 9),
        new(FrameKind.End, 1, 0, 0, 0, 0, 0, 0x8000),
        new(FrameKind.Bye, 2, 0, 0, 0, 0, 0, 0),
    ];

    private static readonly byte[] Stream = [.. Frames.SelectMany(frame => frame.ToBytes())];

    [Fact]
    public void Frames_become_what_a_VMM_sees()
    {
        MonitorListener listener = Listen(Stream);

        Assert.Null(listener.FailureAtEnd());
        RunLog first = listener.Outcomes[0].Log!;
        Assert.Equal(
            [
                new() { Kind = RecordKind.Exit, ExitReason = ExitReason.Exception, Fields = RecordFields.Hsr, Hsr = Brk, Pc = 0x4000_0000, Pstate = 0x3c5, X0 = 7 },
                new() { Kind = RecordKind.Exit, ExitReason = ExitReason.Exception, Fields = RecordFields.Hsr, Hsr = VectorCall, Pc = 0x4000_8204, Pstate = 0x3c5, X0 = 8 },
            ],
            first.Records.ToArray());
        Assert.Equal([1UL, 2, 3, 4, 5], first.End!.Values.ToArray());
        Assert.Equal(
            [new() { Kind = RecordKind.Exit, Errno = Errno.EINTR, ExitReason = ExitReason.Intr, Pc = 0x4000_0010, Pstate = 0x3c4, X0 = 9 }],
            listener.Outcomes[1].Log!.Records.ToArray());
    }

    [Fact]
    public void Bytes_may_come_in_any_pieces() => Gen.Int[1, 200].Sample(piece =>
    {
        MonitorListener listener = new([Scenario, Scenario], (_, _) => "");
        foreach (byte[] bytes in Stream.Chunk(piece))
        {
            listener.Take(bytes);
        }

        return listener.FailureAtEnd() is null && listener.Outcomes.Count == 2;
    });

    [Fact]
    public void A_changed_bit_anywhere_is_noticed() =>
        Gen.Select(Gen.Int[0, Stream.Length - 1], Gen.Int[0, 7]).Sample((at, bit) =>
        {
            byte[] damaged = [.. Stream];
            damaged[at] ^= (byte)(1 << bit);
            return Listen(damaged).FailureAtEnd()?.Kind == BootFailureKind.AgentFailed;
        });

    [Fact]
    public void A_stream_that_breaks_off_is_incomplete() => Gen.Int[0, Stream.Length - 1].Sample(length =>
        Listen(Stream[..length]).FailureAtEnd()?.Kind == BootFailureKind.QemuEnded);

    [Fact]
    public void A_frame_that_is_missing_or_twice_there_is_noticed() => Gen.Select(Gen.Int[0, Frames.Length - 1], Gen.Bool).Sample((at, isTwice) =>
    {
        MonitorFrame[] frames = isTwice ? [.. Frames[..at], Frames[at], .. Frames[at..]] : [.. Frames[..at], .. Frames[(at + 1)..]];
        return Listen([.. frames.SelectMany(frame => frame.ToBytes())]).FailureAtEnd() is not null;
    });

    [Fact]
    public void What_is_no_frame_is_told_by_its_first_bytes() =>
        Assert.Contains("7E7E7E7E", Listen([.. Enumerable.Repeat((byte)'~', MonitorFrame.Length)]).FailureAtEnd()!.Message, StringComparison.Ordinal);

    [Fact]
    public void An_exception_of_the_monitors_own_is_told_with_its_syndrome()
    {
        BootFailure failure = Listen([.. Frames[0].ToBytes(), .. new MonitorFrame(FrameKind.Broken, 0, 0, 0x9600_0050, 0x2_0000_0100, 5, 0x3c9, 0).ToBytes()]).FailureAtEnd()!;

        Assert.Equal(BootFailureKind.AgentFailed, failure.Kind);
        Assert.Contains("ESR_EL2 0x96000050 ELR_EL2 0x200000100", failure.LastLines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_monitor_and_a_VMM_that_disagree_about_the_end_are_an_error_of_the_scenario()
    {
        Assert.Contains("the monitor ended the scenario after 1 ", Log(Row(0, Brk)).Error, StringComparison.Ordinal);
        Assert.Contains("the monitor went on", Log(Row(0, VectorCall), Row(1, Brk)).Error, StringComparison.Ordinal);
        Assert.Equal(RunOutcome.Completed, Log(Row(0, Brk), Row(1, DoneCall)).Outcome);
    }

    private static MonitorFrame Row(uint sequence, ulong esr) => new(FrameKind.Row, 0, sequence, esr, 0x4000_0000, 0x3c5, 0, 0);

    private static RunLog Log(params MonitorFrame[] rows)
    {
        MonitorFrame[] frames = [Frames[0] with { B = 1 }, .. rows, new(FrameKind.End, 0, (uint)rows.Length, 0, 0, 0, 0, 0), Frames[^1]];
        MonitorListener listener = new([Scenario], (_, _) => "");
        listener.Take([.. frames.SelectMany(frame => frame.ToBytes())]);
        Assert.Null(listener.FailureAtEnd());
        return listener.Outcomes[0].Log!;
    }

    private static MonitorListener Listen(byte[] bytes)
    {
        MonitorListener listener = new([Scenario, Scenario], (_, _) => "");
        listener.Take(bytes);
        return listener;
    }
}
