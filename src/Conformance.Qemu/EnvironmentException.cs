namespace Conformance.Qemu;

/// <summary>The environment cannot do what is asked: a tool is missing, a download failed, a file is no kernel.</summary>
public sealed class EnvironmentException : Exception
{
    /// <summary>An exception without a reason.</summary>
    public EnvironmentException()
    {
    }

    /// <summary>An exception with the reason, and what to do about it.</summary>
    public EnvironmentException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with the reason, and what it came from.</summary>
    public EnvironmentException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
