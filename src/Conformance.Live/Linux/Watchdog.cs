using System.Runtime.InteropServices;
using Conformance.Live.Machines;

namespace Conformance.Live.Linux;

/// <summary>
/// The timers that interrupt KVM_RUN. Their signal is blocked everywhere but inside KVM_RUN (KVM_SET_SIGNAL_MASK), so that it
/// needs no handler and cannot get lost between arming and entering. They belong to the thread that made them.
/// </summary>
internal sealed unsafe class Watchdog : IDisposable
{
    private const int SignalAlarm = 14;
    private const int Block = 0;
    private const int NotifyThread = 4;

    private readonly nint _elapsed;
    private readonly nint _processor;
    private readonly RunLimits _limits;

    /// <summary>A watchdog for this thread.</summary>
    /// <param name="limits">How long a KVM_RUN may take.</param>
    public Watchdog(in RunLimits limits)
    {
        _limits = limits;
        SignalSet alarm = SignalSet.Of(SignalAlarm);
        _ = Libc.SetSignalMask(Block, &alarm, null);
        _elapsed = Create(Libc.ClockMonotonic);
        _processor = Create(Libc.ClockThreadProcessorTime);
    }

    /// <summary>Starts the time.</summary>
    public void Arm() => Set(_limits);

    /// <summary>Stops the time, and says whether it was over. The signal, if it came, is taken.</summary>
    public bool DisarmWasOver()
    {
        // From Linux 6.13 on, setting a timer drops the signal that it has sent, so that the signal is looked for before.
        bool wasOver = TakeSignal();
        Set(default);

        // One that came in between would interrupt the next KVM_RUN of an older kernel at once.
        return TakeSignal() || wasOver;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ = Libc.DeleteTimer(_elapsed);
        _ = Libc.DeleteTimer(_processor);
    }

    private static nint Create(int clock)
    {
        SignalEvent @event = new() { Signal = SignalAlarm, Notify = NotifyThread, ThreadId = Libc.GetThreadId() };
        nint timer;
        return Libc.CreateTimer(clock, &@event, &timer) == 0 ? timer : throw new LinuxException("timer_create", Marshal.GetLastPInvokeError());
    }

    private static bool TakeSignal()
    {
        SignalSet alarm = SignalSet.Of(SignalAlarm);
        TimeSpec now = default;
        return Libc.TakeSignal(&alarm, null, &now) == SignalAlarm;
    }

    private void Set(in RunLimits limits)
    {
        Set(_elapsed, limits.Elapsed);
        Set(_processor, limits.Processor);
    }

    private static void Set(nint timer, TimeSpan limit)
    {
        TimerSpec value = new() { Value = TimeSpec.Of(limit.Ticks * TimeSpan.NanosecondsPerTick) };
        if (Libc.SetTimer(timer, 0, &value, null) != 0)
        {
            throw new LinuxException("timer_settime", Marshal.GetLastPInvokeError());
        }
    }
}
