namespace Conformance.Kvm.Uapi;

/// <summary>What an ioctl returned: 0, or -1 with an error number.</summary>
public readonly record struct KvmResult(Errno Errno)
{
    /// <summary>The ioctl returned 0.</summary>
    public static KvmResult Ok => default;

    /// <summary>0, or -1 when <see cref="Errno"/> is set.</summary>
    public int Ret => Errno == Errno.None ? 0 : -1;

    /// <summary>True when the ioctl returned 0.</summary>
    public bool IsOk => Errno == Errno.None;
}
