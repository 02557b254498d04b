using System.Runtime.InteropServices;

namespace Conformance.Live.Linux;

/// <summary>The C library's functions that KVM needs, with their own names; -1 means that the last P/Invoke error says why.</summary>
internal static unsafe partial class Libc
{
    public const int OpenReadOnly = 0;
    public const int OpenReadWrite = 2;
    public const int OpenNonBlocking = 0x800;
    public const int OpenCloseOnExec = 0x8_0000;
    public const int ProtectRead = 1;
    public const int ProtectWrite = 2;
    public const int ClockMonotonic = 1;
    public const int ClockThreadProcessorTime = 3;
    public const int ClockMonotonicCoarse = 6;
    public const int MapShared = 1;
    public const int MapAnonymous = 0x20;

    private const string Library = "libc";

    [LibraryImport(Library, EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Open(string path, int flags);

    [LibraryImport(Library, EntryPoint = "close", SetLastError = true)]
    public static partial int Close(int descriptor);

    [LibraryImport(Library, EntryPoint = "ioctl", SetLastError = true)]
    public static partial int Ioctl(int descriptor, nuint request, nuint argument);

    [LibraryImport(Library, EntryPoint = "mmap", SetLastError = true)]
    public static partial nint Map(nint address, nuint length, int protection, int flags, int descriptor, long offset);

    [LibraryImport(Library, EntryPoint = "munmap", SetLastError = true)]
    public static partial int Unmap(nint address, nuint length);

    [LibraryImport(Library, EntryPoint = "gettid")]
    public static partial int GetThreadId();

    [LibraryImport(Library, EntryPoint = "pthread_sigmask")]
    public static partial int SetSignalMask(int how, SignalSet* set, SignalSet* old);

    [LibraryImport(Library, EntryPoint = "sigtimedwait", SetLastError = true)]
    public static partial int TakeSignal(SignalSet* set, void* information, TimeSpec* timeout);

    [LibraryImport(Library, EntryPoint = "clock_gettime", SetLastError = true)]
    public static partial int GetTime(int clock, TimeSpec* time);

    [LibraryImport(Library, EntryPoint = "clock_getres", SetLastError = true)]
    public static partial int GetResolution(int clock, TimeSpec* resolution);

    [LibraryImport(Library, EntryPoint = "clock_nanosleep")]
    public static partial int Sleep(int clock, int flags, TimeSpec* time, TimeSpec* remaining);

    [LibraryImport(Library, EntryPoint = "timer_create", SetLastError = true)]
    public static partial int CreateTimer(int clock, SignalEvent* @event, nint* timer);

    [LibraryImport(Library, EntryPoint = "timer_settime", SetLastError = true)]
    public static partial int SetTimer(nint timer, int flags, TimerSpec* value, TimerSpec* old);

    [LibraryImport(Library, EntryPoint = "timer_delete", SetLastError = true)]
    public static partial int DeleteTimer(nint timer);

    [LibraryImport(Library, EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(int descriptor, byte* buffer, nuint length);

    [LibraryImport(Library, EntryPoint = "mount", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Mount(string source, string target, string type, nuint flags, nint data);

    [LibraryImport(Library, EntryPoint = "uname", SetLastError = true)]
    public static partial int GetUname(byte* name);

    [LibraryImport(Library, EntryPoint = "tcdrain", SetLastError = true)]
    public static partial int Drain(int descriptor);

    [LibraryImport(Library, EntryPoint = "reboot", SetLastError = true)]
    public static partial int Reboot(int command);
}
