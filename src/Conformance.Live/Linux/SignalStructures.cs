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
    public long Seconds;
    public long Nanoseconds;
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
