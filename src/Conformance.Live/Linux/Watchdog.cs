using System.Runtime.InteropServices;

namespace Conformance.Live.Linux;

/// <summary>
/// A timer that interrupts KVM_RUN. Its signal is blocked everywhere but inside KVM_RUN (KVM_SET_SIGNAL_MASK), so that it
/// needs no handler and cannot get lost between arming and entering. It belongs to the thread that made it.
/// </summary>
internal sealed unsafe class Watchdog : IDisposable
{
    private const int SignalAlarm = 14;
    private const int Block = 0;
    private const int NotifyThread = 4;

    private readonly nint _timer;
    private readonly TimerSpec _limit;

    /// <summary>A watchdog for this thread.</summary>
    /// <param name="limit">How long a KVM_RUN may take.</param>
    public Watchdog(TimeSpan limit)
    {
        _limit.Value = TimeSpec.Of(limit.Ticks * TimeSpan.NanosecondsPerTick);
        SignalSet alarm = SignalSet.Of(SignalAlarm);
        _ = Libc.SetSignalMask(Block, &alarm, null);
        SignalEvent @event = new() { Signal = SignalAlarm, Notify = NotifyThread, ThreadId = Libc.GetThreadId() };
        nint timer;
        if (Libc.CreateTimer(Libc.ClockMonotonic, &@event, &timer) != 0)
        {
            throw new LinuxException("timer_create", Marshal.GetLastPInvokeError());
        }

        _timer = timer;
    }

    /// <summary>Starts the time.</summary>
    public void Arm() => Set(_limit);

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
    public void Dispose() => _ = Libc.DeleteTimer(_timer);

    private static bool TakeSignal()
    {
        SignalSet alarm = SignalSet.Of(SignalAlarm);
        TimeSpec now = default;
        return Libc.TakeSignal(&alarm, null, &now) == SignalAlarm;
    }

    private void Set(TimerSpec value)
    {
        if (Libc.SetTimer(_timer, 0, &value, null) != 0)
        {
            throw new LinuxException("timer_settime", Marshal.GetLastPInvokeError());
        }
    }
}
