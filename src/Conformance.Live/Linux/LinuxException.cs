using Conformance.Kvm.Uapi;

namespace Conformance.Live.Linux;

/// <summary>A system call that has to succeed has failed: the environment is at fault, not the kernel under test.</summary>
public sealed class LinuxException : IOException
{
    /// <summary>An exception without a reason.</summary>
    public LinuxException()
    {
    }

    /// <summary>An exception with the reason, in words.</summary>
    public LinuxException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with the reason, and what it came from.</summary>
    public LinuxException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>A call and its error number.</summary>
    public LinuxException(string call, int error)
        : base($"{call} failed: {(Errno)error}")
    {
    }
}
