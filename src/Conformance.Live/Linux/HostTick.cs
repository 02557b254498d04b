using System.Runtime.InteropServices;

namespace Conformance.Live.Linux;

/// <summary>
/// The periodic timer interrupt of the kernel that runs KVM. One that comes in the middle of a step is seen by the guest's
/// debugger: kernels before 6.1 arm the step anew and lose a stop, later ones tell it with ISV clear.
/// </summary>
internal sealed unsafe class HostTick
{
    private const int AbsoluteTime = 1;

    // Of a period, what a KVM_RUN that returns soon has to have before it, and how far behind the tick its interrupt is over.
    private const int RoomParts = 2;
    private const int SettleParts = 40;

    // The coarse clock stands where the last tick has set it (kernel/time/timekeeping.c), and its resolution is the period.
    private readonly long _period = ReadPeriod();

    /// <summary>Sleeps over the next tick, unless half of its period lies before it.</summary>
    public void StepAside()
    {
        long last = Time(Libc.ClockMonotonicCoarse);
        if (Time(Libc.ClockMonotonic) - last > _period / RoomParts)
        {
            TimeSpec behind = TimeSpec.Of(last + _period + (_period / SettleParts));
            _ = Libc.Sleep(Libc.ClockMonotonic, AbsoluteTime, &behind, null);
        }
    }

    private static long Time(int clock)
    {
        TimeSpec time;
        return Libc.GetTime(clock, &time) == 0 ? time.TotalNanoseconds : throw new LinuxException("clock_gettime", Marshal.GetLastPInvokeError());
    }

    private static long ReadPeriod()
    {
        TimeSpec period;
        return Libc.GetResolution(Libc.ClockMonotonicCoarse, &period) == 0
            ? period.TotalNanoseconds
            : throw new LinuxException("clock_getres", Marshal.GetLastPInvokeError());
    }
}
