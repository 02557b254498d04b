using Conformance.Kvm.Uapi;
using Conformance.Qemu.Booting;
using Conformance.Vmm.Running;
using Conformance.Vmm.Scenarios;
using Conformance.Vmm.Wire;

namespace Conformance.Qemu.Monitor;

/// <summary>Takes what the monitor sends apart, and makes of its frames what a VMM would have seen.</summary>
/// <param name="scenarios">What the monitor was given, as the VMM knows it.</param>
/// <param name="whyRefused">The reason why a core refuses the instruction at an address in the code that sets a scenario's registers.</param>
public sealed class MonitorListener(IReadOnlyList<CompiledScenario> scenarios, Func<int, ulong, string> whyRefused)
{
    private const int LastLinesKept = 12;

    // ID_AA64PFR0_EL1.EL1: 1 is AArch64 alone, 2 is AArch32 as well.
    private const ulong El1Field = 0xf0;
    private const ulong El1HasAArch32 = 0x20;

    private readonly List<byte> _pending = [];
    private readonly List<MonitorFrame> _exits = [];
    private readonly List<RemoteOutcome> _outcomes = [];
    private readonly Queue<string> _lastLines = [];
    private string? _damage;
    private MonitorFrame? _broken;
    private bool _isComplete;

    /// <summary>Whether the monitor has started.</summary>
    public bool HasStarted { get; private set; }

    private bool _hasAArch32;

    /// <summary>Whether nothing that comes can be used any more.</summary>
    public bool IsDamaged => _damage is not null;

    /// <summary>What came of the scenarios that are over.</summary>
    public IReadOnlyList<RemoteOutcome> Outcomes => _outcomes;

    /// <summary>The last frames in words.</summary>
    public IReadOnlyList<string> LastLines => [.. _lastLines];

    /// <summary>Takes bytes as they come.</summary>
    public void Take(ReadOnlySpan<byte> bytes)
    {
        if (IsDamaged)
        {
            return;
        }

        _pending.AddRange(bytes);
        byte[] all = [.. _pending];
        int at = 0;
        try
        {
            for (; all.Length - at >= MonitorFrame.Length; at += MonitorFrame.Length)
            {
                Take(MonitorFrame.Read(all.AsSpan(at, MonitorFrame.Length)));
            }
        }
        catch (WireFormatException e)
        {
            _damage = e.Message;
        }

        _pending.RemoveRange(0, at);
    }

    /// <summary>What went wrong, once nothing more comes; null when the monitor has finished its work.</summary>
    public BootFailure? FailureAtEnd() =>
        _damage is not null ? Failure(BootFailureKind.AgentFailed, $"what the monitor sent arrived damaged: {_damage}")
        : _broken is not null ? Failure(BootFailureKind.AgentFailed, "the monitor took an exception of its own")
        : _pending.Count > 0 ? Failure(BootFailureKind.QemuEnded, "the machine was gone in the middle of what the monitor sent")
        : _isComplete ? null
        : Failure(BootFailureKind.QemuEnded, $"the machine was gone before the monitor {(HasStarted ? "was done" : "spoke")}");

    /// <summary>A failure with what was seen last.</summary>
    public BootFailure Failure(BootFailureKind kind, string message) => new(kind, message, LastLines);

    private void Take(MonitorFrame frame)
    {
        Keep(frame.Text);
        switch (frame.Kind)
        {
            case FrameKind.Broken:
                _broken = frame;
                return;
            case FrameKind.Hello:
                Require(!HasStarted && frame.A == MonitorFrame.Form && frame.B == (ulong)scenarios.Count, frame);
                HasStarted = true;
                _hasAArch32 = (frame.D & El1Field) == El1HasAArch32;
                return;
            case FrameKind.Bye:
                Require(HasStarted && !_isComplete && _exits.Count == 0 && _outcomes.Count == scenarios.Count, frame);
                _isComplete = true;
                return;
        }

        Require(HasStarted && frame.Scenario == (uint)_outcomes.Count && frame.Scenario < scenarios.Count && frame.Sequence == Expected(frame.Kind), frame);
        switch (frame.Kind)
        {
            case FrameKind.Row or FrameKind.Interrupted:
                _exits.Add(frame);
                break;
            case FrameKind.Refused:
                _outcomes.Add(new(null, whyRefused(_outcomes.Count, frame.A)));
                break;
            default:
                // Even a guest that is done at once has made the call that says so.
                Require(_exits.Count > 0, frame);
                CompiledScenario scenario = scenarios[_outcomes.Count];
                bool isPossible = _hasAArch32 || (scenario.Features & VcpuFeatures.El132Bit) == 0;
                _outcomes.Add(isPossible ? new(LogOf(scenario, frame), null) : new(null, "this core has no AArch32 at EL1"));
                _exits.Clear();
                break;
        }
    }

    // The row that the watchdog makes is none of the monitor's own.
    private uint Expected(FrameKind kind) =>
        kind == FrameKind.End && _exits.Count > 0 && _exits[^1].Kind == FrameKind.Interrupted ? (uint)_exits.Count - 1 : (uint)_exits.Count;

    private RunLog LogOf(CompiledScenario scenario, MonitorFrame end)
    {
        RunLog log = new();
        ReportedMachine machine = new([.. _exits], end);
        new ScenarioRunner(log).Run(scenario, machine);
        if (!machine.IsSpent)
        {
            log.Finish(RunOutcome.Error, null, "the monitor went on where the scenario ends");
        }

        return log;
    }

    private static void Require(bool fits, MonitorFrame frame)
    {
        if (!fits)
        {
            throw new WireFormatException($"a frame is out of place: {frame.Text}");
        }
    }

    private void Keep(string line)
    {
        _lastLines.Enqueue(line);
        if (_lastLines.Count > LastLinesKept)
        {
            _lastLines.Dequeue();
        }
    }
}
