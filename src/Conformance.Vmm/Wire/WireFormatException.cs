namespace Conformance.Vmm.Wire;

/// <summary>Bytes that are not what they should be: cut short, corrupted, of another version or of another kind.</summary>
public sealed class WireFormatException : Exception
{
    /// <summary>An exception without a reason.</summary>
    public WireFormatException()
    {
    }

    /// <summary>An exception with the reason, in words.</summary>
    public WireFormatException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with the reason, and what it came from.</summary>
    public WireFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
