using System.Runtime.InteropServices;

namespace Conformance.Live.Linux;

/// <summary>sigset_t of the C library: 1024 bits, of which the kernel uses the first 64.</summary>
[StructLayout(LayoutKind.Sequential, Size = 128)]
internal struct SignalSet
{
    private ulong _first;

    /// <summary>The set that holds one signal.</summary>
    public static SignalSet Of(int signal) => new() { _first = 1UL << (signal - 1) };
}

/// <summary>struct timespec.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct TimeSpec
{
    private const long NanosecondsPerSecond = 1_000_000_000;

    public long Seconds;
    public long Nanoseconds;

    /// <summary>All of it in nanoseconds.</summary>
    public readonly long TotalNanoseconds => (Seconds * NanosecondsPerSecond) + Nanoseconds;

    /// <summary>The same time from nanoseconds.</summary>
    public static TimeSpec Of(long nanoseconds) => new() { Seconds = nanoseconds / NanosecondsPerSecond, Nanoseconds = nanoseconds % NanosecondsPerSecond };
}

/// <summary>struct itimerspec: zero for both means that the timer is off.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct TimerSpec
{
    public TimeSpec Interval;
    public TimeSpec Value;
}

/// <summary>struct sigevent with sigev_notify_thread_id.</summary>
[StructLayout(LayoutKind.Sequential, Size = 64)]
internal struct SignalEvent
{
    public nint Value;
    public int Signal;
    public int Notify;
    public int ThreadId;
}
