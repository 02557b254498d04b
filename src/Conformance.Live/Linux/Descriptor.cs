using System.Runtime.InteropServices;
using Conformance.Kvm.Uapi;

namespace Conformance.Live.Linux;

/// <summary>An open file of the kernel, and the ioctls on it.</summary>
internal sealed class Descriptor(int number) : IDisposable
{
    private bool _closed;

    /// <summary>The file descriptor.</summary>
    public int Number => number;

    /// <summary>Opens a file for reading and writing; null when that fails.</summary>
    public static Descriptor? TryOpen(string path, out Errno errno)
    {
        int opened = Libc.Open(path, Libc.OpenReadWrite | Libc.OpenCloseOnExec);
        errno = opened < 0 ? (Errno)Marshal.GetLastPInvokeError() : Errno.None;
        return opened < 0 ? null : new(opened);
    }

    /// <summary>An ioctl whose failure is a result.</summary>
    public KvmResult Try(nuint request, nuint argument) =>
        Libc.Ioctl(number, request, argument) < 0 ? new((Errno)Marshal.GetLastPInvokeError()) : KvmResult.Ok;

    /// <summary>An ioctl whose failure is a result, with a structure that it reads or fills.</summary>
    public unsafe KvmResult Try<T>(nuint request, ref T argument)
        where T : unmanaged
    {
        fixed (T* pointer = &argument)
        {
            return Try(request, (nuint)pointer);
        }
    }

    /// <summary>An ioctl that has to succeed; gives what it returns.</summary>
    /// <exception cref="LinuxException">It failed.</exception>
    public int Must(string name, nuint request, nuint argument = 0)
    {
        int returned = Libc.Ioctl(number, request, argument);
        return returned < 0 ? throw new LinuxException(name, Marshal.GetLastPInvokeError()) : returned;
    }

    /// <summary>An ioctl that has to succeed, with a structure that it reads or fills.</summary>
    /// <exception cref="LinuxException">It failed.</exception>
    public unsafe int Must<T>(string name, nuint request, ref T argument)
        where T : unmanaged
    {
        fixed (T* pointer = &argument)
        {
            return Must(name, request, (nuint)pointer);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_closed)
        {
            _closed = true;
            _ = Libc.Close(number);
        }
    }
}
